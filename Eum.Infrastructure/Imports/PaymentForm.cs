using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// The form of the last payment that was read field by field: a day's rows differ from it in their digits only, so all
/// of a row up to its amounts is checked by holding it against the form, 32 bytes at a time. A row of another form, and
/// every row with anything wrong in it, is left to <see cref="PaymentParser"/>: what this reads, that reads the same.
/// </summary>
internal sealed class PaymentForm
{
    private const int Longest = 128; // Bytes before the amounts: twice what an operator of long ids needs.
    private const int Tail = 64;
    private const int InstantLength = 29;
    private const int Separators = 7; // From the amount on, the line end included.

    private readonly byte[] _least = new byte[Longest];
    private readonly byte[] _above = new byte[Longest]; // How far a byte may lie above the least.
    private readonly List<(int From, int Length)> _suspects = [];
    private IdPlace _tx;
    private IdPlace _member;
    private IdPlace _card;
    private IdPlace _merchant;
    private int _time;
    private int _length; // 0 until a form is known.
    private long _dayMs;

    /// <summary>
    /// Reads a payment of the known form; false where it is another, not whole, or not in order.
    /// </summary>
    /// <param name="ahead">The block from the row on (<see cref="CsvReader.Ahead"/>).</param>
    /// <param name="length">The row's length with its line end.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryRead(ReadOnlySpan<byte> ahead, ref PaymentEntry entry, out int length)
    {
        length = 0;
        if (_length == 0 || ahead.Length < Longest + Tail) return false;
        ref var row = ref MemoryMarshal.GetReference(ahead);
        if (!IsOfForm(ref row)) return false;
        foreach (var (from, size) in _suspects)
            if (ResidentNumbers.Contains(ahead.Slice(from, size))) return false;
        if (!TryTime(ref Unsafe.Add(ref row, _time), out var ms)) return false;
        if (!TryAmounts(ref row, ref entry, out length)) return false;
        entry.Tx = _tx.KeyIn(ref row);
        entry.ApprovedAt = _dayMs + ms;
        entry.Member = _member.KeyIn(ref row);
        entry.Card = _card.KeyIn(ref row);
        entry.Merchant = _merchant.KeyIn(ref row);
        entry.Kind = PaymentKind.Pay;
        return true;
    }

    /// <summary>Takes the form of a payment that was read field by field and found good.</summary>
    public void Learn(CsvReader row, in PaymentEntry entry)
    {
        _length = 0;
        if (entry.Kind != PaymentKind.Pay || row.Ahead.IsEmpty || !BitConverter.IsLittleEndian) return;
        var instant = row.Field(3);
        if (instant.Length != InstantLength || instant[19] != (byte)'.' || !instant[23..].SequenceEqual("+09:00"u8))
            return;

        var length = row.Field(0).Length + row.Field(1).Length + InstantLength + row.Field(4).Length
            + row.Field(5).Length + row.Field(6).Length + Separators;
        if (length > Longest) return;
        row.Ahead[..length].CopyTo(_least);
        Array.Clear(_above);
        _above.AsSpan(length).Fill(byte.MaxValue);
        _least.AsSpan(length).Clear();
        _suspects.Clear();

        _tx = IdAt(0, row.Field(0), entry.Tx);
        _time = row.Field(0).Length + row.Field(1).Length + 3;
        Times();
        var at = _time + InstantLength + 1;
        _member = IdAt(at, row.Field(4), entry.Member);
        _card = IdAt(at += row.Field(4).Length + 1, row.Field(5), entry.Card);
        _merchant = IdAt(at + row.Field(5).Length + 1, row.Field(6), entry.Merchant);
        _dayMs = KoreanTime.ToUnixMs(KoreanTime.StartOf(KoreanTime.BusinessDate(entry.ApprovedAt)));
        _length = length;
    }

    private IdPlace IdAt(int from, ReadOnlySpan<byte> id, long key)
    {
        ExternalKey.TrySplit(id, out var prefix, out var width, out _);
        if (ResidentNumbers.CouldBe(id)) _suspects.Add((from, id.Length));
        Digits(from + prefix, width, 9);
        return new(ExternalKey.Pack(ExternalKey.SeriesOf(key), 0), from + id.Length, width);
    }

    /// <summary>hh:mm:ss.fff behind the date and the T; that an hour is below 24 is looked at apart.</summary>
    private void Times()
    {
        Digits(_time + 11, 2, 9);
        Digits(_time + 11, 1, 2);
        Digits(_time + 14, 2, 9);
        Digits(_time + 14, 1, 5);
        Digits(_time + 17, 2, 9);
        Digits(_time + 17, 1, 5);
        Digits(_time + 20, 3, 9);
    }

