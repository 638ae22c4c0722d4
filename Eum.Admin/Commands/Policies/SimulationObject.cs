using Eum.Domain.Cashback;
using Eum.Domain.Cashback.Simulation;
using Eum.Domain.Merchants;

namespace Eum.Admin.Commands.Policies;

/// <summary>A simulation as machines read it. Won; rates in percent of what members paid from their charge.</summary>
internal sealed record SimulationObject(
    string Policy, int Version, string RulesSha256, string From, string To, string Reach, string ResultSha256,
    SimulationObject.SumObject Total, long Payments, long Cancels, long Carried, long Changed, long WithoutBase,
    long? OutOfPlace, long OperatorCashback, IEnumerable<SimulationObject.FundObject> Funds,
    IEnumerable<SimulationObject.KeyedObject> Months, IEnumerable<SimulationObject.KeyedObject> Districts,
    IEnumerable<SimulationObject.KeyedObject> Brackets, IEnumerable<SimulationObject.KeyedObject> BusinessTypes,
    IEnumerable<SimulationObject.CellObject> Cells, IEnumerable<SimulationObject.CellObject> StandOut,
    SimulationMembers Members)
{
    internal static IReadOnlyList<Fund> AllFunds { get; } =
        [Fund.National, Fund.City, Fund.Gu, Fund.Institution, Fund.Merchant];

    public static SimulationObject Of(SimulationResult result)
    {
        var total = result.Total;
        return new(
            result.Policy, result.Version, result.RulesSha256, $"{result.From}", $"{result.To}", result.Reach,
            result.Sha256, SumObject.Of(total), result.Payments, result.Cancels, result.Carried, result.Changed,
            result.WithoutBase, result.OutOfPlace, result.Operator,
            AllFunds.Select(fund => new FundObject(
                $"{fund}".ToUpperInvariant(), total.Paid[fund], total.Drafted[fund],
                total.Drafted[fund] - total.Paid[fund])),
            result.Months.Select(month => new KeyedObject($"{month.Month}", SumObject.Of(month.Sum))),
            result.By(place => place.District).Select(one => new KeyedObject($"{one.Key}", SumObject.Of(one.Sum))),
            result.By(place => place.Bracket).Select(one => new KeyedObject(one.Key.Code(), SumObject.Of(one.Sum))),
            result.By(place => place.BusinessType).Select(one => new KeyedObject(
                TypeOf(one.Key), SumObject.Of(one.Sum))),
            result.By(place => (place.BusinessType, place.Bracket)).Select(one => new CellObject(
                TypeOf(one.Key.BusinessType), one.Key.Bracket.Code(), SumObject.Of(one.Sum))),
            result.Outliers().Select(one => new CellObject(
                TypeOf(one.BusinessType), one.Bracket.Code(), SumObject.Of(one.Sum))),
            result.Members);
    }

    private static string TypeOf(int number) => BusinessTypeTable.ByNo(number)?.Code ?? $"{number}";

    internal sealed record SumObject(
        long Rows, long Eligible, long Paid, long Drafted, long Difference, decimal? RatePaid, decimal? RateDrafted)
    {
        public static SumObject Of(SimulationSum sum) => new(
            sum.Payments, sum.Eligible, sum.Paid.Total, sum.Drafted.Total, sum.Difference, sum.RatePaid,
            sum.RateDrafted);
    }

    internal sealed record FundObject(string Fund, long Paid, long Drafted, long Difference);

    internal sealed record KeyedObject(string Key, SumObject Sum);

    internal sealed record CellObject(string BusinessType, string Bracket, SumObject Sum);
}
