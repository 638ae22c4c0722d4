namespace Eum.Infrastructure.Verification;

/// <summary>The rollups of the books, and the rows that each is added up from.</summary>
internal static class Rollups
{
    private static readonly string[] Sums =
    [
        "count", "amount", "cashback", "national", "city", "gu", "institution", "merchant", "operator_cashback",
        "from_charge", "from_cashback", "from_policy",
    ];

    private static readonly string[] Cells =
        ["legal_dong", "district", "business_type", "programme_no", "kind", "flags"];

    public static Rollup PaymentsDaily { get; } = new("payments-daily", "payments_daily", "day", Cells, Sums, """
        SELECT p.posted_on AS "day", f.legal_dong, f.district, f.business_type, f.programme_no, p.kind,
            p.flags & 2 AS flags, 1 AS "count", p.amount, p.cashback, p."national", p.city, p.gu, p.institution,
            p.merchant, p.operator_cashback, p.from_charge, p.from_cashback, p.from_policy
        FROM payments p JOIN rating_facts f ON f.facts_no = p.facts_no
        """);

    public static Rollup PaymentsMonthly { get; } = new(
        "payments-monthly", "payments_monthly", "month", Cells, Sums, $"""
        SELECT "day" / 100 AS "month", {string.Join(", ", Cells.Concat(Sums).Select(column => $"\"{column}\""))}
        FROM payments_daily
        """);

    public static Rollup Differences { get; } = new(
        "differences-daily", "payment_differences_daily", "day", ["district", "business_type", "bracket", "cause"],
        ["count", "own", "operator", "won"], """
        SELECT p.posted_on AS "day", f.district, f.business_type, f.bracket, p.cause, 1 AS "count", p.cashback AS own,
            p.operator_cashback AS "operator", p.cashback - p.operator_cashback AS won
        FROM payments p JOIN rating_facts f ON f.facts_no = p.facts_no WHERE p.cause <> 0
        """);

    public static Rollup Charges { get; } = new(
        "charges-daily", "charges_daily", "day", ["home_dong", "programme_no", "kind", "method"],
        ["count", "amount"], """
        SELECT posted_on AS "day", home_dong, programme_no, kind, method, 1 AS "count", amount FROM charges
        """);
}
