namespace Eum.Infrastructure.Files;

/// <summary>The first line of every file between the operator and the city (operator-files: envelope).</summary>
/// <param name="Operator">Short name of who wrote it.</param>
/// <param name="ProducedAt">UTC instant.</param>
/// <param name="Sequence">Number of this file among those of its kind, from 1, without gaps.</param>
public sealed record EnvelopeHeader(
    string Kind, int Version, string Operator, DateOnly BusinessDate, DateTime ProducedAt, int Sequence);

/// <summary>The column names of each kind, version 1, as they stand in a file's second line.</summary>
public static class EnvelopeColumns
{
    public const string Members = "member_id,event,occurred_at,birth_year,sex,home_legal_dong";

    public const string Cards =
        "card_id,event,occurred_at,member_id,programme,pan_masked,lot_no,replaces_card_id,reason";

    public const string Charges =
        "charge_id,kind,occurred_at,member_id,card_id,amount,method,policy_fund,expires_on";

    public const string Payments =
        "tx_id,kind,original_tx_id,approved_at,member_id,card_id,merchant_id,amount,from_charge,from_cashback,"
        + "from_policy,merchant_discount,channel,operator_cashback";

    public const string Merchants =
        "merchant_id,event,occurred_on,business_registration_no,name,business_type,ksic,legal_dong,address,phone,"
        + "sales_bracket,bracket_from,status,qr";

    public const string BenefitPlus = "merchant_id,rate_bp,valid_from,valid_to";

    public const string Designations = "merchant_id,designation,valid_from,valid_to";

    public const string Balances =
        "programme,opening,charged,refunded,expired,spent_charge,cashback_granted,spent_cashback,policy_loaded,"
        + "spent_policy,closing,protected_account_balance";

    public const string Services = "service,provider,district,measure,value";
}
