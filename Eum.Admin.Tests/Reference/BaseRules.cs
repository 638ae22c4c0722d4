namespace Eum.Admin.Tests.Reference;

/// <summary>The city's base layer, domain.md §1.1 line by line, newest first. Times are KST.</summary>
internal static class BaseRules
{
    private const decimal Man = 10_000m;

    public static Rule? At(DateTime at, Facts facts)
    {
        var bands = Bands(at, facts);
        return bands.Count == 0 ? null : new Rule("BASE", "city", bands, NationalPoints(at, facts));
    }

    private static List<Band> Bands(DateTime at, Facts facts)
    {
        if (at < new DateTime(2019, 4, 1))
            return [];
        if (at < new DateTime(2019, 8, 1, 6, 0, 0)) // §1.1: the switch was at 06:00
            return [new(0, null, 6)];
        if (at < new DateTime(2019, 10, 22))
            return [new(0, 100 * Man, 6)];
        if (at < new DateTime(2020, 1, 1))
            return [new(0, 30 * Man, 3)];
        if (at < new DateTime(2020, 3, 1))
            return [new(0, 30 * Man, 4), new(30 * Man, 50 * Man, 2), new(50 * Man, 100 * Man, 1)];
        if (Month(at, 2021, 11)) // "~2021-11 (one month)": taken as the calendar month
            return [new(0, 100 * Man, 10)];
        if (at < new DateTime(2022, 7, 1)) // the 15 % of 2022-05 was planned, not confirmed: not applied
            return [new(0, 50 * Man, 10), new(50 * Man, 100 * Man, 1)];

        var percent = Percent(at, facts);
        var cap = Month(at, 2023, 5) || Month(at, 2023, 9) ? 100 * Man : 30 * Man;
        return percent == 0 ? [] : [new(0, cap, percent)];
    }

    /// <summary>Since 2022-07 one band; where several lines of the table fit, the best of them is taken.</summary>
    private static decimal Percent(DateTime at, Facts facts)
    {
        if (at < new DateTime(2022, 10, 1))
            return 5;
        var fairPriceFlat = at >= new DateTime(2024, 5, 1) && facts.Is("FAIR_PRICE");
        if (facts.Over30 && at >= new DateTime(2023, 9, 25))
            return fairPriceFlat ? 12 : 0; // §1.1 2024-05-01: "flat 12 % whatever the sales"

        var percent = BracketPercent(at, facts);
        if (at >= new DateTime(2023, 4, 1) && facts.Is("TAXI"))
            percent = Math.Max(percent, 10);
        if (at >= new DateTime(2024, 1, 1) && facts.From3To30 && (facts.Is("HERITAGE") || facts.Is("FAIR_PRICE")))
            percent = Math.Max(percent, 10);
        if (fairPriceFlat)
            percent = Math.Max(percent, 12);
        if (at >= new DateTime(2024, 7, 1) && facts.Depopulating)
            percent = Math.Max(percent, at >= new DateTime(2025, 9, 1) ? 15 : 10);
        return percent;
    }

    private static decimal BracketPercent(DateTime at, Facts facts)
    {
        if (facts.UpTo3)
            return 10;
        if (at >= new DateTime(2025, 9, 1))
            return 10;
        var raised = Month(at, 2023, 5) || Month(at, 2023, 9)
            || (at >= new DateTime(2023, 10, 1) && at < new DateTime(2024, 1, 1))
            || Month(at, 2024, 5) || Month(at, 2024, 9)
            || at >= new DateTime(2025, 7, 1);
        return raised ? 7 : 5;
    }

    /// <summary>
    /// §2.3. Known are 2019 until October (4 of 6), 2024 (2; 5 in 강화·옹진; two more in February) and 2026 (3; 7).
    /// §11.11 leaves the 3 % of 2019-10 unsplit; the 2 / 5 of 2025's first supplement has no day; the years between
    /// give no points for Incheon's own layer: all city.
    /// </summary>
    private static decimal NationalPoints(DateTime at, Facts facts)
    {
        if (at < new DateTime(2019, 10, 22))
            return 4;
        if (at.Year == 2024)
        {
            var points = facts.Depopulating && Percent(at, facts) >= 10 ? 5 : 2; // 5 of 5 % would leave nothing local
            return Month(at, 2024, 2) ? points + 2 : points;
        }

        if (at.Year >= 2026)
            return facts.Depopulating ? 7 : 3;
        return 0;
    }

    private static bool Month(DateTime at, int year, int month) => at.Year == year && at.Month == month;
}
