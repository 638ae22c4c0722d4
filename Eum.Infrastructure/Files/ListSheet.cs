using System.IO.Compression;
using System.Text;

namespace Eum.Infrastructure.Files;

/// <summary>A table that people send: a CSV (UTF-8 or CP949) or the first sheet of an Excel workbook (xlsx).</summary>
/// <param name="Headings">Its first line that is not empty.</param>
/// <param name="Rows">What follows, by the line it stands on; empty lines are left out.</param>
/// <param name="Encoding">UTF-8, CP949 or xlsx, to be shown.</param>
public sealed record ListSheet(
    IReadOnlyList<string> Headings, IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> Rows, string Encoding)
{
    public const int MostRows = 200_000;
    public const int MostColumns = 100;
    public const int LongestCell = 2_000;

    // What people take for a list, by its first bytes; a name can say anything.
    private static readonly (byte[] Start, string Sentence)[] Strangers =
    [
        ([0xD0, 0xCF, 0x11, 0xE0], "옛 엑셀(xls)이나 한글(hwp) 파일입니다. 엑셀에서 xlsx나 CSV로 다시 저장해 올리세요."),
        ([0x25, 0x50, 0x44, 0x46], "PDF 파일입니다. 엑셀(xlsx)이나 CSV로 올리세요."),
        ([0x4D, 0x5A], "실행 파일입니다. 받지 않습니다."),
        ([0x7F, 0x45, 0x4C, 0x46], "실행 파일입니다. 받지 않습니다."),
        ([0x1F, 0x8B], "gzip으로 묶은 파일입니다. 풀어서 올리세요."),
        ([0xFF, 0xFE], "UTF-16으로 저장된 파일입니다. UTF-8이나 CP949로 저장해 올리세요."),
    ];

    /// <exception cref="FileRefusedException">Says why it is no such table.</exception>
    public static ListSheet Read(string path)
    {
        using var file = File.OpenRead(path);
        var start = new byte[8];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (length == 0) throw new FileRefusedException(0, "빈 파일입니다.");
        foreach (var (mark, sentence) in Strangers)
            if (start.AsSpan(0, length).StartsWith(mark)) throw new FileRefusedException(0, sentence);

        file.Position = 0;
        var (rows, encoding) = start.AsSpan(0, length).StartsWith("PK"u8) ? (Workbook(file), "xlsx") : Text(file);
        var all = rows.Where(row => row.Cells.Any(cell => cell.Length > 0)).ToList();
        if (all.Count == 0) throw new FileRefusedException(0, "표가 비어 있습니다.");
        return new(all[0].Cells, all[1..], encoding);
    }

    private static List<(int, IReadOnlyList<string> Cells)> Workbook(Stream file)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read);
            return WorkbookReader.FirstSheet(zip);
        }
        catch (Exception broken) when (broken is InvalidDataException or System.Xml.XmlException or FormatException)
        {
            throw new FileRefusedException(0, "엑셀 파일을 열 수 없습니다. 암호를 풀고 xlsx로 다시 저장해 올리세요.");
        }
    }

    private static (List<(int, IReadOnlyList<string> Cells)>, string) Text(Stream file)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        if (bytes.AsSpan().Contains((byte)0)) throw new FileRefusedException(0, "글자가 아닌 것이 들어 있습니다. 엑셀이나 CSV로 올리세요.");
        var (text, encoding) = Decoded(bytes);
        return (DelimitedText.Rows(text), encoding);
    }

    // By its mark, else strictly UTF-8, else strictly CP949: never by guess with replacement characters.
    private static (string Text, string Encoding) Decoded(byte[] bytes)
    {
        var body = bytes.AsSpan();
        var hasMark = body.StartsWith(System.Text.Encoding.UTF8.Preamble);
        if (hasMark) body = body[3..];
        try
        {
            return (new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body), "UTF-8");
        }
        catch (DecoderFallbackException) when (!hasMark)
        {
            try
            {
                return (Cp949.Strict.GetString(body), "CP949");
            }
            catch (DecoderFallbackException)
            {
                throw new FileRefusedException(0, "글자를 UTF-8로도 CP949로도 읽을 수 없습니다. 다시 저장해 올리세요.");
            }
        }
        catch (DecoderFallbackException)
        {
            throw new FileRefusedException(0, "UTF-8이라 적힌 파일에 UTF-8이 아닌 글자가 있습니다. 다시 저장해 올리세요.");
        }
    }
}
