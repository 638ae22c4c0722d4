using Eum.Infrastructure.Storage.Bulk;
using static Eum.Infrastructure.Storage.Bulk.BulkTable;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// The tables an import writes, as the bulk path sees them (names and types are held against the model by a test).
/// </summary>
internal static class ImportTables
{
    public static BulkTable IdSeries { get; } = new("id_series", 1, Int("series"), Text("prefix"), Int("width"));

    public static BulkTable Batches { get; } = new("import_batches", 1, Int("batch_no"), Text("sha256"),
        Text("file_name"), Text("kind"), Int("format_version"), Text("operator"), Int("business_date"),
        Big("produced_at"), Int("sequence_no"), Small("status"), Big("rows"), Big("accepted"), Big("duplicates"),
        Big("conflicts"), Big("rejected"), Big("late"), Big("adjustments"), Big("amount"), Big("operator_cashback"),
        Big("own_cashback"), Big("next_offset"), Big("next_line"), Big("started_at"), Big("finished_at"),
        Text("message"));

    public static BulkTable AuditEntries { get; } = new("audit_entries", 1, Big("entry_no"), Big("at"),
        Text("actor_id"), Text("actor"), Text("employee_no"), Text("address"), Text("action"), Text("subject"),
        Text("subject_person"), Int("district"), Text("reason"), Small("result"), Text("request_id"), Text("details"),
        Text("previous_hash"), Text("hash"));

    public static BulkTable Rejects { get; } = new(
        "import_rejects", 2, Int("batch_no"), Big("line"), Text("column_name"),
        Text("rule"), Text("message"), Text("original"), Big("row_key"), Big("existing_key"));

    public static BulkTable Differences { get; } = new(
        "import_differences", 2, Int("batch_no"), Small("cause"), Big("rows"),
        Big("won"), Big("national"), Big("city"), Big("gu"), Big("institution"), Big("merchant"));

    public static BulkTable Programmes { get; } = new(
        "programmes", 1, Small("programme_no"), Text("code"), Text("brand"),
        Text("group_code"));

    public static BulkTable RatingFacts { get; } = new("rating_facts", 1, Int("facts_no"), Small("programme_no"),
        Big("legal_dong"), Int("district"), Small("bracket"), Text("designations"), Int("benefit_plus_bp"),
        Int("business_type"), Small("channel"));

    public static BulkTable RatingPlans { get; } = new(
        "rating_plans", 1, Int("plan_no"), Big("starts_at"), Text("versions"));

    public static BulkTable Payments { get; } = new("payments", 1, Big("tx_key"), Small("kind"), Big("original_key"),
        Big("approved_at"), Int("posted_on"), Big("member_key"), Big("card_key"), Big("merchant_key"), Big("amount"),
        Big("from_charge"), Big("from_cashback"), Big("from_policy"), Big("merchant_discount"), Int("facts_no"),
        Int("plan_no"), Big("mtd_before"), Big("programme_before"), Big("national"), Big("city"), Big("gu"),
        Big("institution"), Big("merchant"), Big("cashback"), Big("operator_cashback"), Small("cause"), Small("flags"),
        Int("batch_no"));

    public static BulkTable Cancellations { get; } = new("cancellations", 2, Big("original_key"), Big("cancel_key"),
        Big("amount"), Big("from_charge"), Big("from_cashback"), Big("from_policy"));

    public static BulkTable MemberMonths { get; } = new("member_months", 2, Int("month"), Big("page"), Blob("states"));

    public static BulkTable MemberProgrammeMonths { get; } = new("member_programme_months", 3, Int("month"),
        Big("member_key"), Small("programme_no"), Big("spent"));

    public static BulkTable Postings { get; } = new("payment_postings", 6, Small("kind"), Int("day"), Big("first_key"),
        Int("batch_no"), Int("chunk_no"), Int("part"), Int("entries"), Blob("list"));

    public static BulkTable PaymentSpans { get; } = new("payment_spans", 4, Int("day"), Int("batch_no"),
        Int("chunk_no"), Int("series"), Int("entries"), Big("first_key"), Big("last_key"),
        Big("first_at"), Big("last_at"));

    public static BulkTable PaymentsDaily { get; } = PaymentSums("payments_daily", "day");

    public static BulkTable PaymentsMonthly { get; } = PaymentSums("payments_monthly", "month");

    public static BulkTable UsersMonthly { get; } = new(
        "users_monthly", 2, Int("month"), Big("home_dong"), Big("users"));

    public static BulkTable DifferencesDaily { get; } = new("payment_differences_daily", 5, Int("day"), Int("district"),
        Int("business_type"), Small("bracket"), Small("cause"), Big("count"), Big("own"), Big("operator"), Big("won"));

    public static BulkTable BudgetLines { get; } = new("budget_lines", 4, Int("year"), Small("fund"), Int("authority"),
        Text("programme"), Big("available"), Big("executed"), Big("uncovered"), Big("committed"), Big("lapsed"),
        Big("version"));

    public static BulkTable BudgetPostings { get; } = new("budget_postings", 7, Int("batch_no"), Int("chunk_no"),
        Int("year"), Small("fund"), Int("authority"), Text("programme"), Int("day"), Big("executed"), Big("uncovered"));

    private static BulkTable PaymentSums(string name, string period) => new(name, 7, Int(period), Big("legal_dong"),
        Int("district"), Int("business_type"), Small("programme_no"), Small("kind"), Small("flags"), Big("count"),
        Big("amount"), Big("cashback"), Big("national"), Big("city"), Big("gu"), Big("institution"), Big("merchant"),
        Big("operator_cashback"), Big("from_charge"), Big("from_cashback"), Big("from_policy"));
}
