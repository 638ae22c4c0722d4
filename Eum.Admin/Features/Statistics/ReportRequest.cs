using System.Globalization;
using Eum.Domain.Districts;
using Eum.Domain.Statistics;
using Eum.Domain.Values;

namespace Eum.Admin.Features.Statistics;

/// <summary>What a report is asked for. Made by <see cref="Read"/> from what a person or machine wrote.</summary>
/// <param name="District">Only this district (or its comparable group, by its number); null for the whole city.</param>
public sealed record ReportRequest(ReportPeriod Period, DistrictView View, int? District)
{
    private const int LongestDays = 366 * 10;

    public static IReadOnlyDictionary<string, DistrictView> Views { get; } =
        new Dictionary<string, DistrictView>(StringComparer.OrdinalIgnoreCase)
        {
            ["recorded"] = DistrictView.Recorded,
            ["today"] = DistrictView.Today,
            ["comparable"] = DistrictView.Comparable,
        };

    public static Outcome<ReportRequest> Read(string? from, string? to, string? view, string? district)
    {
        if (!TryDay(from, out var first)) return NoDay("from", from);
        if (!TryDay(to, out var last)) return NoDay("to", to);
        if (last < first) return new Problem("to", $"마지막 날 {last:yyyy-MM-dd}이(가) 첫날 {first:yyyy-MM-dd}보다 이릅니다.");
        var period = new ReportPeriod(first, last);
        if (period.Days > LongestDays) return new Problem("to", "기간은 10년까지입니다.");
        if (!Views.TryGetValue(view ?? "recorded", out var asked))
            return new Problem("view", $"'{view}'은(는) recorded, today, comparable 가운데 하나가 아닙니다.");
        if (string.IsNullOrEmpty(district)) return new ReportRequest(period, asked, null);

        return int.TryParse(district, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? WithDistrict(period, asked, code)
            : new Problem("district", $"'{district}'은(는) 5자리 군·구 코드가 아닙니다.");
    }

    /// <summary>Whether a record of this dong and district belongs to the district that was asked for.</summary>
    internal bool Holds(long dong, int district) =>
        District is not { } only || StatisticPlace.Of(View, dong, district).Code == only;

    private static Outcome<ReportRequest> WithDistrict(ReportPeriod period, DistrictView view, int code)
    {
        if (DistrictTable.Find(code) is not { } found) return new Problem("district", $"{code}은(는) 인천의 군·구가 아닙니다.");
        if (code == DistrictTable.CityCode) return new ReportRequest(period, view, null);
        if (view == DistrictView.Today && found.To is { } end)
            return new Problem("district", $"{found.Name}({code})은(는) {end:yyyy-MM-dd}에 없어졌습니다. --view recorded로 보세요.");
        var number = view == DistrictView.Comparable ? Boundaries.ComparableGroup(code)!.No : code;
        return new ReportRequest(period, view, number);
    }

    private static Problem NoDay(string field, string? text) =>
        new(field, $"{text ?? "(없음)"}은(는) 없는 날짜입니다 (예: 2026-07-31).");

    private static bool TryDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
