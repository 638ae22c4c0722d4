using System.Globalization;

namespace Eum.Domain.Values;

/// <summary>A rate in hundredths of a percent: 1000 is 10 %, 750 is 7.5 %.</summary>
public readonly record struct BasisPoints(int Value) : IComparable<BasisPoints>
{
    private const int Whole = 10_000;

    public static BasisPoints Zero => default;

    public static bool operator <(BasisPoints left, BasisPoints right) => left.Value < right.Value;

    public static bool operator >(BasisPoints left, BasisPoints right) => left.Value > right.Value;

    public static bool operator <=(BasisPoints left, BasisPoints right) => left.Value <= right.Value;

    public static bool operator >=(BasisPoints left, BasisPoints right) => left.Value >= right.Value;

    /// <summary>A rate said in percent; throws where it is finer than a basis point.</summary>
    public static BasisPoints Percent(decimal percent)
    {
        var points = percent * 100;
        return decimal.IsInteger(points)
            ? new((int)points)
            : throw new ArgumentOutOfRangeException(nameof(percent), percent, "A percentage has at most two decimals.");
    }

    /// <summary>Reads "10", "7.5" or "7.5%": not negative, at most two decimals, at most 100 %.</summary>
    public static bool TryParse(string? text, out BasisPoints rate)
    {
        rate = default;
        var digits = (text ?? "").Trim();
        if (digits.EndsWith('%')) digits = digits[..^1].TrimEnd();
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent))
            return false;
        if (percent > 100 || !decimal.IsInteger(percent * 100)) return false;

        rate = Percent(percent);
        return true;
    }

    /// <summary>The share of an amount, cut toward zero (원 미만 절사): a refund takes back what was given.</summary>
    public long Of(long won) => checked(won * Value) / Whole;

    public Won Of(Won won) => new(Of(won.Amount));

    public int CompareTo(BasisPoints other) => Value.CompareTo(other.Value);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value / 100m:0.##}%");
}
