using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Eum.Infrastructure.Reports.Papers;

/// <summary>Writes UTF-8 into a stream through one buffer, without a string for each field.</summary>
internal sealed class Utf8Sink(Stream target)
{
    private const int Size = 1 << 16;
    private const int Longest = 64; // Of what is formatted in place.
    private const int Decimals = 12;

    // What XML cannot hold as it is.
    private static readonly SearchValues<char> Marked = SearchValues.Create(
        [.. "<>&\"\uFFFE\uFFFF", .. Enumerable.Range(0, 0x20).Select(code => (char)code),
         .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code)]);

    private readonly byte[] _buffer = new byte[Size];
    private int _at;

    [MethodImpl(MethodImplOptions.AggressiveInlining)] // Bytes known beforehand become a store or two.
    public void Raw(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.TryCopyTo(_buffer.AsSpan(_at)))
        {
            RawBeyond(bytes);
            return;
        }

        _at += bytes.Length;
    }

    /// <summary>As it is.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            var now = Math.Min(text.Length, Size / 4);
            if (now < text.Length && char.IsHighSurrogate(text[now - 1])) now--;
            Room(now * 3);
            _at += Encoding.UTF8.GetBytes(text[..now], _buffer.AsSpan(_at));
            text = text[now..];
        }
    }

    /// <summary>As XML holds it; what XML has no place for is written as Excel does, _x0007_.</summary>
    public void Xml(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Marked) is >= 0 and var at)
        {
            Text(text[..at]);
            at += Mark(text[at..]);
            text = text[at..];
        }

        Text(text);
    }

    public void Number(long number)
    {
        Room(Longest);
        Utf8Formatter.TryFormat(number, _buffer.AsSpan(_at), out var written);
        _at += written;
    }

    public void Number(decimal number)
    {
        Room(Longest);
        number.TryFormat(_buffer.AsSpan(_at), out var written, "0.############", CultureInfo.InvariantCulture);
        _at += written;
    }

    /// <summary>Twelve decimals behind a point, without the noughts at their end; nothing of 0.</summary>
    public void Fraction(long parts)
    {
        if (parts == 0) return;
        Room(Longest);
        var digits = _buffer.AsSpan(_at, Decimals + 1);
        digits[0] = (byte)'.';
        for (var at = Decimals; at > 0; at--, parts /= 10) digits[at] = (byte)('0' + parts % 10);
        _at += digits.TrimEnd((byte)'0').Length;
    }

    /// <summary>Two digits.</summary>
    public void Two(int number)
    {
        Room(2);
        _buffer[_at++] = (byte)('0' + number / 10 % 10);
        _buffer[_at++] = (byte)('0' + number % 10);
    }

    public void Flush()
    {
        target.Write(_buffer.AsSpan(0, _at));
        _at = 0;
    }

    private void RawBeyond(ReadOnlySpan<byte> bytes)
    {
        Flush();
        if (bytes.Length > Size)
        {
            target.Write(bytes);
            return;
        }

        bytes.CopyTo(_buffer);
        _at = bytes.Length;
    }

    private int Mark(ReadOnlySpan<char> text)
    {
        switch (text[0])
        {
            case '<':
                Raw("&lt;"u8);
                return 1;
            case '>':
                Raw("&gt;"u8);
                return 1;
            case '&':
                Raw("&amp;"u8);
                return 1;
            case '"':
                Raw("&quot;"u8);
                return 1;
            case '\t' or '\n':
                Text(text[..1]);
                return 1;
            case >= '\uD800' and <= '\uDFFF' when text.Length > 1 && char.IsSurrogatePair(text[0], text[1]):
                Text(text[..2]);
                return 2;
            case < ' ':
                Text(string.Create(CultureInfo.InvariantCulture, $"_x{(int)text[0]:X4}_"));
                return 1;
            default: // Half of a letter.
                Text("\uFFFD");
                return 1;
        }
    }

    private void Room(int bytes)
    {
        if (bytes > Size - _at) Flush();
    }
}
