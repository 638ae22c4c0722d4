namespace Eum.Infrastructure.Files;

/// <summary>
/// A kind of operator file: its columns in order, and which of them the #END line adds up.
/// The order of <see cref="All"/> is the order in which a day's files build on each other.
/// </summary>
public sealed record FileKind(
    string Name, string KoreanName, IReadOnlyList<string> Columns, IReadOnlyList<string> Totals)
{
    /// <summary>What a corrected rejects file carries behind its kind's own columns.</summary>
    public static IReadOnlyList<string> RejectColumns { get; } = ["line", "column", "rule", "message"];

    /// <summary>Values of the kind column whose amounts count negative in the totals.</summary>
    public IReadOnlyList<string> Negative { get; init; } = [];

    public static FileKind Merchants { get; } = new("merchants", "가맹점",
        Split("merchant_id,event,occurred_on,business_registration_no,name,business_type,ksic,legal_dong,address,phone,"
            + "sales_bracket,bracket_from,status,qr"), []);

    public static FileKind BenefitPlus { get; } = new("benefit-plus", "혜택플러스 계약",
        Split("merchant_id,rate_bp,valid_from,valid_to"), []);

    public static FileKind Designations { get; } = new("designations", "가맹점 지정",
        Split("merchant_id,designation,valid_from,valid_to"), []);

    public static FileKind Members { get; } = new("members", "가입",
        Split("member_id,event,occurred_at,birth_year,sex,home_legal_dong"), []);

    public static FileKind Cards { get; } = new("cards", "카드",
        Split("card_id,event,occurred_at,member_id,programme,pan_masked,lot_no,replaces_card_id,reason"), []);

    /// <summary>What became of the orders of a <see cref="CardOrders"/> file.</summary>
    public static FileKind CardAnswers { get; } = new("card-answers", "발급 회신",
        Split("order_no,result,card_id,member_id,occurred_at,reason"), []);

    /// <summary>To the operator: cards to be made, and deeds on cards.</summary>
    public static FileKind CardOrders { get; } = new("card-orders", "발급 주문",
        Split("order_no,act,ordered_at,programme,card_id,name,birth_date,phone,lot_no,reason"), []);

    /// <summary>To the operator: money of policy funds to be loaded onto cards.</summary>
    public static FileKind PolicyLoads { get; } = new("policy-loads", "지원금 지급",
        Split("load_no,card_id,member_id,policy_fund,amount,expires_on"), ["amount"]);

    public static FileKind Charges { get; } = new("charges", "발행(충전)",
        Split("charge_id,kind,occurred_at,member_id,card_id,amount,method,policy_fund,expires_on"), ["amount"])
    {
        Negative = ["REFUND", "EXPIRE"],
    };

    public static FileKind Payments { get; } = new("payments", "결제",
        Split("tx_id,kind,original_tx_id,approved_at,member_id,card_id,merchant_id,amount,from_charge,from_cashback,"
            + "from_policy,merchant_discount,channel,operator_cashback"), ["amount", "operator_cashback"])
    {
        Negative = ["CANCEL"],
    };

    public static FileKind Balances { get; } = new("balances", "선수금",
        Split("programme,opening,charged,refunded,expired,spent_charge,cashback_granted,spent_cashback,policy_loaded,"
            + "spent_policy,closing,protected_account_balance"), ["closing"]);

    public static FileKind Services { get; } = new("services", "부가서비스",
        Split("service,provider,district,measure,value"), ["value"]);

    /// <summary>What comes every day, whether anything happened or not.</summary>
    public static IReadOnlyList<FileKind> Daily { get; } =
        [Merchants, BenefitPlus, Designations, Members, Cards, Charges, Payments, Balances, Services];

    /// <summary>Everything an operator sends.</summary>
    public static IReadOnlyList<FileKind> All { get; } = [.. Daily, CardAnswers];

    /// <summary>Sales brackets by themselves: Eum's own, made of an official's list and never the operator's.</summary>
    public static FileKind Brackets { get; } = new("brackets", "매출구간 목록",
        Split("merchant_id,sales_bracket,bracket_from"), []);

    public static FileKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>The same, Eum's own kinds too, which no operator sends.</summary>
    public static FileKind? FindAny(string name) => name == Brackets.Name ? Brackets : Find(name);

    public int Column(string name)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (Columns[i] == name) return i;
        throw new ArgumentException($"{Name} has no column {name}.", nameof(name));
    }

    private static string[] Split(string columns) => columns.Split(',');
}
