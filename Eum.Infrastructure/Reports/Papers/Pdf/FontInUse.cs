using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Eum.Infrastructure.Reports.Papers.Pdf;

/// <summary>The letters of a font that one document uses: only they go into it, by numbers of their own.</summary>
internal sealed class FontInUse
{
    private const int Composite = 0x20; // More parts follow.

    private readonly TrueTypeFont _font;
    private readonly List<(int Glyph, int Code)> _glyphs = [(0, 0)];
    private readonly Dictionary<int, int> _ofCode = [];
    private readonly Dictionary<int, int> _parts = [];

    /// <param name="key">By which pages call it.</param>
    public FontInUse(TrueTypeFont font, string key) => (_font, Key) = (font, key);

    public string Key { get; }

    public decimal Ascent(decimal size) => size * _font.Ascent / _font.UnitsPerEm;

    /// <summary>In points.</summary>
    public decimal Width(string text, decimal size)
    {
        long units = 0;
        foreach (var rune in text.EnumerateRunes().Where(rune => !Rune.IsControl(rune)))
            units += _font.AdvanceOf(_font.GlyphOf(rune.Value));
        return units * size / _font.UnitsPerEm;
    }

    /// <summary>The text as pages write it.</summary>
    public string Encode(string text)
    {
        var hex = new StringBuilder("<");
        foreach (var rune in text.EnumerateRunes().Where(rune => !Rune.IsControl(rune)))
            hex.Append(Number(rune.Value).ToString("X4", CultureInfo.InvariantCulture));
        return hex.Append('>').ToString();
    }

    /// <summary>Puts the font into the file under the number of <paramref name="font"/>.</summary>
    public void Write(PdfFile file, int font)
    {
        var outlines = Outlines(); // Finds the parts of composed letters, which are letters more.
        var subset = new FontSubset(_font, [.. _glyphs.Select(one => one.Glyph)], outlines).ToArray();
        var name = Tag() + "+" + _font.Name;
        var (inner, descriptor, program, unicode) = (file.Reserve(), file.Reserve(), file.Reserve(), file.Reserve());
        var (left, bottom, right, top) = _font.Box;
        file.Set(font, $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
            + $"/DescendantFonts[{inner} 0 R]/ToUnicode {unicode} 0 R>>");
        file.Set(inner, $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDToGIDMap/Identity"
            + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            + $"/FontDescriptor {descriptor} 0 R/W[0[{Advances()}]]>>");
        file.Set(descriptor, $"<</Type/FontDescriptor/FontName/{name}/Flags 4/ItalicAngle 0/StemV 80"
            + $"/FontBBox[{Mille(left)} {Mille(bottom)} {Mille(right)} {Mille(top)}]/Ascent {Mille(_font.Ascent)}"
            + $"/Descent {Mille(_font.Descent)}/CapHeight {Mille(_font.Ascent * 3 / 4)}/FontFile2 {program} 0 R>>");
        file.SetStream(program, $"/Length1 {subset.Length}", subset);
        file.SetStream(unicode, "", Encoding.ASCII.GetBytes(ToUnicode()));
    }

    private string Advances() =>
        string.Join(' ', _glyphs.Select(one => Mille(_font.AdvanceOf(one.Glyph))));

    private int Number(int code)
    {
        if (_ofCode.TryGetValue(code, out var known)) return known;
        _glyphs.Add((_font.GlyphOf(code), code));
        return _ofCode[code] = _glyphs.Count - 1;
    }

    private List<byte[]> Outlines()
    {
        List<byte[]> outlines = [];
        for (var at = 0; at < _glyphs.Count; at++)
        {
            var outline = _font.OutlineOf(_glyphs[at].Glyph).ToArray();
            if (outline.Length > 0 && BinaryPrimitives.ReadInt16BigEndian(outline) < 0) Renumber(outline);
            outlines.Add(outline);
        }

        return outlines;
    }

