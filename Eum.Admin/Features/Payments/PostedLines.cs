using Eum.Domain.Budgets;
using Eum.Domain.Cashback;
using Eum.Domain.Payments;

namespace Eum.Admin.Features.Payments;

/// <summary>A part of a payment's cashback on the budget line it was posted on. Won; negative given back.</summary>
public sealed record PostedLine(BudgetLineKey Line, long Won)
{
    /// <summary>
    /// The lines of a payment; none where a refund's parts cannot be told by their fund alone. What a merchant pays is
    /// on no line.
    /// </summary>
    public static IReadOnlyList<PostedLine> Of(PaymentProof proof)
    {
        ArgumentNullException.ThrowIfNull(proof);
        var lines = proof.Quote.Layers
            .SelectMany(layer => layer.Funding.Select(fund => (layer.Policy, Fund: fund.Key, Won: fund.Value)))
            .Where(part => part.Fund != Fund.Merchant && part.Won != 0)
            .GroupBy(part => new BudgetLineKey(
                proof.Payment.PostedOn.Year, part.Fund, part.Policy.Authority, part.Policy.Budget))
            .Select(line => new PostedLine(line.Key, line.Sum(part => part.Won)))
            .OrderBy(line => line.Line, BudgetLineKey.InBookOrder).ToList();
        if (proof.Payment.Kind == PaymentKind.Pay) return lines;

        if (lines.Select(line => line.Line.Fund).Distinct().Count() < lines.Count) return [];

        var back = lines.Select(line => line with { Won = proof.Payment.Funds[line.Line.Fund] });
        return [.. back.Where(line => line.Won != 0)];
    }
}
