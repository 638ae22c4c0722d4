using Eum.Infrastructure.Storage.Bulk;
using static Eum.Infrastructure.Storage.Bulk.BulkTable;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// The tables that the kinds beside payments write (held against the model by a test, like ImportTables).
/// </summary>
internal static class KindTables
{
    public static BulkTable Members { get; } = new("members", 1, Big("member_key"), Big("joined_at"), Big("left_at"),
        Int("birth_year"), Small("sex"), Big("home_dong"), Int("batch_no"));

    public static BulkTable MemberEvents { get; } = new("member_events", 3, Big("member_key"), Big("occurred_at"),
        Small("event"), Big("home_dong"), Int("batch_no"));

    public static BulkTable SignupsDaily { get; } = new("signups_daily", 5, Int("day"), Big("home_dong"),
        Int("birth_year"), Small("sex"), Small("event"), Big("count"));

    public static BulkTable Cards { get; } = new("cards", 1, Big("card_key"), Big("member_key"), Small("programme_no"),
        Small("status"), Big("issued_at"), Big("activated_at"), Big("closed_at"), Text("pan_masked"), Text("lot_no"),
        Small("pan_end"), Big("replaces_card"), Int("batch_no"));

    public static BulkTable CardEvents { get; } = new("card_events", 3, Big("card_key"), Big("occurred_at"),
        Small("event"), Text("reason"), Int("batch_no"));

    public static BulkTable CardAnswers { get; } = new("card_answers", 1, Big("order_no"), Bool("made"),
        Big("occurred_at"), Big("card_key"), Big("member_key"), Text("reason"), Int("batch_no"));

    public static BulkTable Merchants { get; } = new("merchants", 1, Big("merchant_key"), Text("registration_no"),
        Text("name"), Text("ksic"), Text("address"), Text("phone"), Text("phone_index"), Bool("qr"),
        Int("registered_on"), Int("closed_on"), Int("batch_no"));

    public static BulkTable MerchantTerms { get; } = new("merchant_terms", 3, Big("merchant_key"), Int("valid_from"),
        Int("batch_no"), Int("business_type"), Big("legal_dong"), Int("district"), Small("bracket"), Small("status"));

    public static BulkTable Contracts { get; } = new("benefit_plus_contracts", 2, Big("merchant_key"),
        Int("valid_from"), Int("valid_to"), Int("rate_bp"), Big("version"));

    public static BulkTable Designations { get; } = new("merchant_designations", 3, Big("merchant_key"),
        Text("designation"), Int("valid_from"), Int("valid_to"), Big("version"));

    public static BulkTable Charges { get; } = new("charges", 1, Big("charge_key"), Small("kind"), Big("occurred_at"),
        Int("posted_on"), Big("member_key"), Big("card_key"), Small("programme_no"), Big("home_dong"), Big("amount"),
        Small("method"), Text("policy_fund"), Int("expires_on"), Small("flags"), Int("batch_no"));

    public static BulkTable ChargesDaily { get; } = new("charges_daily", 5, Int("day"), Big("home_dong"),
        Small("programme_no"), Small("kind"), Small("method"), Big("count"), Big("amount"));

    public static BulkTable BalancesDaily { get; } = new("balances_daily", 2, Int("day"), Text("programme"),
        Big("opening"), Big("charged"), Big("refunded"), Big("expired"), Big("spent_charge"), Big("cashback_granted"),
        Big("spent_cashback"), Big("policy_loaded"), Big("spent_policy"), Big("closing"),
        Big("protected_account_balance"), Int("batch_no"));

    public static BulkTable ServicesDaily { get; } = new("services_daily", 5, Int("day"), Text("service"),
        Text("provider"), Int("district"), Text("measure"), Big("value"), Int("batch_no"));
}
