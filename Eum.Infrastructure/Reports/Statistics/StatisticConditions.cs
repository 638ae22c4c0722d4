using Eum.Domain.Statistics;

namespace Eum.Infrastructure.Reports.Statistics;

/// <summary>What was asked, in words for the head of a table and the cover of a paper.</summary>
internal static class StatisticConditions
{
    public static IEnumerable<StatisticCondition> Of(StatisticQuery query, StatisticSieve sieve)
    {
        var period = $"{query.Period.From:yyyy-MM-dd} ~ {query.Period.To:yyyy-MM-dd}";
        yield return new("기간", "Period", period, period);
        yield return View(query.View);
        if (query.Before is { } before)
        {
            var (name, nameEn) = query.Comparison == Comparison.LastMonth
                ? ("전월", "the month before")
                : ("전년", "the year before");
            var days = $"{before.From:yyyy-MM-dd} ~ {before.To:yyyy-MM-dd}";
            yield return new("비교", "Compared with", $"{name} {days}", $"{nameEn}, {days}");
        }

        foreach (var filter in query.Filters)
        {
            var keys = filter.Codes.Select(code => sieve.NamedBy(filter.Dimension, code)).ToList();
            var head = Dimensions.Of(filter.Dimension);
            yield return new(
                head.Name, head.NameEn, string.Join(", ", keys.Select(key => key.Name)),
                string.Join(", ", keys.Select(key => key.NameEn)));
        }
    }

    private static StatisticCondition View(DistrictView view) => view switch
    {
        DistrictView.Today => new(
            "군·구 기준", "Districts", "오늘의 경계 (법정동을 따라 다시 나눔)", "today's boundaries, through the legal dong"),
        DistrictView.Comparable => new(
            "군·구 기준", "Districts", "견줄 수 있는 묶음 (2026-07-01 개편을 가로질러)",
            "groups that can be compared across the reform of 2026-07-01"),
        _ => new("군·구 기준", "Districts", "기록된 그대로", "as recorded on the day"),
    };
}
