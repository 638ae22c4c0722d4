using System.Globalization;
using Eum.Domain.Values;

namespace Eum.Domain.BenefitPlus;

/// <summary>The rates that an authority offers its merchants, in basis points, rising.</summary>
public sealed record RateLadder
{
    private RateLadder(IReadOnlyList<int> rates) => Rates = rates;

    /// <summary>1, 2, 3, 4, 5 %: since the reform of 2022-09-05.</summary>
    public static RateLadder Usual { get; } = new([100, 200, 300, 400, 500]);

    public IReadOnlyList<int> Rates { get; }

    /// <summary>Reads percents as people write them: 1, 1.5, 2 5.</summary>
    public static Outcome<RateLadder> Read(string? text)
    {
        List<int> rates = [];
        foreach (var part in (text ?? "").Split([',', ' ', '/'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!decimal.TryParse(part.TrimEnd('%'), NumberStyles.Number, CultureInfo.InvariantCulture, out var percent)
                || percent is <= 0 or > 20 || percent * 100 != decimal.Truncate(percent * 100))
                return new Problem("Rates", $"'{part}'은(는) 적립률이 아닙니다. 0보다 크고 20 이하인 %로 적으세요 (예: 1, 2, 3, 4, 5).");
            rates.Add((int)(percent * 100));
        }

        return rates.Count is 0 or > 20
            ? new Problem("Rates", "적립률을 1개부터 20개까지 적으세요 (예: 1, 2, 3, 4, 5).")
            : new RateLadder([.. rates.Distinct().Order()]);
    }

    /// <summary>What <see cref="ToString"/> has written.</summary>
    public static RateLadder Stored(string text) => Read(text) is Outcome<RateLadder>.Done(var ladder)
        ? ladder
        : throw new FormatException($"No ladder: {text}");

    public bool Has(int rateBp) => Rates.Contains(rateBp);

    public bool Equals(RateLadder? other) => other is not null && Rates.SequenceEqual(other.Rates);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>1, 2, 2.5.</summary>
    public override string ToString() => string.Join(
        ", ", Rates.Select(rate => (rate / 100m).ToString("0.##", CultureInfo.InvariantCulture)));
}
