using System.Globalization;

namespace Eum.Domain.Values;

/// <summary>A whole number of won. Negative for a refund. There is no fraction to lose; overflow throws.</summary>
public readonly record struct Won(long Amount) : IComparable<Won>
{
    public static Won Zero => default;

    public bool IsNegative => Amount < 0;

    public static Won operator +(Won left, Won right) => new(checked(left.Amount + right.Amount));

    public static Won operator -(Won left, Won right) => new(checked(left.Amount - right.Amount));

    public static Won operator -(Won won) => new(checked(-won.Amount));

    public static bool operator <(Won left, Won right) => left.Amount < right.Amount;

    public static bool operator >(Won left, Won right) => left.Amount > right.Amount;

    public static bool operator <=(Won left, Won right) => left.Amount <= right.Amount;

    public static bool operator >=(Won left, Won right) => left.Amount >= right.Amount;

    public static Won Min(Won left, Won right) => left < right ? left : right;

    public static Won Max(Won left, Won right) => left > right ? left : right;

    public static Won Sum(IEnumerable<Won> amounts)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        return amounts.Aggregate(Zero, (sum, won) => sum + won);
    }

    /// <summary>
    /// What a person types: digits, with thousands commas or without, 원 behind or not, a plain minus before.
    /// </summary>
    public static bool TryParse(string? text, out Won won)
    {
        won = default;
        var digits = (text ?? "").Trim();
        if (digits.EndsWith('원')) digits = digits[..^1].TrimEnd();
        if (digits.Contains(',', StringComparison.Ordinal) && !HasThousands(digits)) return false;

        digits = digits.Replace(",", "", StringComparison.Ordinal);
        if (digits.StartsWith('+')) return false;
        if (!long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount))
            return false;

        won = new(amount);
        return true;
    }

    /// <summary>Splits without losing a won: the first shares take what is left over (100원 in 3: 34, 33, 33).</summary>
    public IReadOnlyList<Won> SplitInto(int shares)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shares);
        var (each, leftOver) = Math.DivRem(Amount, shares);
        var unit = Math.Sign(leftOver);
        return [.. Enumerable.Range(0, shares).Select(i => new Won(i < Math.Abs(leftOver) ? each + unit : each))];
    }

    public int CompareTo(Won other) => Amount.CompareTo(other.Amount);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount:#,0}원");

    // 1,234 and 12,345,678 but not 12,34: a comma in the wrong place is a slip of the finger, not a number.
    private static bool HasThousands(string text)
    {
        var groups = text.TrimStart('-').Split(',');
        return groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3);
    }
}
