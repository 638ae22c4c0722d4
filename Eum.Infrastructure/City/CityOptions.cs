using Eum.Domain.Districts;
using Eum.Domain.Values;

namespace Eum.Infrastructure.City;

/// <summary>Which Incheon to write. Equal options give equal files, byte for byte.</summary>
public sealed record CityOptions
{
    public const int FullSizeMembers = 1_400_000;

    /// <summary>Days of files, the last of them <see cref="Until"/>.</summary>
    public int Days { get; init; } = 30;

    /// <summary>Members on the evening before the first day.</summary>
    public int Members { get; init; } = 20_000;

    public long Seed { get; init; } = 1;

    public DateOnly Until { get; init; } = new(2026, 10, 31);

    /// <summary>
    /// Purchases a day, refunds not counted; null: as many as the published won of the month ask for.
    /// </summary>
    public int? PaymentsPerDay { get; init; }

    /// <summary>Merchants on the evening before the first day; null: as many to a member as in the city.</summary>
    public int? Merchants { get; init; }

    /// <summary>Payments in a thousand whose cashback the operator got wrong.</summary>
    public int MistakesPerMille { get; init; } = 2;

    /// <summary>Write .csv.gz.</summary>
    public bool Gzip { get; init; }

    public DateOnly FirstDay => Until.AddDays(1 - Days);

    public int MerchantCount => Merchants ?? Math.Max(50, Members / 14);

    /// <summary>What cannot be, one sentence a fault; empty where all is well.</summary>
    public IReadOnlyList<Problem> Problems()
    {
        var problems = new List<Problem>();
        Demand("days", Days is >= 1 and <= 1_500, "--days는 1에서 1,500 사이여야 합니다.");
        Demand("members", Members is >= 1 and <= 5_000_000, "--members는 1에서 5,000,000 사이여야 합니다.");
        Demand("payments-per-day", PaymentsPerDay is null or >= 0 and <= 10_000_000,
            "--payments-per-day는 0에서 10,000,000 사이여야 합니다.");
        Demand("merchants", Merchants is null or >= 1 and <= 1_000_000, "--merchants는 1에서 1,000,000 사이여야 합니다.");
        Demand("mistakes", MistakesPerMille is >= 0 and <= 1_000, "--mistakes는 0에서 1,000(천분율) 사이여야 합니다.");
        var lastDay = new DateOnly(KoreanCalendar.LastYear, 12, 31);
        Demand("until", Until <= lastDay, $"--until은 공휴일을 아는 {lastDay.Year}년까지만 됩니다.");
        if (problems.Count == 0)
            Demand("until", FirstDay >= EarliestDay, "첫날이 2019-09-01보다 이를 수 없습니다. --until을 늦추거나 --days를 줄이세요.");
        return problems;

        void Demand(string field, bool holds, string sentence)
        {
            if (!holds) problems.Add(new(field, sentence));
        }
    }

    // The members and merchants of the first file joined between the launch of 2019 and then.
    internal static DateOnly EarliestDay { get; } = new(2019, 9, 1);
}
