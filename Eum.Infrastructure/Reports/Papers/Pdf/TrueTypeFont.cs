using System.Buffers.Binary;

namespace Eum.Infrastructure.Reports.Papers.Pdf;

/// <summary>The parts of a TrueType font that setting text takes. Lengths are in the font's own units.</summary>
internal sealed class TrueTypeFont
{
    private static readonly Lazy<TrueTypeFont> RegularOne = new(() => Load("PretendardGOV-Regular"));
    private static readonly Lazy<TrueTypeFont> BoldOne = new(() => Load("PretendardGOV-Bold"));

    private readonly byte[] _bytes;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly Dictionary<int, int> _tabular;
    private readonly int _map;
    private readonly int _metrics;

    private TrueTypeFont(string name, byte[] bytes)
    {
        (Name, _bytes) = (name, bytes);
        for (var at = 0; at < U16(4); at++)
        {
            var entry = 12 + 16 * at;
            _tables[System.Text.Encoding.ASCII.GetString(bytes, entry, 4)] = (I32(entry + 8), I32(entry + 12));
        }

        UnitsPerEm = U16(Table("head") + 18);
        Ascent = I16(Table("hhea") + 4);
        Descent = I16(Table("hhea") + 6);
        GlyphCount = U16(Table("maxp") + 4);
        _metrics = U16(Table("hhea") + 34);
        _map = FindMap();
        _tabular = TabularDigits.Of(bytes, _tables.TryGetValue("GSUB", out var table) ? table.Offset : 0);
    }

    public static TrueTypeFont Regular => RegularOne.Value;

    public static TrueTypeFont Bold => BoldOne.Value;

    public string Name { get; }

    public int UnitsPerEm { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int GlyphCount { get; }

    /// <summary>Lower left and upper right of what the letters fill.</summary>
    public (int Left, int Bottom, int Right, int Top) Box => (
        I16(Table("head") + 36), I16(Table("head") + 38), I16(Table("head") + 40), I16(Table("head") + 42));

    public ReadOnlySpan<byte> Bytes(string table) => _bytes.AsSpan(_tables[table].Offset, _tables[table].Length);

    /// <summary>0, the box, for a letter that the font lacks. Digits are those that stand in columns.</summary>
    public int GlyphOf(int code)
    {
        var (low, high) = (0, I32(_map + 12) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var group = _map + 16 + 12 * middle;
            if (code < I32(group)) high = middle - 1;
            else if (code > I32(group + 4)) low = middle + 1;
            else
            {
                var glyph = I32(group + 8) + code - I32(group);
                return code is >= '0' and <= '9' && _tabular.TryGetValue(glyph, out var other) ? other : glyph;
            }
        }

        return 0;
    }

    public int AdvanceOf(int glyph) => U16(Table("hmtx") + 4 * Math.Min(glyph, _metrics - 1));

    public int LeftBearingOf(int glyph) => glyph < _metrics
        ? I16(Table("hmtx") + 4 * glyph + 2)
        : I16(Table("hmtx") + 4 * _metrics + 2 * (glyph - _metrics));

    /// <summary>The outline; empty for a space.</summary>
    public ReadOnlySpan<byte> OutlineOf(int glyph)
    {
        var table = Table("loca");
        var first = I32(table + 4 * glyph);
        return _bytes.AsSpan(Table("glyf") + first, I32(table + 4 * glyph + 4) - first);
    }

    private static TrueTypeFont Load(string name)
    {
        using var stream = typeof(TrueTypeFont).Assembly.GetManifestResourceStream($"{name}.ttf")
            ?? throw new InvalidOperationException($"{name} is missing.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new(name, bytes);
    }

    private int FindMap()
    {
        var table = Table("cmap");
        for (var at = 0; at < U16(table + 2); at++)
        {
            var entry = table + 4 + 8 * at;
            if (U16(entry) == 3 && U16(entry + 2) == 10) return table + I32(entry + 4);
        }

        throw new InvalidOperationException($"{Name} maps no Unicode.");
    }

    private int Table(string name) => _tables[name].Offset;

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(at));

    private int I16(int at) => BinaryPrimitives.ReadInt16BigEndian(_bytes.AsSpan(at));

    private int I32(int at) => BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(at));
}

/// <summary>Which glyphs a font has for digits of one width, so that columns of numbers stand in line.</summary>
internal static class TabularDigits
{
    private const int Single = 1;
    private const int Extension = 7;

    /// <param name="table">Where the substitutions begin; 0 where there are none.</param>
    public static Dictionary<int, int> Of(byte[] font, int table)
    {
        Dictionary<int, int> digits = [];
        if (table == 0) return digits;

        var (features, lookups) = (table + U16(font, table + 6), table + U16(font, table + 8));
        for (var at = 0; at < U16(font, features); at++)
        {
            var entry = features + 2 + 6 * at;
            if (!font.AsSpan(entry, 4).SequenceEqual("tnum"u8)) continue;
            var feature = features + U16(font, entry + 4);
            for (var one = 0; one < U16(font, feature + 2); one++)
            {
                var lookup = lookups + U16(font, lookups + 2 + 2 * U16(font, feature + 4 + 2 * one));
                for (var part = 0; part < U16(font, lookup + 4); part++)
                    Read(font, U16(font, lookup), lookup + U16(font, lookup + 6 + 2 * part), digits);
            }
        }

        return digits;
    }

    private static void Read(byte[] font, int type, int part, Dictionary<int, int> digits)
    {
        if (type == Extension)
        {
            type = U16(font, part + 2);
            part += (int)BinaryPrimitives.ReadUInt32BigEndian(font.AsSpan(part + 4));
        }

        if (type != Single) return;

        var covered = Covered(font, part + U16(font, part + 2));
        for (var at = 0; at < covered.Count; at++)
            digits.TryAdd(
                covered[at], U16(font, part) == 1
                    ? (covered[at] + U16(font, part + 4)) & 0xFFFF
                    : U16(font, part + 6 + 2 * at));
    }

    private static List<int> Covered(byte[] font, int table)
    {
        List<int> glyphs = [];
        for (var at = 0; at < U16(font, table + 2); at++)
            if (U16(font, table) == 1) glyphs.Add(U16(font, table + 4 + 2 * at));
            else
                for (var glyph = U16(font, table + 4 + 6 * at); glyph <= U16(font, table + 6 + 6 * at); glyph++)
                    glyphs.Add(glyph);
        return glyphs;
    }

    private static int U16(byte[] font, int at) => BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(at));
}
