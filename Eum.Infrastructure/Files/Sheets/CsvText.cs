using System.Text;

namespace Eum.Infrastructure.Files.Sheets;

/// <summary>A decoded CSV (RFC 4180) as rows; the line is that of the row's first letter.</summary>
internal static class CsvText
{
    public static IEnumerable<SheetRow> Rows(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new FileRefusedException(0, "글자가 아닌 것이 들어 있습니다. 엑셀(xlsx)이나 CSV를 올리세요.");
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var (from, cells) = (line, new List<string>());
            bool more;
            do
            {
                var cell = Cell(text, ref at, ref line, out more);
                if (cells.Count == SheetReader.MostColumns)
                    throw new FileRefusedException(from, $"칸이 {SheetReader.MostColumns}개를 넘습니다.");
                cells.Add(SheetReader.Plain(cell));
            }
            while (more);
            yield return new(from, cells);
        }
    }

    /// <summary>Reads one cell and what ends it: more is true behind a comma.</summary>
    private static string Cell(string text, ref int at, ref int line, out bool more)
    {
        var (first, cell) = (line, new StringBuilder());
        var quoted = at < text.Length && text[at] == '"';
        if (quoted) at++;
        more = false;
        for (; at < text.Length; at++)
        {
            var unit = text[at];
            if (unit == '\n') line++;
            if (quoted && unit == '"')
            {
                if (at + 1 < text.Length && text[at + 1] == '"') at++;
                else
                {
                    quoted = false;
                    continue;
                }
            }
            else if (!quoted && unit is ',' or '\n' && !quoted)
            {
                at++;
                more = unit == ',';
                return cell.ToString();
            }

            if (unit != '\r' || quoted) cell.Append(unit);
        }

        return quoted ? throw new FileRefusedException(first, "따옴표가 닫히지 않았습니다.") : cell.ToString();
    }
}
