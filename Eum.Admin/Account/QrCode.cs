using System.Globalization;
using System.Text;

namespace Eum.Admin.Account;

/// <summary>
/// A QR code (ISO/IEC 18004) of up to 213 bytes: byte mode, versions 1–10, error correction M. It is drawn on the
/// server, so that the seed it carries is seen by no other program.
/// </summary>
public sealed class QrCode
{
    private static readonly (int EcBytes, int[] Blocks)[] Layouts =
    [
        (10, [16]), (16, [28]), (26, [44]), (18, [32, 32]), (24, [43, 43]), (16, [27, 27, 27, 27]),
        (18, [31, 31, 31, 31]), (22, [38, 38, 39, 39]), (22, [36, 36, 36, 37, 37]), (26, [43, 43, 43, 43, 44]),
    ];

    private static readonly Func<int, int, bool>[] Masks =
    [
        (x, y) => (x + y) % 2 == 0, (_, y) => y % 2 == 0, (x, _) => x % 3 == 0, (x, y) => (x + y) % 3 == 0,
        (x, y) => (x / 3 + y / 2) % 2 == 0, (x, y) => x * y % 2 + x * y % 3 == 0,
        (x, y) => (x * y % 2 + x * y % 3) % 2 == 0, (x, y) => ((x + y) % 2 + x * y % 3) % 2 == 0,
    ];

    private readonly bool[,] _dark;
    private readonly bool[,] _fixed;
    private readonly int _version;

    private QrCode(int version)
    {
        _version = version;
        Size = 17 + 4 * version;
        _dark = new bool[Size, Size];
        _fixed = new bool[Size, Size];
    }

    /// <summary>Modules a side, without the quiet zone.</summary>
    public int Size { get; }

    public bool this[int x, int y] => _dark[x, y];

    /// <exception cref="ArgumentException">More than 213 bytes.</exception>
    public static QrCode Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var version = Enumerable.Range(1, Layouts.Length).FirstOrDefault(v => bytes.Length <= Room(v));
        if (version == 0) throw new ArgumentException("This is too long for a QR code of version 10.", nameof(text));

