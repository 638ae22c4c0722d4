using System.Globalization;

namespace Eum.Admin.Tests.Reference;

/// <summary>One question both sides are asked.</summary>
internal sealed record Question(DateTime Kst, Facts Facts, decimal Won, decimal MonthToDate)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Kst:yyyy-MM-ddTHH:mm:ss} {Facts.Programme}-{Facts.Group} in {Facts.District}, {Facts.Bracket} ")
        + $"[{string.Join(' ', Facts.Designations)}] contract {Facts.BenefitPlus} {Facts.BusinessType} "
        + $"{Facts.Channel}: {Won} won after {MonthToDate}";
}

/// <summary>Seeded questions from 2019-05 to 2026-11, half of them around the days on which a rule changed.</summary>
internal static class Sweep
{
    private static readonly string[] Programmes =
        ["INCHEON", "SEORO", "YEONSU", "NAMDONG", "MICHUHOL", "BUPYEONG", "GYEYANG"];

    private static readonly Dictionary<string, string[]> Homes = new()
    {
        ["SEORO"] = ["28260", "28275", "28290"],
        ["YEONSU"] = ["28185"],
        ["NAMDONG"] = ["28200"],
        ["MICHUHOL"] = ["28177"],
        ["BUPYEONG"] = ["28237"],
        ["GYEYANG"] = ["28245"],
    };

    private static readonly string[] Lasting = ["28177", "28185", "28200", "28237", "28245", "28710", "28720"];
    private static readonly string[] Brackets = ["LE300M", "LE500M", "LE1B", "LE3B", "GT3B"];
    private static readonly string[] Channels = ["CARD", "QR", "DELIVERY", "MALL", "TAXI", "PHONE"];
    private static readonly string[] Designations = ["FAIR_PRICE", "HERITAGE", "TAXI"];
    private static readonly decimal[] Amounts =
        [1, 9, 10, 99, 1_999, 4_500, 12_345, 33_333, 50_000, 123_456, 299_999, 300_000, 300_001, 1_000_000, 2_345_678];

    private static readonly decimal[] Counters =
        [0, 1, 99_999, 250_000, 299_999, 300_000, 300_001, 480_000, 500_000, 999_999, 1_000_000, 1_500_000];

    private static readonly DateTime[] Changes = ReadChanges();

    public static IEnumerable<Question> Questions(int seed, int count, string[] businessTypes)
    {
        var random = new Random(seed);
        for (var one = 0; one < count; one++)
        {
            var at = Instant(random);
            var programme = Pick(random, Programmes);
            var gone = at < new DateTime(2026, 7, 1) ? new[] { "28110", "28140", "28260" } : [
                "28125", "28155", "28275", "28290"];
            var district = Pick(random, [.. Lasting, .. gone]);
            if (random.Next(2) == 0 && Homes.TryGetValue(programme, out var homes))
                district = Pick(random, homes.Where(home => Lasting.Contains(home) || gone.Contains(home)).ToArray());
            var designated = random.Next(3) == 0 ? new HashSet<string> { Pick(random, Designations) } : [];
            var contract = random.Next(2) * random.Next(1, 6);
            var facts = new Facts(programme, random.Next(12) == 0 ? "ARTIST" : null, district,
                Pick(random, Brackets), designated, contract, Pick(random, businessTypes), Pick(random, Channels));
            // domain.md §1.3 gives the city's whole at contract merchants for up to 30억 only.
            if (facts.Over30 && at >= new DateTime(2023, 6, 1) && at < new DateTime(2023, 9, 25))
                facts = facts with { BenefitPlus = 0m };
            yield return new Question(at, facts,
                random.Next(2) == 0 ? Pick(random, Amounts) : random.Next(1, 700_000),
                random.Next(2) == 0 ? Pick(random, Counters) : random.Next(0, 1_200_000));
        }
    }

    private static DateTime Instant(Random random)
    {
        if (random.Next(2) == 0)
            return Pick(random, Changes).AddSeconds(random.Next(-2, 3));
        var start = new DateTime(2019, 5, 1);
        return start.AddSeconds(random.Next((int)(new DateTime(2026, 11, 22) - start).TotalSeconds));
    }

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];

    private static DateTime[] ReadChanges()
    {
        var days = new[]
        {
            "2019-07-01", "2019-07-19", "2019-08-01T06:00", "2019-08-10", "2019-08-26", "2019-09-10", "2019-10-22",
            "2019-11-01", "2020-01-01", "2020-03-01", "2020-03-02", "2020-06-01", "2021-05-01", "2021-11-01",
            "2021-12-01", "2022-07-01", "2022-09-05", "2022-10-01", "2023-04-01", "2023-05-01", "2023-06-01",
            "2023-09-01", "2023-09-25", "2023-10-01", "2024-01-01", "2024-02-01", "2024-03-01", "2024-05-01",
            "2024-06-01", "2024-07-01", "2024-09-01", "2024-10-01", "2025-01-01", "2025-07-01", "2025-09-01",
            "2026-01-01", "2026-02-12", "2026-07-01",
        };
        return [.. days.Select(day => DateTime.Parse(day, CultureInfo.InvariantCulture))];
    }
}
