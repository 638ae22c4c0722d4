using Eum.Admin.Components;
using Eum.Admin.Components.Lists;
using Eum.Domain.Cashback;
using Eum.Domain.Payments;
using Microsoft.Extensions.Localization;

namespace Eum.Admin.Features.Payments;

/// <summary>The columns of 결제내역, on the screen and in the file.</summary>
internal static class PaymentShape
{
    public static ListShape<PaymentLine> List { get; } = new(
        "payments", new("time", Descending: true),
        new("time", "payments.time", (row, _) => ListCell.Time(row.ApprovedAt)) { Sorts = true, Look = "date" },
        new("tx", "payments.tx", (row, _) => new(row.Tx) { Link = AddressOf(row.Tx) })
        {
            Sorts = true,
            IsHead = true,
            Look = "code",
        },
        new("kind", "payments.kind", KindOf) { Look = "kind" },
        new("day", "payments.posted-on", (row, _) => ListCell.Day(row.PostedOn)) { IsExtra = true, Look = "date" },
        new("district", "payments.district", (row, _) => ListCell.Of(Names.District(row.District)))
        {
            Sorts = true,
            Look = "kind",
        },
        new("programme", "payments.programme", (row, _) => ListCell.Of(Names.Card(row.Programme)))
        {
            IsExtra = true,
            Look = "kind",
        },
        new("merchant", "payments.merchant", MerchantOf) { Look = "file" },
        new("type", "payments.type", (row, _) => ListCell.Of(Names.BusinessType(row.BusinessType)))
        {
            Sorts = true,
            Look = "kind",
        },
        new("bracket", "payments.bracket", (row, _) => ListCell.Of(Names.Bracket(row.Bracket)))
        {
            Sorts = true,
            Look = "kind",
        },
        new("channel", "payments.channel", (row, _) => ListCell.Of(Names.Channel(row.Channel)))
        {
            IsExtra = true,
            Look = "kind",
        },
        Won("amount", "payments.amount", row => row.Amount) with { Sorts = true },
        Won("cashback", "payments.cashback", row => row.Cashback) with { Sorts = true },
        Won("national", "fund.National", row => row.Funds[Fund.National]),
        Won("city", "fund.City", row => row.Funds[Fund.City]),
        Won("gu", "fund.Gu", row => row.Funds[Fund.Gu]),
        Won("institution", "fund.Institution", row => row.Funds[Fund.Institution]) with { IsExtra = true },
        Won("shop", "fund.Merchant", row => row.Funds[Fund.Merchant]) with { IsExtra = true },
        Won("operator", "payments.operator", row => row.Operator) with { Sorts = true },
        Won("difference", "payments.difference", row => row.Difference) with { Sorts = true },
        new("cause", "payments.cause", (row, texts) => row.Cause == 0 ? default : new(texts["cause." + row.Cause]))
        {
            IsExtra = true,
            Look = "kind",
        },
        new("marks", "payments.marks", MarksOf) { IsExtra = true, Look = "kind" },
        new("policy", "payments.policy", (row, _) => new(BaseOf(row.Policies)) { Tip = row.Policies })
        {
            Look = "kind",
        },
        new("file", "payments.file", (row, _) => ListCell.Of($"{row.BatchNo}")) { IsExtra = true, IsNumber = true });

    /// <summary>Where a payment is explained.</summary>
    public static string AddressOf(string tx) => "/payments/" + Uri.EscapeDataString(tx);

    public static PaymentOrder OrderOf(ListSort sort) => sort.Column switch
    {
        "tx" => PaymentOrder.Tx,
        "district" => PaymentOrder.District,
        "type" => PaymentOrder.BusinessType,
        "bracket" => PaymentOrder.Bracket,
        "amount" => PaymentOrder.Amount,
        "cashback" => PaymentOrder.Cashback,
        "operator" => PaymentOrder.Operator,
        "difference" => PaymentOrder.Difference,
        _ => PaymentOrder.Time,
    };

    /// <summary>What the filtered payments add up to, below their columns.</summary>
    public static Dictionary<string, ListCell> Totals(PaymentSum sum)
    {
        var totals = new Dictionary<string, ListCell>
        {
            ["amount"] = ListCell.Won(sum.Amount),
            ["cashback"] = ListCell.Won(sum.Cashback),
            ["operator"] = ListCell.Won(sum.Operator),
            ["difference"] = ListCell.Won(sum.Difference),
        };
        if (sum.Funds is not { } funds) return totals;

        foreach (var (name, fund) in ((string, Fund)[])
                 [
                     ("national", Fund.National), ("city", Fund.City), ("gu", Fund.Gu),
                     ("institution", Fund.Institution), ("shop", Fund.Merchant),
                 ])
            totals[name] = ListCell.Won(funds[fund]);
        return totals;
    }

    private static ListColumn<PaymentLine> Won(string name, string title, Func<PaymentLine, long> won) =>
        new(name, title, (row, _) => ListCell.Won(won(row))) { IsNumber = true, Unit = "unit.won" };

    private static ListCell KindOf(PaymentLine row, IStringLocalizer texts) =>
        new(texts[row.Kind == PaymentKind.Pay ? "payments.pay" : "payments.cancel"]);

    private static ListCell MerchantOf(PaymentLine row, IStringLocalizer texts) =>
        new(row.MerchantName.Length > 0 ? row.MerchantName : row.MerchantId) { Tip = row.MerchantId };

    private static ListCell MarksOf(PaymentLine row, IStringLocalizer texts) => new(string.Join(
        ", ",
        ((PostingFlags[])[PostingFlags.Late, PostingFlags.Adjustment]).Where(flag => (row.Flags & flag) != 0)
            .Select(flag => texts["flag." + flag].Value)));

    // The base rule's version: the others follow from it and stand in the tip.
    private static string BaseOf(string policies) =>
        policies.Split(' ').FirstOrDefault(one => one.Contains("-BASE:", StringComparison.Ordinal)) ?? policies;
}
