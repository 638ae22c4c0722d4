using Eum.Admin.Components.Lists;

namespace Eum.Admin.Features.Statistics;

/// <summary>A statistic that the city publishes, ready to be opened. Its texts stand under preset.CODE.</summary>
public sealed record StatisticPreset(string Code, string Query)
{
    public string Address => "/statistics/explore?" + Query;

    public string Title => $"preset.{Code}";

    public string Purpose => $"preset.{Code}.what";

    /// <summary>As the explorer reads it.</summary>
    public StatisticAddress Read() => StatisticAddress.Find(ListWords.Of("?" + Query)!)!;
}

/// <summary>What is published month by month, in the order of the page.</summary>
public static class StatisticPresets
{
    public static IReadOnlyList<StatisticPreset> All { get; } =
    [
        new("monthly", "measures=joined,issued,paid,payments,users,cashback&rows=month&last=13&chart=bar"),
        new("districts", "measures=paid,payments,cashback,national,city,gu"
            + "&rows=district&last=1&view=today&chart=share"),
        new("types", "measures=paid,payments,average-payment,cashback&rows=group,type&last=1&chart=share"),
        new("heat", "measures=paid&rows=district&columns=group&last=1&chart=heat"),
        new("signups", "measures=joined,left,members,penetration&rows=district&last=1&view=today&chart=share"),
        new("ages", "measures=joined,members&rows=age&columns=sex&last=1&chart=bar"),
        new("issued", "measures=issued,charges,refunded,expired,policy-issued,policy-loads"
            + "&rows=month&last=13&chart=bar"),
        new("per-head", "measures=paid-per-user,cashback-per-user,issued-per-member,paid-per-resident,usage"
            + "&rows=month&last=13&chart=line"),
        new("penetration", "measures=residents,members,users,penetration,usage"
            + "&rows=district&last=1&view=today&chart=share"),
        new("benefit-plus", "measures=benefit-plus,merchant&rows=district&last=1&view=today&chart=share"),
        new("funds", "measures=national,city,gu,institution,merchant,cashback&rows=month&last=13&chart=stacked"),
        new("cards", "measures=paid,payments,cashback&rows=programme&last=1&chart=share"),
        new("years", "measures=paid&rows=month-of-year&columns=year&last=36&chart=line"),
        new("policy", "measures=policy-issued,policy-loads,from-policy&rows=month&last=13&chart=bar"),
    ];
}
