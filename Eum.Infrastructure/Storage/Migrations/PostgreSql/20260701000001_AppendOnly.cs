using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Eum.Infrastructure.Storage.Migrations.PostgreSql;

[DbContext(typeof(PostgresEumDbContext))]
[Migration("20260701000001_AppendOnly")]
public sealed class AppendOnlyOnPostgres : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'restrict_violation';
            END $$
            """);
        foreach (var table in AppendOnly.Tables)
            migrationBuilder.Sql(
                $"""
                 CREATE TRIGGER "{table}_append_only" BEFORE UPDATE {OrDelete(table)} OR TRUNCATE ON "{table}"
                 FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('{AppendOnly.Refusal(table)}')
                 """);

        migrationBuilder.Sql(
            $"""
             CREATE FUNCTION refuse_unless_purged() RETURNS trigger LANGUAGE plpgsql AS $$
             BEGIN
                 IF EXISTS (SELECT 1 FROM audit_tombstones WHERE last_entry >= OLD.entry_no) THEN RETURN OLD; END IF;
                 RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'restrict_violation';
             END $$;
             CREATE TRIGGER "{AppendOnly.Purged}_kept" BEFORE DELETE ON "{AppendOnly.Purged}"
             FOR EACH ROW EXECUTE FUNCTION refuse_unless_purged('{AppendOnly.Refusal(AppendOnly.Purged)}')
             """);

        // Packed numbers: trying to compress them costs the import more than the disk they might save.
        migrationBuilder.Sql("ALTER TABLE payment_postings ALTER COLUMN list SET STORAGE EXTERNAL");
        migrationBuilder.Sql("ALTER TABLE member_months ALTER COLUMN states SET STORAGE EXTERNAL");
        ProposalsEnd(migrationBuilder);
    }

    // A proposal may move while it waits. Its maker, kind and birth are what they were; what is final stays.
    private static void ProposalsEnd(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            $"""
             CREATE TRIGGER proposals_no_delete BEFORE DELETE OR TRUNCATE ON proposals
             FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('{AppendOnly.ProposalRefusal}')
             """);
        migrationBuilder.Sql(
            $"""
             CREATE TRIGGER proposals_no_update BEFORE UPDATE ON proposals FOR EACH ROW
             WHEN (OLD.state <> 1 OR NEW.proposal_no <> OLD.proposal_no OR NEW.maker_no <> OLD.maker_no
                 OR NEW.maker_id <> OLD.maker_id OR NEW.kind <> OLD.kind OR NEW.authority <> OLD.authority
                 OR NEW.proposed_at <> OLD.proposed_at OR NEW.expires_at <> OLD.expires_at
                 OR NOT starts_with(NEW.makers, OLD.makers))
             EXECUTE FUNCTION refuse_change('{AppendOnly.ProposalRefusal}')
             """);
    }

    private static string OrDelete(string table) => table == AppendOnly.Purged ? "" : "OR DELETE";
}
