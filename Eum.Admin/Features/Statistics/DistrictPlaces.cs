using Eum.Domain.Districts;
using Eum.Domain.Statistics;

namespace Eum.Admin.Features.Statistics;

/// <summary>A district as a view knows it. 0 is what cannot be placed: an unknown dong of a divided district.</summary>
internal sealed record Place(int Code, string Name);

/// <summary>Where a record belongs in a view. Nothing is ever split by guess.</summary>
internal static class DistrictPlaces
{
    private static readonly Place Unknown = new(0, "알 수 없음");

    /// <summary>What has to be grouped by, so that <see cref="Of"/> can answer.</summary>
    public static bool NeedsDong(DistrictView view) => view == DistrictView.Today;

    /// <param name="dong">Legal dong, 0 where the record has none.</param>
    public static Place Of(DistrictView view, long dong, int district) => view switch
    {
        DistrictView.Today => Today(dong, district) is { } code ? Named(code) : Unknown,
        DistrictView.Comparable when Boundaries.ComparableGroup(district) is { } group => new(group.No, group.Name),
        DistrictView.Comparable => Unknown,
        _ => Named(district),
    };

    public static bool IsIn(ReportRequest request, long dong, int district) =>
        request.District is not { } only || Of(request.View, dong, district).Code == only;

    private static int? Today(long dong, int district) =>
        dong > 0 ? Boundaries.Today(dong) : Boundaries.TodayOfDistrict(district);

    private static Place Named(int code) => DistrictTable.Find(code) is { } found ? new(code, found.Name) : Unknown;
}