    // A letter composed of others names them by their numbers.
    private void Renumber(byte[] outline)
    {
        for (var at = 10; ;)
        {
            var flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
            var part = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at + 2));
            if (!_parts.TryGetValue(part, out var number))
            {
                _glyphs.Add((part, 0));
                _parts[part] = number = _glyphs.Count - 1;
            }

            BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(at + 2), (ushort)number);
            if ((flags & Composite) == 0) return;
            at += 4 + ((flags & 1) != 0 ? 4 : 2)
                + ((flags & 0x08) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);
        }
    }

    private int Mille(int units) => (int)Math.Round(units * 1000m / _font.UnitsPerEm);

    // Six letters that tell apart two selections of the same font.
    private string Tag()
    {
        var codes = string.Join(',', _glyphs.Select(one => one.Code));
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(codes));
        return string.Concat(hash.Take(6).Select(part => (char)('A' + part % 26)));
    }

    private static string Utf16(int code) =>
        Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(new Rune(code).ToString()));

    private string ToUnicode()
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo <</Registry(Adobe)"
            + "/Ordering(UCS)/Supplement 0>> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def "
            + "1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        foreach (var hundred in _glyphs.Index().Where(one => one.Item.Code > 0).Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{hundred.Length} beginbfchar\n");
            foreach (var (number, (_, code)) in hundred)
                map.Append(CultureInfo.InvariantCulture, $"<{number:X4}> <{Utf16(code)}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap CMapName currentdict /CMap defineresource pop end end").ToString();
    }
}

/// <summary>A TrueType font of a few glyphs of another.</summary>
internal sealed class FontSubset(TrueTypeFont font, IReadOnlyList<int> glyphs, IReadOnlyList<byte[]> outlines)
{
    public byte[] ToArray()
    {
        var (letters, places) = (new MemoryStream(), new byte[4 * (glyphs.Count + 1)]);
        for (var at = 0; at < glyphs.Count; at++)
        {
            letters.Write(outlines[at]);
            while (letters.Length % 4 != 0) letters.WriteByte(0);
            BinaryPrimitives.WriteInt32BigEndian(places.AsSpan(4 * at + 4), (int)letters.Length);
        }

        var head = font.Bytes("head").ToArray();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1); // Places are whole, not halves.
        var wide = font.Bytes("hhea").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(wide.AsSpan(34), (ushort)glyphs.Count);
        var most = font.Bytes("maxp").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(most.AsSpan(4), (ushort)glyphs.Count);
        return Joined([
            ("glyf", letters.ToArray()), ("head", head), ("hhea", wide), ("hmtx", Metrics()), ("loca", places),
            ("maxp", most),
        ]);
    }

    private byte[] Metrics()
    {
        var metrics = new byte[4 * glyphs.Count];
        foreach (var (at, glyph) in glyphs.Index())
        {
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(4 * at), (ushort)font.AdvanceOf(glyph));
            BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan(4 * at + 2), (short)font.LeftBearingOf(glyph));
        }

        return metrics;
    }

    private static byte[] Joined(IReadOnlyList<(string Tag, byte[] Bytes)> tables)
    {
        var file = new MemoryStream();
        var header = new byte[12 + 16 * tables.Count];
        header[1] = 1;
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(4), (ushort)tables.Count);
        file.Write(header);
        foreach (var (at, (tag, bytes)) in tables.Index())
        {
            var entry = header.AsSpan(12 + 16 * at);
            Encoding.ASCII.GetBytes(tag, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Sum(bytes));
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], (int)file.Position);
            BinaryPrimitives.WriteInt32BigEndian(entry[12..], bytes.Length);
            file.Write(bytes);
            while (file.Length % 4 != 0) file.WriteByte(0);
        }

        file.Position = 0;
        file.Write(header);
        return file.ToArray();
    }

    private static uint Sum(byte[] bytes)
    {
        uint sum = 0;
        for (var at = 0; at < bytes.Length; at++) unchecked { sum += (uint)bytes[at] << (24 - 8 * (at % 4)); }
        return sum;
    }
}
