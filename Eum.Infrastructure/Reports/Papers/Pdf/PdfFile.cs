using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Eum.Infrastructure.Reports.Papers.Pdf;

/// <summary>The numbered objects of a PDF 1.7 file; small ones are packed together.</summary>
internal sealed class PdfFile
{
    private const int PackedAtOnce = 200;

    private readonly List<(string Text, byte[]? Stream)> _objects = [("", null)];

    /// <summary>A number for what is told later.</summary>
    public int Reserve()
    {
        _objects.Add(("null", null));
        return _objects.Count - 1;
    }

    public void Set(int number, string text) => _objects[number] = (text, null);

    public int Add(string text)
    {
        var number = Reserve();
        Set(number, text);
        return number;
    }

    /// <param name="entries">Of its dictionary, beside length and filter.</param>
    /// <param name="plain">To be found by who only searches the file's bytes.</param>
    public void SetStream(int number, string entries, byte[] content, bool plain = false)
    {
        var bytes = plain ? content : Packed(content);
        _objects[number] = ($"<<{entries}{(plain ? "" : "/Filter/FlateDecode")}/Length {bytes.Length}>>", bytes);
    }

    /// <summary>A text of any letters, as a PDF string.</summary>
    public static string Text(string text) =>
        $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <param name="id">Of the document: the same paper has the same.</param>
    public void Save(Stream target, int root, int info, byte[] id)
    {
        var file = new Counted(target);
        file.Write("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
        var places = new List<(int Type, long First, int Second)>(Enumerable.Repeat((0, 0L, 0), _objects.Count));
        places[0] = (0, 0, 65535);
        for (var number = 1; number < _objects.Count; number++)
            if (_objects[number] is { Stream: { } stream } one)
                places[number] = (1, Write(file, number, one.Text, stream), 0);
        var small = Enumerable.Range(1, _objects.Count - 1).Where(number => _objects[number].Stream is null).ToList();
        foreach (var pack in small.Chunk(PackedAtOnce))
        {
            var holder = places.Count;
            foreach (var (at, number) in pack.Index()) places[number] = (2, holder, at);
            var (text, stream) = Pack(pack);
            places.Add((1, Write(file, holder, text, stream), 0));
        }

        var start = file.Position;
        places.Add((1, start, 0));
        var table = Packed(Table(places));
        var hex = Convert.ToHexString(id);
        Write(file, places.Count - 1,
            $"<</Type/XRef/Size {places.Count}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R/ID[<{hex}><{hex}>]"
            + $"/Filter/FlateDecode/Length {table.Length}>>", table);
        file.Write(string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n"));
    }

    private static long Write(Counted file, int number, string text, byte[] stream)
    {
        var start = file.Position;
        file.Write(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n{text}\nstream\n"));
        file.Write(stream);
        file.Write("\nendstream\nendobj\n");
        return start;
    }

    private (string Text, byte[] Stream) Pack(int[] numbers)
    {
        var (index, body) = (new StringBuilder(), new StringBuilder());
        foreach (var number in numbers)
        {
            index.Append(CultureInfo.InvariantCulture, $"{number} {body.Length} ");
            body.Append(_objects[number].Text).Append('\n');
        }

        var packed = Packed(Encoding.Latin1.GetBytes(index.ToString() + body));
        return ($"<</Type/ObjStm/N {numbers.Length}/First {index.Length}/Filter/FlateDecode/Length {packed.Length}>>",
            packed);
    }

    private static byte[] Table(List<(int Type, long First, int Second)> places)
    {
        var table = new byte[7 * places.Count];
        foreach (var (at, (type, first, second)) in places.Index())
        {
            table[7 * at] = (byte)type;
            BinaryPrimitives.WriteUInt32BigEndian(table.AsSpan(7 * at + 1), (uint)first);
            BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(7 * at + 5), (ushort)second);
        }

        return table;
    }

    private static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(content);
        return packed.ToArray();
    }

    /// <summary>Knows how far it is in a stream that may not.</summary>
    private sealed class Counted(Stream target)
    {
        public long Position { get; private set; }

        public void Write(string latin) => Write(Encoding.Latin1.GetBytes(latin));

        public void Write(byte[] bytes)
        {
            target.Write(bytes);
            Position += bytes.Length;
        }
    }
}
