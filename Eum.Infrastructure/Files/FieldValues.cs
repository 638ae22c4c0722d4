using System.Runtime.CompilerServices;
using Eum.Domain.Values;

namespace Eum.Infrastructure.Files;

/// <summary>How the values of the operator's files are spelled: strict, and without a culture.</summary>
internal static class FieldValues
{
    /// <summary>Most digits of an amount: 9,999억 원 in one payment is already no payment.</summary>
    public const int AmountDigits = 12;

    /// <summary>Whole won: digits, with a leading minus where <paramref name="digits"/> won may be negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryWon(ReadOnlySpan<byte> field, out long won, int digits = AmountDigits)
    {
        won = 0;
        var negative = field.Length > 0 && field[0] == (byte)'-';
        if (negative) field = field[1..];
        if (field.IsEmpty || field.Length > digits) return false;
        foreach (var c in field)
        {
            var digit = unchecked((uint)(c - '0'));
            if (digit > 9) return false;
            won = won * 10 + digit;
        }

        if (negative) won = -won;
        return true;
    }

    public static bool TryDate(ReadOnlySpan<byte> field, out int yyyymmdd)
    {
        yyyymmdd = 0;
        if (field.Length != 10 || field[4] != (byte)'-' || field[7] != (byte)'-') return false;
        for (var i = 0; i < 10; i++)
        {
            if (i is 4 or 7) continue;
            var digit = unchecked((uint)(field[i] - '0'));
            if (digit > 9) return false;
            yyyymmdd = yyyymmdd * 10 + (int)digit;
        }

        return DateNumber.TryToDate(yyyymmdd, out _);
    }

    /// <summary>A ten-digit legal dong code; 0 where the field is empty.</summary>
    public static bool TryDong(ReadOnlySpan<byte> field, out long code)
    {
        code = 0;
        if (field.IsEmpty) return true;
        return field.Length == 10 && TryWon(field, out code, 10) && code > 0;
    }
}
