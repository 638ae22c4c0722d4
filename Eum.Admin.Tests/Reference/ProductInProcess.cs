using Eum.Domain.Cashback;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Domain.Values;

namespace Eum.Admin.Tests.Reference;

/// <summary>What the product answers, in the reference's words; a kind or fund of zero won is left out.</summary>
internal sealed record Answer(SortedDictionary<string, decimal> Kinds, SortedDictionary<string, decimal> Funds)
{
    public static Answer Of(Breakdown given) => new(
        Sorted(given.Layers.Select(layer => (layer.Kind, layer.Cashback))),
        Sorted(given.Layers.SelectMany(layer => layer.Funds).Select(fund => (fund.Key, fund.Value))));

    public static SortedDictionary<string, decimal> Sorted(IEnumerable<(string Name, decimal Won)> parts) => new(
        parts.GroupBy(part => part.Name)
            .Select(group => (group.Key, Won: group.Sum(part => part.Won)))
            .Where(part => part.Won != 0m)
            .ToDictionary(part => part.Key, part => part.Won),
        StringComparer.Ordinal);

    public override string ToString() =>
        $"{string.Join(' ', Kinds.Select(part => $"{part.Key}={part.Value}"))} | "
        + string.Join(' ', Funds.Select(part => $"{part.Key}={part.Value}"));
}

/// <summary>The one file of the reference that knows the product: its catalogue and rating, asked directly.</summary>
internal static class ProductInProcess
{
    public static Answer Quote(DateTime kst, Facts facts, decimal won, decimal monthToDate)
    {
        var at = KoreanTime.At(DateOnly.FromDateTime(kst), TimeOnly.FromDateTime(kst));
        Assert.True(SalesBrackets.TryParse(facts.Bracket, out var bracket));
        Assert.True(Channels.TryParse(facts.Channel, out var channel));
        var asked = new PaymentFacts(
            facts.Group is null ? facts.Programme : $"{facts.Programme}-{facts.Group}",
            int.Parse(facts.District, System.Globalization.CultureInfo.InvariantCulture), bracket,
            string.Join(' ', facts.Designations.Order(StringComparer.Ordinal)), (int)(facts.BenefitPlus * 100m),
            facts.BusinessType, channel);
        var rules = PolicyCatalogue.Timeline.At(at).ClassOf(asked);
        var weekday = kst.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)kst.DayOfWeek;
        var given = Rating.Rate(rules, (long)won, new Counters((long)monthToDate, (long)monthToDate), weekday);
        return new Answer(
            Answer.Sorted(Enumerable.Range(0, rules.LayerCount)
                .Select(index => (Kind(rules.LayerAt(index).Kind), (decimal)given.Layer(index).Cashback))),
            Answer.Sorted(
            [
                ("national", given.National), ("city", given.City), ("gu", given.Gu),
                ("institution", given.Institution), ("merchant", given.Merchant),
            ]));
    }

    public static IEnumerable<string> BusinessTypes() => BusinessTypeTable.All.Select(type => type.Code);

    /// <summary>The code that a number in a table stands for.</summary>
    public static string BusinessType(int number) => BusinessTypeTable.ByNo(number)!.Code;

    public static IEnumerable<string> RestrictedTypes() =>
        BusinessTypeTable.All.Where(type => type.Restricted).Select(type => type.Code);

    private static string Kind(LayerKind kind) => kind switch
    {
        LayerKind.Base => "BASE",
        LayerKind.Coop => "COOP",
        LayerKind.GuTopUp => "GU_TOPUP",
        LayerKind.Merchant => "MERCHANT",
        LayerKind.Institution => "INSTITUTION",
        _ => "EVENT",
    };
}
