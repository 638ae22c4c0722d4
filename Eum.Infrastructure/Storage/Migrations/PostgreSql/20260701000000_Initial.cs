using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Eum.Infrastructure.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_blocks",
                columns: table => new
                {
                    block_no = table.Column<long>(type: "bigint", nullable: false),
                    first_entry = table.Column<long>(type: "bigint", nullable: false),
                    last_entry = table.Column<long>(type: "bigint", nullable: false),
                    root = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    sealed_at = table.Column<long>(type: "bigint", nullable: false),
                    previous_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_blocks", x => x.block_no);
                });

            migrationBuilder.CreateTable(
                name: "audit_checkpoints",
                columns: table => new
                {
                    checkpoint_no = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    entry_no = table.Column<long>(type: "bigint", nullable: false),
                    entry_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    block_no = table.Column<long>(type: "bigint", nullable: false),
                    block_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    ledger = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    previous = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    key_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    signature = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_checkpoints", x => x.checkpoint_no);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    entry_no = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    actor_id = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    actor = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    employee_no = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    address = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    action = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    subject_person = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    district = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    result = table.Column<short>(type: "smallint", nullable: false),
                    request_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    details = table.Column<string>(type: "character varying(2300)", maxLength: 2300, nullable: false),
                    previous_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.entry_no);
                });

            migrationBuilder.CreateTable(
                name: "audit_reviews",
                columns: table => new
                {
                    review_no = table.Column<long>(type: "bigint", nullable: false),
                    month = table.Column<int>(type: "integer", nullable: false),
                    finding = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    step = table.Column<short>(type: "smallint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    actor = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    employee_no = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_reviews", x => x.review_no);
                });

            migrationBuilder.CreateTable(
                name: "audit_tombstones",
                columns: table => new
                {
                    tombstone_no = table.Column<long>(type: "bigint", nullable: false),
                    last_entry = table.Column<long>(type: "bigint", nullable: false),
                    last_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    last_at = table.Column<long>(type: "bigint", nullable: false),
                    purged_at = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    key_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    signature = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_tombstones", x => x.tombstone_no);
                });

            migrationBuilder.CreateTable(
                name: "balances_daily",
                columns: table => new
                {
                    day = table.Column<int>(type: "integer", nullable: false),
                    programme = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    opening = table.Column<long>(type: "bigint", nullable: false),
                    charged = table.Column<long>(type: "bigint", nullable: false),
                    refunded = table.Column<long>(type: "bigint", nullable: false),
                    expired = table.Column<long>(type: "bigint", nullable: false),
                    spent_charge = table.Column<long>(type: "bigint", nullable: false),
                    cashback_granted = table.Column<long>(type: "bigint", nullable: false),
                    spent_cashback = table.Column<long>(type: "bigint", nullable: false),
                    policy_loaded = table.Column<long>(type: "bigint", nullable: false),
                    spent_policy = table.Column<long>(type: "bigint", nullable: false),
                    closing = table.Column<long>(type: "bigint", nullable: false),
                    protected_account_balance = table.Column<long>(type: "bigint", nullable: false),
                    batch_no = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_balances_daily", x => new { x.day, x.programme });
                });

            migrationBuilder.CreateTable(
                name: "benefit_plus_applications",
                columns: table => new
                {
                    application_no = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<short>(type: "smallint", nullable: false),
                    merchant_key = table.Column<long>(type: "bigint", nullable: false),
                    merchant_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    district = table.Column<int>(type: "integer", nullable: false),
                    rate_bp = table.Column<int>(type: "integer", nullable: false),
                    first_day = table.Column<int>(type: "integer", nullable: false),
                    last_day = table.Column<int>(type: "integer", nullable: true),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    received_at = table.Column<long>(type: "bigint", nullable: false),
                    received_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    closed_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_benefit_plus_applications", x => x.application_no);
                });

            migrationBuilder.CreateTable(
                name: "benefit_plus_contracts",
                columns: table => new
                {
                    merchant_key = table.Column<long>(type: "bigint", nullable: false),
                    valid_from = table.Column<int>(type: "integer", nullable: false),
                    valid_to = table.Column<int>(type: "integer", nullable: true),
                    rate_bp = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_benefit_plus_contracts", x => new { x.merchant_key, x.valid_from });
                });

            migrationBuilder.CreateTable(
                name: "benefit_plus_files",
                columns: table => new
                {
                    application_no = table.Column<long>(type: "bigint", nullable: false),
                    file_no = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_benefit_plus_files", x => new { x.application_no, x.file_no });
                });

            migrationBuilder.CreateTable(
                name: "benefit_plus_steps",
                columns: table => new
                {
                    application_no = table.Column<long>(type: "bigint", nullable: false),
                    step_no = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<short>(type: "smallint", nullable: false),
                    by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    comment = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_benefit_plus_steps", x => new { x.application_no, x.step_no });
                });

            migrationBuilder.CreateTable(
                name: "benefit_plus_terms",
                columns: table => new
                {
                    authority = table.Column<int>(type: "integer", nullable: false),
                    rates = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    target = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_benefit_plus_terms", x => x.authority);
                });

            migrationBuilder.CreateTable(
                name: "budget_entries",
                columns: table => new
                {
                    entry_no = table.Column<long>(type: "bigint", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    fund = table.Column<short>(type: "smallint", nullable: false),
                    authority = table.Column<int>(type: "integer", nullable: false),
                    programme = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    number = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    dated = table.Column<int>(type: "integer", nullable: false),
                    decision = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    source = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    corrects = table.Column<long>(type: "bigint", nullable: true),
                    proposal_no = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budget_entries", x => x.entry_no);
                });

            migrationBuilder.CreateTable(
                name: "budget_lines",
                columns: table => new
                {
                    year = table.Column<int>(type: "integer", nullable: false),
                    fund = table.Column<short>(type: "smallint", nullable: false),
                    authority = table.Column<int>(type: "integer", nullable: false),
                    programme = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    available = table.Column<long>(type: "bigint", nullable: false),
                    executed = table.Column<long>(type: "bigint", nullable: false),
                    uncovered = table.Column<long>(type: "bigint", nullable: false),
                    committed = table.Column<long>(type: "bigint", nullable: false),
                    lapsed = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budget_lines", x => new { x.year, x.fund, x.authority, x.programme });
                });

            migrationBuilder.CreateTable(
                name: "budget_postings",
                columns: table => new
                {
                    batch_no = table.Column<int>(type: "integer", nullable: false),
                    chunk_no = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    fund = table.Column<short>(type: "smallint", nullable: false),
                    authority = table.Column<int>(type: "integer", nullable: false),
                    programme = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    day = table.Column<int>(type: "integer", nullable: false),
                    executed = table.Column<long>(type: "bigint", nullable: false),
                    uncovered = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budget_postings", x => new { x.batch_no, x.chunk_no, x.year, x.fund, x.authority, x.programme, x.day });
                });

            migrationBuilder.CreateTable(
                name: "budget_thresholds",
                columns: table => new
                {
                    authority = table.Column<int>(type: "integer", nullable: false),
                    over_percent = table.Column<int>(type: "integer", nullable: false),
                    under_percent = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budget_thresholds", x => x.authority);
                });

            migrationBuilder.CreateTable(
                name: "cancellations",
                columns: table => new
                {
                    original_key = table.Column<long>(type: "bigint", nullable: false),
                    cancel_key = table.Column<long>(type: "bigint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    from_charge = table.Column<long>(type: "bigint", nullable: false),
                    from_cashback = table.Column<long>(type: "bigint", nullable: false),
                    from_policy = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cancellations", x => new { x.original_key, x.cancel_key });
                });

            migrationBuilder.CreateTable(
                name: "card_answers",
                columns: table => new
                {
                    order_no = table.Column<long>(type: "bigint", nullable: false),
                    made = table.Column<bool>(type: "boolean", nullable: false),
                    occurred_at = table.Column<long>(type: "bigint", nullable: false),
                    card_key = table.Column<long>(type: "bigint", nullable: true),
                    member_key = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    batch_no = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_card_answers", x => x.order_no);
                });

            migrationBuilder.CreateTable(
                name: "card_batches",
                columns: table => new
                {
                    list_no = table.Column<long>(type: "bigint", nullable: false),
                    authority = table.Column<int>(type: "integer", nullable: false),
                    programme = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    fund_no = table.Column<long>(type: "bigint", nullable: false),
                    ordered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    cards = table.Column<int>(type: "integer", nullable: false),
                    done_pages = table.Column<int>(type: "integer", nullable: false),
                    skipped = table.Column<int>(type: "integer", nullable: false),
                    card_cost = table.Column<long>(type: "bigint", nullable: false),
                    loads = table.Column<long>(type: "bigint", nullable: false),
                    line_year = table.Column<int>(type: "integer", nullable: false),
                    line_fund = table.Column<short>(type: "smallint", nullable: false),
                    line_authority = table.Column<int>(type: "integer", nullable: false),
                    line_programme = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    released = table.Column<long>(type: "bigint", nullable: false),
                    approved_at = table.Column<long>(type: "bigint", nullable: true),
                    alone_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_card_batches", x => x.list_no);
                });

            migrationBuilder.CreateTable(
                name: "card_events",
                columns: table => new
                {
                    card_key = table.Column<long>(type: "bigint", nullable: false),
                    occurred_at = table.Column<long>(type: "bigint", nullable: false),
                    @event = table.Column<short>(name: "event", type: "smallint", nullable: false),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    batch_no = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_card_events", x => new { x.card_key, x.occurred_at, x.@event });
                });

            migrationBuilder.CreateTable(
                name: "card_issue_terms",
                columns: table => new
                {
                    authority = table.Column<int>(type: "integer", nullable: false),
                    four_eyes_above = table.Column<int>(type: "integer", nullable: false),
                    lot_size = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_card_issue_terms", x => x.authority);
                });

            migrationBuilder.CreateTable(
                name: "card_order_files",
                columns: table => new
                {
                    file_no = table.Column<long>(type: "bigint", nullable: false),
                    closed_at = table.Column<long>(type: "bigint", nullable: false),
                    closed_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    orders = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_card_order_files", x => x.file_no);
                });

            migrationBuilder.CreateTable(
                name: "card_orders",
                columns: table => new
                {
                    order_no = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<short>(type: "smallint", nullable: false),
                    programme = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    person_no = table.Column<long>(type: "bigint", nullable: false),
                    target_card = table.Column<long>(type: "bigint", nullable: true),
                    authority = table.Column<int>(type: "integer", nullable: false),
                    list_no = table.Column<int>(type: "integer", nullable: false),
                    lot_no = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    ordered_at = table.Column<long>(type: "bigint", nullable: false),
                    ordered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    file_no = table.Column<long>(type: "bigint", nullable: true),
                    card_key = table.Column<long>(type: "bigint", nullable: true),
                    member_key = table.Column<long>(type: "bigint", nullable: true),
                    sent_again_as = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_card_orders", x => x.order_no);
                });

            migrationBuilder.CreateTable(
                name: "cards",
                columns: table => new
                {
                    card_key = table.Column<long>(type: "bigint", nullable: false),
                    member_key = table.Column<long>(type: "bigint", nullable: false),
                    programme_no = table.Column<short>(type: "smallint", nullable: false),
                    status = table.Column<short>(type: "smallint", nullable: false),
                    issued_at = table.Column<long>(type: "bigint", nullable: false),
                    activated_at = table.Column<long>(type: "bigint", nullable: true),
                    closed_at = table.Column<long>(type: "bigint", nullable: true),
                    pan_masked = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    pan_end = table.Column<short>(type: "smallint", nullable: false),
                    lot_no = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    replaces_card = table.Column<long>(type: "bigint", nullable: true),
                    batch_no = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cards", x => x.card_key);
                });

            migrationBuilder.CreateTable(
                name: "charges",
                columns: table => new
                {
                    charge_key = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    occurred_at = table.Column<long>(type: "bigint", nullable: false),
                    posted_on = table.Column<int>(type: "integer", nullable: false),
                    member_key = table.Column<long>(type: "bigint", nullable: false),
                    card_key = table.Column<long>(type: "bigint", nullable: false),
                    programme_no = table.Column<short>(type: "smallint", nullable: false),
                    home_dong = table.Column<long>(type: "bigint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    method = table.Column<short>(type: "smallint", nullable: false),
                    policy_fund = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    expires_on = table.Column<int>(type: "integer", nullable: true),
                    flags = table.Column<short>(type: "smallint", nullable: false),
                    batch_no = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_charges", x => x.charge_key);
                });

            migrationBuilder.CreateTable(
                name: "charges_daily",
                columns: table => new
                {
                    day = table.Column<int>(type: "integer", nullable: false),
                    home_dong = table.Column<long>(type: "bigint", nullable: false),
                    programme_no = table.Column<short>(type: "smallint", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    method = table.Column<short>(type: "smallint", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_charges_daily", x => new { x.day, x.home_dong, x.programme_no, x.kind, x.method });
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    xml = table.Column<string>(type: "text", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "downloads",
                columns: table => new
                {
                    download_no = table.Column<long>(type: "bigint", nullable: false),
                    use_case = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    account = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    employee_no = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    address = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    begun_at = table.Column<long>(type: "bigint", nullable: false),
                    done_at = table.Column<long>(type: "bigint", nullable: true),
                    rows = table.Column<long>(type: "bigint", nullable: false),
                    people = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    data_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    permit_no = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_downloads", x => x.download_no);
                });

            migrationBuilder.CreateTable(
                name: "drafts",
                columns: table => new
                {
                    officer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    form = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    content = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    @base = table.Column<string>(name: "base", type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    key = table.Column<Guid>(type: "uuid", nullable: false),
                    saved_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drafts", x => new { x.officer_id, x.form });
                });

            migrationBuilder.CreateTable(
                name: "export_tickets",
                columns: table => new
                {
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    job_id = table.Column<Guid>(type: "uuid", nullable: false),
                    officer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    session = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    until = table.Column<long>(type: "bigint", nullable: false),
                    used_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_export_tickets", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "exports",
                columns: table => new
                {
                    job_id = table.Column<Guid>(type: "uuid", nullable: false),
                    officer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    permission = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    district = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    download_no = table.Column<long>(type: "bigint", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    stored = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    rows = table.Column<long>(type: "bigint", nullable: false),
                    people = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    done_at = table.Column<long>(type: "bigint", nullable: true),
                    expires_at = table.Column<long>(type: "bigint", nullable: true),
                    taken = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exports", x => x.job_id);
                });

            migrationBuilder.CreateTable(
                name: "fund_load_files",
                columns: table => new
                {
                    file_no = table.Column<long>(type: "bigint", nullable: false),
                    fund_no = table.Column<long>(type: "bigint", nullable: false),
                    authority = table.Column<int>(type: "integer", nullable: false),
                    closed_at = table.Column<long>(type: "bigint", nullable: false),
                    closed_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    loads = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fund_load_files", x => x.file_no);
                });

            migrationBuilder.CreateTable(
                name: "fund_loads",
                columns: table => new
                {
                    fund_no = table.Column<long>(type: "bigint", nullable: false),
                    person_no = table.Column<long>(type: "bigint", nullable: false),
                    load_no = table.Column<long>(type: "bigint", nullable: false),
                    authority = table.Column<int>(type: "integer", nullable: false),
                    list_no = table.Column<long>(type: "bigint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    file_no = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fund_loads", x => new { x.fund_no, x.person_no });
                });

            migrationBuilder.CreateTable(
                name: "id_series",
                columns: table => new
                {
                    series = table.Column<int>(type: "integer", nullable: false),
                    prefix = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    width = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_id_series", x => x.series);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                columns: table => new
                {
                    officer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<Guid>(type: "uuid", nullable: false),
                    use_case = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    request_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    answer = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_keys", x => new { x.officer_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "import_batches",
                columns: table => new
                {
                    batch_no = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    file_name = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    format_version = table.Column<int>(type: "integer", nullable: false),
                    @operator = table.Column<string>(name: "operator", type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    business_date = table.Column<int>(type: "integer", nullable: true),
                    produced_at = table.Column<long>(type: "bigint", nullable: true),
                    sequence_no = table.Column<int>(type: "integer", nullable: true),
                    status = table.Column<short>(type: "smallint", nullable: false),
                    rows = table.Column<long>(type: "bigint", nullable: false),
                    accepted = table.Column<long>(type: "bigint", nullable: false),
                    duplicates = table.Column<long>(type: "bigint", nullable: false),
                    conflicts = table.Column<long>(type: "bigint", nullable: false),
                    rejected = table.Column<long>(type: "bigint", nullable: false),
                    late = table.Column<long>(type: "bigint", nullable: false),
                    adjustments = table.Column<long>(type: "bigint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    operator_cashback = table.Column<long>(type: "bigint", nullable: false),
                    own_cashback = table.Column<long>(type: "bigint", nullable: false),
                    next_offset = table.Column<long>(type: "bigint", nullable: false),
                    next_line = table.Column<long>(type: "bigint", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: false),
                    finished_at = table.Column<long>(type: "bigint", nullable: true),
                    message = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_batches", x => x.batch_no);
                });

            migrationBuilder.CreateTable(
                name: "import_differences",
                columns: table => new
                {
                    batch_no = table.Column<int>(type: "integer", nullable: false),
                    cause = table.Column<short>(type: "smallint", nullable: false),
                    rows = table.Column<long>(type: "bigint", nullable: false),
                    won = table.Column<long>(type: "bigint", nullable: false),
                    national = table.Column<long>(type: "bigint", nullable: false),
                    city = table.Column<long>(type: "bigint", nullable: false),
                    gu = table.Column<long>(type: "bigint", nullable: false),
                    institution = table.Column<long>(type: "bigint", nullable: false),
                    merchant = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_differences", x => new { x.batch_no, x.cause });
                });

            migrationBuilder.CreateTable(
                name: "import_rejects",
                columns: table => new
                {
                    batch_no = table.Column<int>(type: "integer", nullable: false),
                    line = table.Column<long>(type: "bigint", nullable: false),
                    column_name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    rule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    message = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    original = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    row_key = table.Column<long>(type: "bigint", nullable: true),
                    existing_key = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_rejects", x => new { x.batch_no, x.line });
                });

            migrationBuilder.CreateTable(
                name: "jobs",
                columns: table => new
                {
                    job_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    title = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false),
                    officer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    officer_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    address = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    request = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    status = table.Column<short>(type: "smallint", nullable: false),
                    done = table.Column<long>(type: "bigint", nullable: false),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    rate = table.Column<long>(type: "bigint", nullable: false),
                    step = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false),
                    message = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    result = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: true),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    heartbeat_at = table.Column<long>(type: "bigint", nullable: true),
                    runner = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    cancel_asked = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_jobs", x => x.job_id);
                });

            migrationBuilder.CreateTable(
                name: "key_changes",
                columns: table => new
                {
                    change_no = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    from_key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    to_key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    proposal_no = table.Column<long>(type: "bigint", nullable: true),
                    decided_at = table.Column<long>(type: "bigint", nullable: false),
                    done_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_key_changes", x => x.change_no);
                });

            migrationBuilder.CreateTable(
                name: "member_events",
                columns: table => new
                {
                    member_key = table.Column<long>(type: "bigint", nullable: false),
                    occurred_at = table.Column<long>(type: "bigint", nullable: false),
                    @event = table.Column<short>(name: "event", type: "smallint", nullable: false),
                    home_dong = table.Column<long>(type: "bigint", nullable: false),
                    batch_no = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member_events", x => new { x.member_key, x.occurred_at, x.@event });
                });

            migrationBuilder.CreateTable(
                name: "member_months",
                columns: table => new
                {
                    month = table.Column<int>(type: "integer", nullable: false),
                    page = table.Column<long>(type: "bigint", nullable: false),
                    states = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member_months", x => new { x.month, x.page });
                });

            migrationBuilder.CreateTable(
                name: "member_programme_months",
                columns: table => new
                {
                    month = table.Column<int>(type: "integer", nullable: false),
                    member_key = table.Column<long>(type: "bigint", nullable: false),
                    programme_no = table.Column<short>(type: "smallint", nullable: false),
                    spent = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member_programme_months", x => new { x.month, x.member_key, x.programme_no });
                });

            migrationBuilder.CreateTable(
                name: "members",
                columns: table => new
                {
                    member_key = table.Column<long>(type: "bigint", nullable: false),
                    joined_at = table.Column<long>(type: "bigint", nullable: false),
                    left_at = table.Column<long>(type: "bigint", nullable: true),
                    birth_year = table.Column<int>(type: "integer", nullable: false),
                    sex = table.Column<short>(type: "smallint", nullable: false),
                    home_dong = table.Column<long>(type: "bigint", nullable: false),
                    batch_no = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_members", x => x.member_key);
                });

            migrationBuilder.CreateTable(
                name: "merchant_designations",
                columns: table => new
                {
                    merchant_key = table.Column<long>(type: "bigint", nullable: false),
                    designation = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false, collation: "C"),
                    valid_from = table.Column<int>(type: "integer", nullable: false),
                    valid_to = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_merchant_designations", x => new { x.merchant_key, x.designation, x.valid_from });
                });

            migrationBuilder.CreateTable(
                name: "merchant_terms",
                columns: table => new
                {
                    merchant_key = table.Column<long>(type: "bigint", nullable: false),
                    valid_from = table.Column<int>(type: "integer", nullable: false),
                    business_type = table.Column<int>(type: "integer", nullable: false),
                    legal_dong = table.Column<long>(type: "bigint", nullable: false),
                    district = table.Column<int>(type: "integer", nullable: false),
                    bracket = table.Column<short>(type: "smallint", nullable: false),
                    status = table.Column<short>(type: "smallint", nullable: false),
                    batch_no = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_merchant_terms", x => new { x.merchant_key, x.valid_from, x.batch_no });
                });

            migrationBuilder.CreateTable(
                name: "merchants",
                columns: table => new
                {
                    merchant_key = table.Column<long>(type: "bigint", nullable: false),
                    registration_no = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ksic = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                    address = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    phone = table.Column<string>(type: "character varying(240)", maxLength: 240, nullable: false, collation: "C"),
                    phone_index = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    qr = table.Column<bool>(type: "boolean", nullable: false),
                    registered_on = table.Column<int>(type: "integer", nullable: false),
                    closed_on = table.Column<int>(type: "integer", nullable: true),
                    batch_no = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_merchants", x => x.merchant_key);
                });

            migrationBuilder.CreateTable(
                name: "month_closings",
                columns: table => new
                {
                    month = table.Column<int>(type: "integer", nullable: false),
                    closed_at = table.Column<long>(type: "bigint", nullable: false),
                    closed_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_month_closings", x => x.month);
                });

            migrationBuilder.CreateTable(
                name: "officer_grants",
                columns: table => new
                {
                    grant_no = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    authority = table.Column<int>(type: "integer", nullable: false),
                    from_day = table.Column<int>(type: "integer", nullable: false),
                    until_day = table.Column<int>(type: "integer", nullable: true),
                    proposal_no = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_officer_grants", x => x.grant_no);
                });

            migrationBuilder.CreateTable(
                name: "officer_settings",
                columns: table => new
                {
                    officer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                    theme = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                    density = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                    unit = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_officer_settings", x => x.officer_id);
                });

            migrationBuilder.CreateTable(
                name: "payment_differences_daily",
                columns: table => new
                {
                    day = table.Column<int>(type: "integer", nullable: false),
                    district = table.Column<int>(type: "integer", nullable: false),
                    business_type = table.Column<int>(type: "integer", nullable: false),
                    bracket = table.Column<short>(type: "smallint", nullable: false),
                    cause = table.Column<short>(type: "smallint", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    own = table.Column<long>(type: "bigint", nullable: false),
                    @operator = table.Column<long>(name: "operator", type: "bigint", nullable: false),
                    won = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_differences_daily", x => new { x.day, x.district, x.business_type, x.bracket, x.cause });
                });

            migrationBuilder.CreateTable(
                name: "payment_postings",
                columns: table => new
                {
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false),
                    first_key = table.Column<long>(type: "bigint", nullable: false),
                    batch_no = table.Column<int>(type: "integer", nullable: false),
                    chunk_no = table.Column<int>(type: "integer", nullable: false),
                    part = table.Column<int>(type: "integer", nullable: false),
                    entries = table.Column<int>(type: "integer", nullable: false),
                    list = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_postings", x => new { x.kind, x.day, x.first_key, x.batch_no, x.chunk_no, x.part });
                });

            migrationBuilder.CreateTable(
                name: "payment_spans",
                columns: table => new
                {
                    day = table.Column<int>(type: "integer", nullable: false),
                    batch_no = table.Column<int>(type: "integer", nullable: false),
                    chunk_no = table.Column<int>(type: "integer", nullable: false),
                    series = table.Column<int>(type: "integer", nullable: false),
                    entries = table.Column<int>(type: "integer", nullable: false),
                    first_key = table.Column<long>(type: "bigint", nullable: false),
                    last_key = table.Column<long>(type: "bigint", nullable: false),
                    first_at = table.Column<long>(type: "bigint", nullable: false),
                    last_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_spans", x => new { x.day, x.batch_no, x.chunk_no, x.series });
                });

            migrationBuilder.CreateTable(
                name: "payments",
                columns: table => new
                {
                    tx_key = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    original_key = table.Column<long>(type: "bigint", nullable: true),
                    approved_at = table.Column<long>(type: "bigint", nullable: false),
                    posted_on = table.Column<int>(type: "integer", nullable: false),
                    member_key = table.Column<long>(type: "bigint", nullable: false),
                    card_key = table.Column<long>(type: "bigint", nullable: false),
                    merchant_key = table.Column<long>(type: "bigint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    from_charge = table.Column<long>(type: "bigint", nullable: false),
                    from_cashback = table.Column<long>(type: "bigint", nullable: false),
                    from_policy = table.Column<long>(type: "bigint", nullable: false),
                    merchant_discount = table.Column<long>(type: "bigint", nullable: false),
                    facts_no = table.Column<int>(type: "integer", nullable: false),
                    plan_no = table.Column<int>(type: "integer", nullable: false),
                    mtd_before = table.Column<long>(type: "bigint", nullable: false),
                    programme_before = table.Column<long>(type: "bigint", nullable: false),
                    national = table.Column<long>(type: "bigint", nullable: false),
                    city = table.Column<long>(type: "bigint", nullable: false),
                    gu = table.Column<long>(type: "bigint", nullable: false),
                    institution = table.Column<long>(type: "bigint", nullable: false),
                    merchant = table.Column<long>(type: "bigint", nullable: false),
                    cashback = table.Column<long>(type: "bigint", nullable: false),
                    operator_cashback = table.Column<long>(type: "bigint", nullable: false),
                    cause = table.Column<short>(type: "smallint", nullable: false),
                    flags = table.Column<short>(type: "smallint", nullable: false),
                    batch_no = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments", x => x.tx_key);
                });

            migrationBuilder.CreateTable(
                name: "payments_daily",
                columns: table => new
                {
                    day = table.Column<int>(type: "integer", nullable: false),
                    legal_dong = table.Column<long>(type: "bigint", nullable: false),
                    district = table.Column<int>(type: "integer", nullable: false),
                    business_type = table.Column<int>(type: "integer", nullable: false),
                    programme_no = table.Column<short>(type: "smallint", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    flags = table.Column<short>(type: "smallint", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    cashback = table.Column<long>(type: "bigint", nullable: false),
                    national = table.Column<long>(type: "bigint", nullable: false),
                    city = table.Column<long>(type: "bigint", nullable: false),
                    gu = table.Column<long>(type: "bigint", nullable: false),
                    institution = table.Column<long>(type: "bigint", nullable: false),
                    merchant = table.Column<long>(type: "bigint", nullable: false),
                    operator_cashback = table.Column<long>(type: "bigint", nullable: false),
                    from_charge = table.Column<long>(type: "bigint", nullable: false),
                    from_cashback = table.Column<long>(type: "bigint", nullable: false),
                    from_policy = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments_daily", x => new { x.day, x.legal_dong, x.district, x.business_type, x.programme_no, x.kind, x.flags });
                });

            migrationBuilder.CreateTable(
                name: "payments_monthly",
                columns: table => new
                {
                    month = table.Column<int>(type: "integer", nullable: false),
                    legal_dong = table.Column<long>(type: "bigint", nullable: false),
                    district = table.Column<int>(type: "integer", nullable: false),
                    business_type = table.Column<int>(type: "integer", nullable: false),
                    programme_no = table.Column<short>(type: "smallint", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    flags = table.Column<short>(type: "smallint", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    cashback = table.Column<long>(type: "bigint", nullable: false),
                    national = table.Column<long>(type: "bigint", nullable: false),
                    city = table.Column<long>(type: "bigint", nullable: false),
                    gu = table.Column<long>(type: "bigint", nullable: false),
                    institution = table.Column<long>(type: "bigint", nullable: false),
                    merchant = table.Column<long>(type: "bigint", nullable: false),
                    operator_cashback = table.Column<long>(type: "bigint", nullable: false),
                    from_charge = table.Column<long>(type: "bigint", nullable: false),
                    from_cashback = table.Column<long>(type: "bigint", nullable: false),
                    from_policy = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments_monthly", x => new { x.month, x.legal_dong, x.district, x.business_type, x.programme_no, x.kind, x.flags });
                });

            migrationBuilder.CreateTable(
                name: "persons",
                columns: table => new
                {
                    person_no = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    birth_date = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    phone = table.Column<string>(type: "character varying(240)", maxLength: 240, nullable: false, collation: "C"),
                    identity_index = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    phone_index = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    consents = table.Column<short>(type: "smallint", nullable: false),
                    consented_at = table.Column<long>(type: "bigint", nullable: false),
                    registered_at = table.Column<long>(type: "bigint", nullable: false),
                    registered_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_persons", x => x.person_no);
                });

            migrationBuilder.CreateTable(
                name: "policies",
                columns: table => new
                {
                    policy = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    authority = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    name_en = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    budget = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_policies", x => x.policy);
                });

            migrationBuilder.CreateTable(
                name: "policy_drafts",
                columns: table => new
                {
                    draft_no = table.Column<long>(type: "bigint", nullable: false),
                    policy = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    authority = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    content = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    proposal_no = table.Column<long>(type: "bigint", nullable: true),
                    made_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    made_at = table.Column<long>(type: "bigint", nullable: false),
                    saved_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    saved_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_policy_drafts", x => x.draft_no);
                });

            migrationBuilder.CreateTable(
                name: "policy_funds",
                columns: table => new
                {
                    fund_no = table.Column<long>(type: "bigint", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    authority = table.Column<int>(type: "integer", nullable: false),
                    programme = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    first_day = table.Column<int>(type: "integer", nullable: false),
                    last_day = table.Column<int>(type: "integer", nullable: false),
                    line_year = table.Column<int>(type: "integer", nullable: false),
                    line_fund = table.Column<short>(type: "smallint", nullable: false),
                    line_programme = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    ceiling = table.Column<long>(type: "bigint", nullable: false),
                    promised = table.Column<long>(type: "bigint", nullable: false),
                    loaded = table.Column<long>(type: "bigint", nullable: false),
                    spent = table.Column<long>(type: "bigint", nullable: false),
                    expired = table.Column<long>(type: "bigint", nullable: false),
                    counted_at = table.Column<long>(type: "bigint", nullable: true),
                    closed_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_policy_funds", x => x.fund_no);
                });

            migrationBuilder.CreateTable(
                name: "policy_versions",
                columns: table => new
                {
                    policy = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    authority = table.Column<int>(type: "integer", nullable: false),
                    starts_at = table.Column<long>(type: "bigint", nullable: false),
                    document = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    proposal_no = table.Column<long>(type: "bigint", nullable: true),
                    maker = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    approver = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    approved_at = table.Column<long>(type: "bigint", nullable: true),
                    examples = table.Column<string>(type: "text", maxLength: -1, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_policy_versions", x => new { x.policy, x.version });
                });

            migrationBuilder.CreateTable(
                name: "programme_limits",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    valid_from = table.Column<int>(type: "integer", nullable: false),
                    proposal_no = table.Column<long>(type: "bigint", nullable: false),
                    minimum_charge = table.Column<long>(type: "bigint", nullable: false),
                    basic_holding = table.Column<long>(type: "bigint", nullable: false),
                    holding = table.Column<long>(type: "bigint", nullable: false),
                    card_cost = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programme_limits", x => new { x.code, x.valid_from, x.proposal_no });
                });

            migrationBuilder.CreateTable(
                name: "programme_profiles",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    valid_from = table.Column<int>(type: "integer", nullable: false),
                    proposal_no = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name_en = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    colour = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false, collation: "C"),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    owner = table.Column<int>(type: "integer", nullable: false),
                    minimum_age = table.Column<int>(type: "integer", nullable: false),
                    maximum_age = table.Column<int>(type: "integer", nullable: true),
                    institution = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    payer = table.Column<int>(type: "integer", nullable: false),
                    open = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programme_profiles", x => new { x.code, x.valid_from, x.proposal_no });
                });

            migrationBuilder.CreateTable(
                name: "programmes",
                columns: table => new
                {
                    programme_no = table.Column<short>(type: "smallint", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    brand = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    group_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programmes", x => x.programme_no);
                });

            migrationBuilder.CreateTable(
                name: "proposal_files",
                columns: table => new
                {
                    proposal_no = table.Column<long>(type: "bigint", nullable: false),
                    file_no = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposal_files", x => new { x.proposal_no, x.file_no });
                });

            migrationBuilder.CreateTable(
                name: "proposal_steps",
                columns: table => new
                {
                    proposal_no = table.Column<long>(type: "bigint", nullable: false),
                    step_no = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    act = table.Column<short>(type: "smallint", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    person_no = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    maker_no = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    comment = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    content = table.Column<string>(type: "text", maxLength: -1, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposal_steps", x => new { x.proposal_no, x.step_no });
                    table.CheckConstraint("ck_proposal_steps_two_people", "act NOT IN (3, 4) OR (person_no <> maker_no AND person_no <> '')");
                });

            migrationBuilder.CreateTable(
                name: "proposals",
                columns: table => new
                {
                    proposal_no = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    authority = table.Column<int>(type: "integer", nullable: false),
                    target = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    effect = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    maker_id = table.Column<Guid>(type: "uuid", nullable: false),
                    maker_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    maker_no = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    makers = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    proposed_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    decided_at = table.Column<long>(type: "bigint", nullable: true),
                    decided_no = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    follows = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposals", x => x.proposal_no);
                    table.CheckConstraint("ck_proposals_decided", "state NOT IN (2, 3) OR decided_no IS NOT NULL");
                    table.CheckConstraint("ck_proposals_maker", "maker_no <> ''");
                    table.CheckConstraint("ck_proposals_two_people", "decided_no IS NULL OR decided_no <> maker_no");
                });

            migrationBuilder.CreateTable(
                name: "rating_facts",
                columns: table => new
                {
                    facts_no = table.Column<int>(type: "integer", nullable: false),
                    programme_no = table.Column<short>(type: "smallint", nullable: false),
                    legal_dong = table.Column<long>(type: "bigint", nullable: false),
                    district = table.Column<int>(type: "integer", nullable: false),
                    bracket = table.Column<short>(type: "smallint", nullable: false),
                    designations = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    benefit_plus_bp = table.Column<int>(type: "integer", nullable: false),
                    business_type = table.Column<int>(type: "integer", nullable: false),
                    channel = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rating_facts", x => x.facts_no);
                });

            migrationBuilder.CreateTable(
                name: "rating_plans",
                columns: table => new
                {
                    plan_no = table.Column<int>(type: "integer", nullable: false),
                    starts_at = table.Column<long>(type: "bigint", nullable: false),
                    versions = table.Column<string>(type: "text", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rating_plans", x => x.plan_no);
                });

            migrationBuilder.CreateTable(
                name: "roles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roles", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "saved_views",
                columns: table => new
                {
                    view_no = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    list = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    shared_with = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    query = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    saved_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_views", x => x.view_no);
                });

            migrationBuilder.CreateTable(
                name: "sent_list_pages",
                columns: table => new
                {
                    page_key = table.Column<long>(type: "bigint", nullable: false),
                    list_no = table.Column<long>(type: "bigint", nullable: false),
                    authority = table.Column<int>(type: "integer", nullable: false),
                    new_rows = table.Column<int>(type: "integer", nullable: false),
                    change_rows = table.Column<int>(type: "integer", nullable: false),
                    same_rows = table.Column<int>(type: "integer", nullable: false),
                    repeat_rows = table.Column<int>(type: "integer", nullable: false),
                    rejected_rows = table.Column<int>(type: "integer", nullable: false),
                    body = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sent_list_pages", x => x.page_key);
                });

            migrationBuilder.CreateTable(
                name: "sent_lists",
                columns: table => new
                {
                    list_no = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    authority = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    officer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    officer_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    made_at = table.Column<long>(type: "bigint", nullable: false),
                    effective_on = table.Column<int>(type: "integer", nullable: false),
                    encoding = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                    headings = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    headings_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    upload = table.Column<Guid>(type: "uuid", nullable: false),
                    stored = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    mapping = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    new_rows = table.Column<int>(type: "integer", nullable: false),
                    change_rows = table.Column<int>(type: "integer", nullable: false),
                    same_rows = table.Column<int>(type: "integer", nullable: false),
                    repeat_rows = table.Column<int>(type: "integer", nullable: false),
                    rejected_rows = table.Column<int>(type: "integer", nullable: false),
                    effect = table.Column<string>(type: "text", maxLength: -1, nullable: true),
                    effect_of = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    job_id = table.Column<Guid>(type: "uuid", nullable: true),
                    batch_no = table.Column<int>(type: "integer", nullable: true),
                    message = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sent_lists", x => x.list_no);
                });

            migrationBuilder.CreateTable(
                name: "services_daily",
                columns: table => new
                {
                    day = table.Column<int>(type: "integer", nullable: false),
                    service = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    provider = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    district = table.Column<int>(type: "integer", nullable: false),
                    measure = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    value = table.Column<long>(type: "bigint", nullable: false),
                    batch_no = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_services_daily", x => new { x.day, x.service, x.provider, x.district, x.measure });
                });

            migrationBuilder.CreateTable(
                name: "signups_daily",
                columns: table => new
                {
                    day = table.Column<int>(type: "integer", nullable: false),
                    home_dong = table.Column<long>(type: "bigint", nullable: false),
                    birth_year = table.Column<int>(type: "integer", nullable: false),
                    sex = table.Column<short>(type: "smallint", nullable: false),
                    @event = table.Column<short>(name: "event", type: "smallint", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signups_daily", x => new { x.day, x.home_dong, x.birth_year, x.sex, x.@event });
                });

            migrationBuilder.CreateTable(
                name: "simulations",
                columns: table => new
                {
                    simulation_no = table.Column<long>(type: "bigint", nullable: false),
                    job_id = table.Column<Guid>(type: "uuid", nullable: false),
                    district = table.Column<int>(type: "integer", nullable: false),
                    authority = table.Column<int>(type: "integer", nullable: false),
                    policy = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    policy_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    policy_version = table.Column<int>(type: "integer", nullable: false),
                    rules_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    from_month = table.Column<int>(type: "integer", nullable: false),
                    to_month = table.Column<int>(type: "integer", nullable: false),
                    draft = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    result = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    payments = table.Column<long>(type: "bigint", nullable: false),
                    paid = table.Column<long>(type: "bigint", nullable: false),
                    drafted = table.Column<long>(type: "bigint", nullable: false),
                    officer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    officer_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    simulated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_simulations", x => x.simulation_no);
                });

            migrationBuilder.CreateTable(
                name: "users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    display_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    department = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    employee_no = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    last_sign_in_at = table.Column<long>(type: "bigint", nullable: true),
                    disabled_at = table.Column<long>(type: "bigint", nullable: true),
                    totp_seed = table.Column<byte[]>(type: "bytea", maxLength: 200, nullable: true),
                    totp_step = table.Column<long>(type: "bigint", nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<long>(type: "bigint", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "users_monthly",
                columns: table => new
                {
                    month = table.Column<int>(type: "integer", nullable: false),
                    home_dong = table.Column<long>(type: "bigint", nullable: false),
                    users = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users_monthly", x => new { x.month, x.home_dong });
                });

            migrationBuilder.CreateTable(
                name: "role_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    role_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_role_claims_role_id",
                        column: x => x.role_id,
                        principalTable: "roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "enrolment_tokens",
                columns: table => new
                {
                    token_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    used_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrolment_tokens", x => x.token_hash);
                    table.ForeignKey(
                        name: "fk_enrolment_tokens_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recovery_codes",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    used_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery_codes", x => new { x.user_id, x.code_hash });
                    table.ForeignKey(
                        name: "fk_recovery_codes_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    session_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    security_stamp = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: false),
                    seen_at = table.Column<long>(type: "bigint", nullable: false),
                    stepped_up_at = table.Column<long>(type: "bigint", nullable: false),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    ended_by = table.Column<short>(type: "smallint", nullable: true),
                    address = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    device = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sessions", x => x.session_id);
                    table.ForeignKey(
                        name: "fk_sessions_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "user_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_user_claims_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    provider_key = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_user_logins_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_passkeys",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_passkeys", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_user_passkeys_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_roles",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_roles", x => new { x.user_id, x.role_id });
                    table.ForeignKey(
                        name: "fk_user_roles_role_id",
                        column: x => x.role_id,
                        principalTable: "roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_user_roles_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_user_tokens_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_actor",
                table: "audit_entries",
                column: "actor");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_at",
                table: "audit_entries",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_subject",
                table: "audit_entries",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_subject_person",
                table: "audit_entries",
                column: "subject_person");

            migrationBuilder.CreateIndex(
                name: "ix_audit_reviews_month_finding",
                table: "audit_reviews",
                columns: new[] { "month", "finding" });

            migrationBuilder.CreateIndex(
                name: "ix_benefit_plus_applications_merchant_key",
                table: "benefit_plus_applications",
                column: "merchant_key");

            migrationBuilder.CreateIndex(
                name: "ix_benefit_plus_applications_state_received_at",
                table: "benefit_plus_applications",
                columns: new[] { "state", "received_at" });

            migrationBuilder.CreateIndex(
                name: "ix_budget_entries_year_fund_authority_programme",
                table: "budget_entries",
                columns: new[] { "year", "fund", "authority", "programme" });

            migrationBuilder.CreateIndex(
                name: "ix_card_batches_fund_no",
                table: "card_batches",
                column: "fund_no");

            migrationBuilder.CreateIndex(
                name: "ix_card_orders_card_key",
                table: "card_orders",
                column: "card_key");

            migrationBuilder.CreateIndex(
                name: "ix_card_orders_file_no",
                table: "card_orders",
                column: "file_no");

            migrationBuilder.CreateIndex(
                name: "ix_card_orders_list_no",
                table: "card_orders",
                column: "list_no");

            migrationBuilder.CreateIndex(
                name: "ix_card_orders_person_no",
                table: "card_orders",
                column: "person_no");

            migrationBuilder.CreateIndex(
                name: "ix_card_orders_state_order_no",
                table: "card_orders",
                columns: new[] { "state", "order_no" });

            migrationBuilder.CreateIndex(
                name: "ix_card_orders_target_card",
                table: "card_orders",
                column: "target_card");

            migrationBuilder.CreateIndex(
                name: "ix_cards_member_key",
                table: "cards",
                column: "member_key");

            migrationBuilder.CreateIndex(
                name: "ix_cards_pan_end",
                table: "cards",
                column: "pan_end");

            migrationBuilder.CreateIndex(
                name: "ix_downloads_permit_no",
                table: "downloads",
                column: "permit_no",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_downloads_sha256",
                table: "downloads",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_drafts_saved_at",
                table: "drafts",
                column: "saved_at");

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_tokens_user_id",
                table: "enrolment_tokens",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_export_tickets_until",
                table: "export_tickets",
                column: "until");

            migrationBuilder.CreateIndex(
                name: "ix_exports_expires_at",
                table: "exports",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_exports_officer_id_asked_at",
                table: "exports",
                columns: new[] { "officer_id", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_fund_load_files_fund_no",
                table: "fund_load_files",
                column: "fund_no");

            migrationBuilder.CreateIndex(
                name: "ix_fund_loads_file_no",
                table: "fund_loads",
                column: "file_no");

            migrationBuilder.CreateIndex(
                name: "ix_fund_loads_list_no",
                table: "fund_loads",
                column: "list_no");

            migrationBuilder.CreateIndex(
                name: "ix_fund_loads_load_no",
                table: "fund_loads",
                column: "load_no",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_id_series_prefix_width",
                table: "id_series",
                columns: new[] { "prefix", "width" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_keys_at",
                table: "idempotency_keys",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_import_batches_kind_sequence_no",
                table: "import_batches",
                columns: new[] { "kind", "sequence_no" });

            migrationBuilder.CreateIndex(
                name: "ix_import_batches_sha256",
                table: "import_batches",
                column: "sha256",
                unique: true,
                filter: "status IN (2, 3)");

            migrationBuilder.CreateIndex(
                name: "ix_jobs_officer_id_asked_at",
                table: "jobs",
                columns: new[] { "officer_id", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_jobs_status_asked_at",
                table: "jobs",
                columns: new[] { "status", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_merchants_phone_index",
                table: "merchants",
                column: "phone_index");

            migrationBuilder.CreateIndex(
                name: "ix_merchants_registration_no",
                table: "merchants",
                column: "registration_no");

            migrationBuilder.CreateIndex(
                name: "ix_officer_grants_user_id",
                table: "officer_grants",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_persons_identity_index",
                table: "persons",
                column: "identity_index",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_persons_phone_index",
                table: "persons",
                column: "phone_index");

            migrationBuilder.CreateIndex(
                name: "ix_policy_drafts_policy_state",
                table: "policy_drafts",
                columns: new[] { "policy", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_policy_funds_code",
                table: "policy_funds",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_programmes_code",
                table: "programmes",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_proposals_state_expires_at",
                table: "proposals",
                columns: new[] { "state", "expires_at" });

            migrationBuilder.CreateIndex(
                name: "ix_proposals_target_proposed_at",
                table: "proposals",
                columns: new[] { "target", "proposed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_role_claims_role_id",
                table: "role_claims",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "ix_roles_normalized_name",
                table: "roles",
                column: "normalized_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_saved_views_list",
                table: "saved_views",
                column: "list");

            migrationBuilder.CreateIndex(
                name: "ix_sent_list_pages_list_no",
                table: "sent_list_pages",
                column: "list_no");

            migrationBuilder.CreateIndex(
                name: "ix_sent_lists_headings_hash_list_no",
                table: "sent_lists",
                columns: new[] { "headings_hash", "list_no" });

            migrationBuilder.CreateIndex(
                name: "ix_sessions_user_id_ended_at",
                table: "sessions",
                columns: new[] { "user_id", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "ix_simulations_job_id",
                table: "simulations",
                column: "job_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_simulations_rules_sha256",
                table: "simulations",
                column: "rules_sha256");

            migrationBuilder.CreateIndex(
                name: "ix_user_claims_user_id",
                table: "user_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_logins_user_id",
                table: "user_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_passkeys_user_id",
                table: "user_passkeys",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_user_roles_role_id",
                table: "user_roles",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "ix_users_employee_no",
                table: "users",
                column: "employee_no");

            migrationBuilder.CreateIndex(
                name: "ix_users_normalized_email",
                table: "users",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_users_normalized_user_name",
                table: "users",
                column: "normalized_user_name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_blocks");

            migrationBuilder.DropTable(
                name: "audit_checkpoints");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "audit_reviews");

            migrationBuilder.DropTable(
                name: "audit_tombstones");

            migrationBuilder.DropTable(
                name: "balances_daily");

            migrationBuilder.DropTable(
                name: "benefit_plus_applications");

            migrationBuilder.DropTable(
                name: "benefit_plus_contracts");

            migrationBuilder.DropTable(
                name: "benefit_plus_files");

            migrationBuilder.DropTable(
                name: "benefit_plus_steps");

            migrationBuilder.DropTable(
                name: "benefit_plus_terms");

            migrationBuilder.DropTable(
                name: "budget_entries");

            migrationBuilder.DropTable(
                name: "budget_lines");

            migrationBuilder.DropTable(
                name: "budget_postings");

            migrationBuilder.DropTable(
                name: "budget_thresholds");

            migrationBuilder.DropTable(
                name: "cancellations");

            migrationBuilder.DropTable(
                name: "card_answers");

            migrationBuilder.DropTable(
                name: "card_batches");

            migrationBuilder.DropTable(
                name: "card_events");

            migrationBuilder.DropTable(
                name: "card_issue_terms");

            migrationBuilder.DropTable(
                name: "card_order_files");

            migrationBuilder.DropTable(
                name: "card_orders");

            migrationBuilder.DropTable(
                name: "cards");

            migrationBuilder.DropTable(
                name: "charges");

            migrationBuilder.DropTable(
                name: "charges_daily");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "downloads");

            migrationBuilder.DropTable(
                name: "drafts");

            migrationBuilder.DropTable(
                name: "enrolment_tokens");

            migrationBuilder.DropTable(
                name: "export_tickets");

            migrationBuilder.DropTable(
                name: "exports");

            migrationBuilder.DropTable(
                name: "fund_load_files");

            migrationBuilder.DropTable(
                name: "fund_loads");

            migrationBuilder.DropTable(
                name: "id_series");

            migrationBuilder.DropTable(
                name: "idempotency_keys");

            migrationBuilder.DropTable(
                name: "import_batches");

            migrationBuilder.DropTable(
                name: "import_differences");

            migrationBuilder.DropTable(
                name: "import_rejects");

            migrationBuilder.DropTable(
                name: "jobs");

            migrationBuilder.DropTable(
                name: "key_changes");

            migrationBuilder.DropTable(
                name: "member_events");

            migrationBuilder.DropTable(
                name: "member_months");

            migrationBuilder.DropTable(
                name: "member_programme_months");

            migrationBuilder.DropTable(
                name: "members");

            migrationBuilder.DropTable(
                name: "merchant_designations");

            migrationBuilder.DropTable(
                name: "merchant_terms");

            migrationBuilder.DropTable(
                name: "merchants");

            migrationBuilder.DropTable(
                name: "month_closings");

            migrationBuilder.DropTable(
                name: "officer_grants");

            migrationBuilder.DropTable(
                name: "officer_settings");

            migrationBuilder.DropTable(
                name: "payment_differences_daily");

            migrationBuilder.DropTable(
                name: "payment_postings");

            migrationBuilder.DropTable(
                name: "payment_spans");

            migrationBuilder.DropTable(
                name: "payments");

            migrationBuilder.DropTable(
                name: "payments_daily");

            migrationBuilder.DropTable(
                name: "payments_monthly");

            migrationBuilder.DropTable(
                name: "persons");

            migrationBuilder.DropTable(
                name: "policies");

            migrationBuilder.DropTable(
                name: "policy_drafts");

            migrationBuilder.DropTable(
                name: "policy_funds");

            migrationBuilder.DropTable(
                name: "policy_versions");

            migrationBuilder.DropTable(
                name: "programme_limits");

            migrationBuilder.DropTable(
                name: "programme_profiles");

            migrationBuilder.DropTable(
                name: "programmes");

            migrationBuilder.DropTable(
                name: "proposal_files");

            migrationBuilder.DropTable(
                name: "proposal_steps");

            migrationBuilder.DropTable(
                name: "proposals");

            migrationBuilder.DropTable(
                name: "rating_facts");

            migrationBuilder.DropTable(
                name: "rating_plans");

            migrationBuilder.DropTable(
                name: "recovery_codes");

            migrationBuilder.DropTable(
                name: "role_claims");

            migrationBuilder.DropTable(
                name: "saved_views");

            migrationBuilder.DropTable(
                name: "sent_list_pages");

            migrationBuilder.DropTable(
                name: "sent_lists");

            migrationBuilder.DropTable(
                name: "services_daily");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "signups_daily");

            migrationBuilder.DropTable(
                name: "simulations");

            migrationBuilder.DropTable(
                name: "user_claims");

            migrationBuilder.DropTable(
                name: "user_logins");

            migrationBuilder.DropTable(
                name: "user_passkeys");

            migrationBuilder.DropTable(
                name: "user_roles");

            migrationBuilder.DropTable(
                name: "user_tokens");

            migrationBuilder.DropTable(
                name: "users_monthly");

            migrationBuilder.DropTable(
                name: "roles");

            migrationBuilder.DropTable(
                name: "users");
        }
    }
}
