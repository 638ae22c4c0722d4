using System.Security.Cryptography;
using System.Text;
using Eum.Domain.Approvals;
using Eum.Domain.Merchants;
using Eum.Domain.Values;

namespace Eum.Domain.Cashback.Simulation;

/// <summary>
/// What past months would have cost under a draft, beside what they did cost. The same draft over the same books gives
/// the same text and hash. Won.
/// </summary>
public sealed record SimulationResult
{
    public required string Policy { get; init; }

    public required int Authority { get; init; }

    public required int Version { get; init; }

    /// <summary>Of the rules that were tried: what <see cref="PolicyDocument.RulesSha256"/> says of them.</summary>
    public required string RulesSha256 { get; init; }

    public required YearMonth From { get; init; }

    public required YearMonth To { get; init; }

    /// <summary>The districts whose payments were replayed, by code; 28000 is the whole city.</summary>
    public required string Reach { get; init; }

    public required long Payments { get; init; }

    public required long Cancels { get; init; }

    /// <summary>Rows of the months that were rated in another month, and are taken over as they were paid.</summary>
    public required long Carried { get; init; }

    /// <summary>Rows that the draft pays otherwise, be it by fund alone.</summary>
    public required long Changed { get; init; }

    /// <summary>Payments for which the draft leaves no base rule.</summary>
    public required long WithoutBase { get; init; }

    /// <summary>
    /// Payments recorded at another place in the month than counting from zero leads to; null where only a part of the
    /// city is seen, so that nobody can count.
    /// </summary>
    public required long? OutOfPlace { get; init; }

    /// <summary>What the operator says it granted.</summary>
    public required long Operator { get; init; }

    public required IReadOnlyList<SimulationMonth> Months { get; init; }

    public required IReadOnlyList<SimulationCell> Cells { get; init; }

    public required SimulationMembers Members { get; init; }

    public SimulationSum Total => SimulationSum.Of(Cells.Select(cell => cell.Sum));

    /// <summary>The one text of it: canonical JSON.</summary>
    public string Text => CanonicalJson.Of(this);

    /// <summary>SHA-256 of its text, lower-case hex.</summary>
    public string Sha256 => HashOf(Text);

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static SimulationResult Read(string text) => CanonicalJson.Read<SimulationResult>(text);

    /// <summary>Sums by whatever a place has, in the order of the key.</summary>
    public IReadOnlyList<(TKey Key, SimulationSum Sum)> By<TKey>(Func<SimulationPlace, TKey> key)
        where TKey : notnull =>
        [
            .. from cell in Cells
               group cell.Sum by key(cell.Place) into same
               orderby same.Key
               select (same.Key, SimulationSum.Of(same)),
        ];

    /// <summary>
    /// Business types whose effective rate moves otherwise than their bracket's does, by half a point at least: what
    /// nobody may have meant. The largest amount first.
    /// </summary>
    public IReadOnlyList<SimulationOutlier> Outliers() =>
    [
        .. from bracket in By(place => (place.Bracket, place.BusinessType)).GroupBy(cell => cell.Key.Bracket)
           let usual = UsualIn([.. bracket.Select(cell => cell.Sum)])
           from cell in bracket
           where Math.Abs(cell.Sum.RateChange - usual) >= 0.5m
               && (cell.Sum.RatePaid ?? 0, cell.Sum.RateDrafted ?? 0) is not (0m, 0m)
           orderby Math.Abs(cell.Sum.Difference) descending, cell.Key.Bracket, cell.Key.BusinessType
           select new SimulationOutlier(cell.Key.BusinessType, cell.Key.Bracket, cell.Sum, usual),
    ];

    // The change of rate that half of the bracket's spending has at least; what earns nothing either way has no say.
    private static decimal UsualIn(IReadOnlyList<SimulationSum> sums)
    {
        var earning = sums.Where(sum => sum.Eligible > 0 && (sum.Paid.Total, sum.Drafted.Total) is not (0, 0))
            .OrderBy(sum => sum.RateChange).ToList();
        var (half, passed) = (earning.Sum(sum => sum.Eligible) / 2, 0L);
        foreach (var sum in earning)
            if ((passed += sum.Eligible) > half)
                return sum.RateChange;
        return 0;
    }
}

/// <summary>A business type in a bracket that does not go with the others of its bracket.</summary>
/// <param name="Usual">How the bracket's rate moves otherwise, in percent points.</param>
public sealed record SimulationOutlier(int BusinessType, SalesBracket Bracket, SimulationSum Sum, decimal Usual);