    private void Digits(int from, int count, byte highest)
    {
        _least.AsSpan(from, count).Fill((byte)'0');
        _above.AsSpan(from, count).Fill(highest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsOfForm(ref byte row)
    {
        ref var least = ref MemoryMarshal.GetArrayDataReference(_least);
        ref var above = ref MemoryMarshal.GetArrayDataReference(_above);
        var wrong = Vector256<byte>.Zero;
        for (nuint at = 0; at < Longest; at += (nuint)Vector256<byte>.Count)
        {
            var over = Vector256.LoadUnsafe(ref row, at) - Vector256.LoadUnsafe(ref least, at);
            wrong |= over ^ Vector256.Min(over, Vector256.LoadUnsafe(ref above, at));
        }

        return wrong == Vector256<byte>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryTime(ref byte instant, out long ms)
    {
        unchecked
        {
            var digits = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref instant, 11)) & 0x0F0F_000F_0F00_0F0F;
            var pairs = (digits * 10) + (digits >> 8); // hh in byte 0, mm in byte 3, ss in byte 6.
            var thousandths = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref instant, 19)) & 0x0F0F_0F00;
            var hour = (uint)pairs & 0xFF;
            ms = (hour * 3_600_000) + (((uint)(pairs >> 24) & 0xFF) * 60_000) + (((uint)(pairs >> 48) & 0xFF) * 1_000)
                + (((thousandths >> 8) & 0xFF) * 100) + (((thousandths >> 16) & 0xFF) * 10) + (thousandths >> 24);
            return hour < 24;
        }
    }

    /// <summary>amount, from_charge, from_cashback, from_policy, merchant_discount, channel, operator.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryAmounts(ref byte row, ref PaymentEntry entry, out int length)
    {
        unchecked
        {
            ref var tail = ref Unsafe.Add(ref row, _length);
            var lines = Equal(ref tail, (byte)'\n');
            var commas = Equal(ref tail, (byte)',') & (lines - 1) & ~lines; // Those before the line end.
            var lineEnd = BitOperations.TrailingZeroCount(lines);
            length = _length + lineEnd + 1;
            if (lines == 0 || BitOperations.PopCount(commas) != Separators - 1) return false;
            var end = lineEnd - (Unsafe.Add(ref tail, lineEnd - 1) == (byte)'\r' ? 1 : 0);
            var from = 0;
            ulong wrong = 0;
            entry.Amount = Won(ref tail, ref from, ref commas, ref wrong);
            entry.FromCharge = Won(ref tail, ref from, ref commas, ref wrong);
            entry.FromCashback = Won(ref tail, ref from, ref commas, ref wrong);
            entry.FromPolicy = Won(ref tail, ref from, ref commas, ref wrong);
            entry.Discount = Won(ref tail, ref from, ref commas, ref wrong);
            var channel = BitOperations.TrailingZeroCount(commas);
            if (!TryChannel(ref Unsafe.Add(ref tail, from), channel - from, out entry.Channel)) return false;
            entry.OperatorCashback = Won(ref tail, channel + 1, end, ref wrong);
            entry.Length = _length + end;
            return wrong == 0 && entry.Amount > 0
                && entry.FromCharge + entry.FromCashback + entry.FromPolicy == entry.Amount;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Equal(ref byte tail, byte sought) =>
        Vector512.Equals(Vector512.LoadUnsafe(ref tail), Vector512.Create(sought)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryChannel(ref byte field, int length, out Channel channel)
    {
        channel = Channel.Card;
        return (length == 4 && Unsafe.ReadUnaligned<uint>(ref field) == 0x4452_4143) // CARD
            || Channels.TryParse(MemoryMarshal.CreateReadOnlySpan(ref field, length), out channel);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Won(ref byte tail, ref int from, ref ulong commas, ref ulong wrong)
    {
        var to = BitOperations.TrailingZeroCount(commas);
        var won = Won(ref tail, from, to, ref wrong);
        commas &= commas - 1;
        from = to + 1;
        return won;
    }

    /// <summary>One to eight digits; anything else is wrong here, even where it is an amount.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Won(ref byte tail, int from, int to, ref ulong wrong)
    {
        unchecked
        {
            var spare = 8 - (to - from);
            var digits = (EightDigits.At(ref tail, to) >> (spare * 8)) << (spare * 8);
            wrong |= ((digits + 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080;
            wrong |= (uint)spare > 7 ? 1UL : 0;
            return (long)EightDigits.Value(digits);
        }
    }

    /// <summary>Where an id ends, and what of its key does not change from row to row.</summary>
    private readonly struct IdPlace(long series, int end, int width)
    {
        private readonly ulong _low = Last(Math.Min(width, 8));
        private readonly ulong _high = Last(Math.Max(0, width - 8));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public long KeyIn(ref byte row)
        {
            unchecked
            {
                var number = EightDigits.Value(EightDigits.At(ref row, end) & _low);
                if (_high != 0) number += EightDigits.Value(EightDigits.At(ref row, end - 8) & _high) * 100_000_000;
                return series | (long)number;
            }
        }

        private static ulong Last(int digits) => digits == 0 ? 0 : ulong.MaxValue << (64 - (digits * 8));
    }

    /// <summary>Eight digits at once: the first stands in the lowest byte.</summary>
    private static class EightDigits
    {
        /// <summary>The eight bytes that end here, digits as 0–9.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong At(ref byte start, int end) =>
            Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, end - 8)) ^ 0x3030_3030_3030_3030;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ulong Value(ulong digits)
        {
            unchecked
            {
                var pairs = (digits * 10) + (digits >> 8);
                return (((pairs & 0x0000_00FF_0000_00FF) * 0x000F_4240_0000_0064)
                    + (((pairs >> 16) & 0x0000_00FF_0000_00FF) * 0x0000_2710_0000_0001)) >> 32;
            }
        }
    }
}
