using System.Text;

namespace Eum.Infrastructure.Files.Sheets;

/// <summary>A row of a sheet as people see it: numbers without separators, days as yyyy-MM-dd.</summary>
/// <param name="Line">From 1, as the spreadsheet or the editor counts.</param>
public sealed record SheetRow(int Line, IReadOnlyList<string> Cells)
{
    public bool IsEmpty => Cells.All(cell => cell.Length == 0);

    /// <summary>The cell of a column, trimmed; empty where the row is shorter.</summary>
    public string this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : "";
}

/// <summary>
/// Reads the small tables that people keep: the first sheet of an Excel file (xlsx), or a CSV in UTF-8 or CP949. What a
/// file is, its content says and not its name.
/// </summary>
public static class SheetReader
{
    public const int MostColumns = 200;
    public const int LongestCell = 32_767;

    /// <summary>The rows that are not empty.</summary>
    /// <exception cref="FileRefusedException">Says in words why it cannot be read.</exception>
    public static IReadOnlyList<SheetRow> Read(byte[] content, int mostRows)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length == 0) throw new FileRefusedException(0, "빈 파일입니다.");
        var rows = content.AsSpan() switch
        {
            [0x50, 0x4B, ..] => XlsxReader.Read(content),
            [0xD0, 0xCF, 0x11, 0xE0, ..] =>
                throw new FileRefusedException(0, "옛 엑셀·한글(xls, hwp) 파일입니다. 엑셀에서 xlsx나 CSV로 저장해 올리세요."),
            [0x25, 0x50, 0x44, 0x46, ..] => throw new FileRefusedException(0, "PDF 파일입니다. 엑셀(xlsx)이나 CSV를 올리세요."),
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] =>
                throw new FileRefusedException(0, "UTF-16으로 저장된 파일입니다. UTF-8 또는 CP949로 저장해 올리세요."),
            _ => CsvText.Rows(Decoded(content)),
        };
        List<SheetRow> kept = [];
        foreach (var row in rows)
        {
            if (row.IsEmpty) continue;
            if (kept.Count == mostRows)
                throw new FileRefusedException(row.Line, $"행이 {mostRows:#,0}개를 넘습니다. 나누어 올리세요.");
            kept.Add(row);
        }

        return kept;
    }

    /// <summary>A cell as it is compared and kept: composed Hangul, no blanks around it, no control marks.</summary>
    internal static string Plain(string text)
    {
        var cut = text.Length <= LongestCell ? text : text[..LongestCell];
        return string.Concat(cut.Normalize().Select(unit => char.IsControl(unit) ? ' ' : unit)).Trim();
    }

    // Strictly one or the other: a letter that is neither would come back as a question mark and be kept so.
    private static string Decoded(byte[] content)
    {
        var bytes = content.AsSpan();
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[3..];
        foreach (var encoding in (Encoding[])[new UTF8Encoding(false, throwOnInvalidBytes: true), Cp949.Strict])
            try
            {
                return encoding.GetString(bytes);
            }
            catch (DecoderFallbackException)
            {
                // The next, or none.
            }

        throw new FileRefusedException(0, "글자를 UTF-8로도 CP949로도 읽을 수 없습니다. 파일을 다시 저장해 올리세요.");
    }
}
