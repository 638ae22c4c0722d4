using Eum.Domain.Districts;

namespace Eum.Domain.Statistics;

/// <summary>A district as a view knows it. 0 is what cannot be placed: an unknown dong of a divided district.</summary>
public sealed record StatisticPlace(int Code, string Name, string NameEn)
{
    private static readonly StatisticPlace Unknown = new(0, "알 수 없음", "Unknown");

    /// <summary>What has to be grouped by, so that <see cref="Of"/> can answer.</summary>
    public static bool NeedsDong(DistrictView view) => view == DistrictView.Today;

    /// <summary>Where a record belongs in a view. Nothing is ever split by guess.</summary>
    /// <param name="dong">Legal dong, 0 where the record has none.</param>
    public static StatisticPlace Of(DistrictView view, long dong, int district) => view switch
    {
        DistrictView.Today => Today(dong, district) is { } code ? Named(code) : Unknown,
        DistrictView.Comparable when Boundaries.ComparableGroup(district) is { } group =>
            new(group.No, group.Name, group.NameEn),
        DistrictView.Comparable => Unknown,
        _ => Named(district),
    };

    /// <summary>The place that a view knows under a number.</summary>
    public static StatisticPlace Known(DistrictView view, int code) => view == DistrictView.Comparable
        ? Of(view, 0, code)
        : Named(code);

    /// <summary>
    /// Residents of places of a view together, 2026-07. Those of a closed district are counted with its heirs where an
    /// heir is among them too, so that nobody is counted twice.
    /// </summary>
    public static long ResidentsOf(DistrictView view, IReadOnlyCollection<int> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        if (view != DistrictView.Comparable)
            return places.Select(DistrictTable.Find).OfType<District>()
                .Where(place => !place.Successors.Any(places.Contains)).Sum(place => place.Population ?? 0);
        return Boundaries.Groups.Where(group => places.Contains(group.No))
            .SelectMany(group => group.Districts).Select(code => DistrictTable.Find(code)!)
            .Where(district => district.To is null).Sum(district => district.Population ?? 0);
    }

    private static int? Today(long dong, int district) =>
        dong > 0 ? Boundaries.Today(dong) : Boundaries.TodayOfDistrict(district);

    private static StatisticPlace Named(int code) =>
        DistrictTable.Find(code) is { } found ? new(code, found.Name, found.NameEn) : Unknown;
}