        var code = new QrCode(version);
        code.DrawPatterns();
        code.DrawBits(Interleaved(DataOf(bytes, version), version));
        code.ChooseMask();
        return code;
    }

    /// <summary>The dark modules as the path of an SVG whose view box is Size + 8 on a side.</summary>
    public string ToPath()
    {
        var path = new StringBuilder();
        for (var y = 0; y < Size; y++)
            for (var x = 0; x < Size; x++)
                if (_dark[x, y])
                    path.Append(CultureInfo.InvariantCulture, $"M{x + 4} {y + 4}h1v1h-1z");
        return path.ToString();
    }

    private static int CountBits(int version) => version < 10 ? 8 : 16;

    private static int Room(int version) => Layouts[version - 1].Blocks.Sum() - (4 + CountBits(version) + 7) / 8;

    // Mode 4, length, bytes, a terminator, then 236 and 17 in turns.
    internal static byte[] DataOf(byte[] bytes, int version)
    {
        var bits = new List<bool>();
        Append(4, 4);
        Append(bytes.Length, CountBits(version));
        foreach (var octet in bytes) Append(octet, 8);
        var total = Layouts[version - 1].Blocks.Sum();
        Append(0, Math.Min(4, total * 8 - bits.Count));
        Append(0, (8 - bits.Count % 8) % 8);
        for (var pad = 236; bits.Count < total * 8; pad = pad == 236 ? 17 : 236) Append(pad, 8);
        return [.. bits.Chunk(8).Select(eight => (byte)eight.Aggregate(0, (sum, bit) => (sum << 1) | (bit ? 1 : 0)))];

        void Append(int value, int length)
        {
            for (var at = length - 1; at >= 0; at--) bits.Add(((value >> at) & 1) == 1);
        }
    }

    private static byte[] Interleaved(byte[] data, int version)
    {
        var (ecBytes, sizes) = Layouts[version - 1];
        var blocks = new List<byte[]>();
        foreach (var size in sizes) blocks.Add(data[blocks.Sum(block => block.Length)..][..size]);
        var corrections = blocks.ConvertAll(block => Correction(block, ecBytes));
        return
        [
            .. from at in Enumerable.Range(
                0, sizes.Max()) from block in blocks where at < block.Length select block[at],
            .. from at in Enumerable.Range(0, ecBytes) from correction in corrections select correction[at],
        ];
    }

    /// <summary>Reed–Solomon: the remainder of the data by the generator of that many bytes.</summary>
    internal static byte[] Correction(byte[] data, int bytes)
    {
        var generator = new byte[bytes];
        generator[^1] = 1;
        byte root = 1;
        for (var power = 0; power < bytes; power++, root = Times(root, 2))
            for (var at = 0; at < bytes; at++)
                generator[at] = (byte)(Times(generator[at], root) ^ (at + 1 < bytes ? generator[at + 1] : 0));

        var rest = new byte[bytes];
        foreach (var octet in data)
        {
            var factor = (byte)(octet ^ rest[0]);
            for (var at = 0; at < bytes; at++)
                rest[at] = (byte)((at + 1 < bytes ? rest[at + 1] : 0) ^ Times(generator[at], factor));
        }

        return rest;
    }

    // In the field of 256 elements over x⁸ + x⁴ + x³ + x² + 1.
    private static byte Times(byte one, byte other)
    {
        var product = 0;
        for (var bit = 7; bit >= 0; bit--)
        {
            product = (product << 1) ^ ((product >> 7) * 0x11d);
            product ^= ((other >> bit) & 1) * one;
        }

        return (byte)(product & 0xff);
    }

    private void DrawPatterns()
    {
        for (var at = 0; at < Size; at++)
        {
            Fix(6, at, at % 2 == 0);
            Fix(at, 6, at % 2 == 0);
        }

        foreach (var (x, y) in (ReadOnlySpan<(int, int)>)[(3, 3), (Size - 4, 3), (3, Size - 4)]) DrawFinder(x, y);
        int[] places = _version == 1 ? [] : _version < 7 ? [6, Size - 7] : [6, Size / 2, Size - 7];
        foreach (var x in places)
            foreach (var y in places)
                if (!((x == 6 && y is 6) || (x == 6 && y == Size - 7) || (x == Size - 7 && y == 6)))
                    DrawAlignment(x, y);
        DrawFormat(0);
        DrawVersion();
    }

    private void DrawFinder(int centreX, int centreY)
    {
        for (var dy = -4; dy <= 4; dy++)
            for (var dx = -4; dx <= 4; dx++)
                if (centreX + dx >= 0 && centreX + dx < Size && centreY + dy >= 0 && centreY + dy < Size)
                    Fix(centreX + dx, centreY + dy, Math.Max(Math.Abs(dx), Math.Abs(dy)) is not (2 or 4));
    }

    private void DrawAlignment(int centreX, int centreY)
    {
        for (var dy = -2; dy <= 2; dy++)
            for (var dx = -2; dx <= 2; dx++)
                Fix(centreX + dx, centreY + dy, Math.Max(Math.Abs(dx), Math.Abs(dy)) != 1);
    }

    // Level M is 0; BCH(15, 5), masked.
    private void DrawFormat(int mask)
    {
        var rest = mask;
        for (var at = 0; at < 10; at++) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
        var bits = ((mask << 10) | rest) ^ 0x5412;
        for (var at = 0; at < 15; at++)
        {
            var dark = ((bits >> at) & 1) == 1;
            var y = at < 6 ? at : at < 8 ? at + 1 : Size - 15 + at;
            var x = at < 8 ? Size - 1 - at : at == 8 ? 7 : 14 - at;
            Fix(8, y, dark);
            Fix(x, 8, dark);
        }

        Fix(8, Size - 8, true);
    }

    private void DrawVersion()
    {
        if (_version < 7) return;
        var rest = _version;
        for (var at = 0; at < 12; at++) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
        var bits = (_version << 12) | rest;
        for (var at = 0; at < 18; at++)
        {
            var dark = ((bits >> at) & 1) == 1;
            Fix(Size - 11 + at % 3, at / 3, dark);
            Fix(at / 3, Size - 11 + at % 3, dark);
        }
    }

    // Two columns at a time from the right, upwards and downwards in turns, past the timing column.
    private void DrawBits(byte[] bytes)
    {
        var bit = 0;
        for (var right = Size - 1; right >= 1; right -= 2)
        {
            if (right == 6) right = 5;
            var upwards = ((right + 1) & 2) == 0;
            for (var step = 0; step < Size; step++)
                for (var x = right; x >= right - 1; x--)
                {
                    var y = upwards ? Size - 1 - step : step;
                    if (_fixed[x, y]) continue;
                    _dark[x, y] = bit < bytes.Length * 8 && ((bytes[bit / 8] >> (7 - bit % 8)) & 1) == 1;
                    bit++;
                }
        }
    }

    private void ChooseMask()
    {
        var best = Enumerable.Range(0, Masks.Length).MinBy(mask =>
        {
            Apply(mask);
            var penalty = QrPenalty.Of(_dark, Size);
            Apply(mask); // Twice is not at all.
            return penalty;
        });
        Apply(best);
    }

    private void Apply(int mask)
    {
        DrawFormat(mask);
        for (var y = 0; y < Size; y++)
            for (var x = 0; x < Size; x++)
                _dark[x, y] ^= !_fixed[x, y] && Masks[mask](x, y);
    }

    private void Fix(int x, int y, bool dark) => (_dark[x, y], _fixed[x, y]) = (dark, true);
}
