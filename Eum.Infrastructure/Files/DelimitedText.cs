using System.Text;

namespace Eum.Infrastructure.Files;

/// <summary>
/// Takes a text apart as people save tables: commas, semicolons or tabs, quotes where they must be, any line ends.
/// </summary>
internal static class DelimitedText
{
    private const string Delimiters = ",\t;";

    /// <summary>The rows with the line each begins on, from 1.</summary>
    /// <exception cref="FileRefusedException">It is larger than a list may be, or a quote never ends.</exception>
    public static List<(int Line, IReadOnlyList<string> Cells)> Rows(string text)
    {
        var delimiter = DelimiterOf(text);
        List<(int, IReadOnlyList<string>)> rows = [];
        List<string> cells = [];
        var cell = new StringBuilder();
        var (line, begun, inside) = (1, 1, false);
        for (var at = 0; at < text.Length; at++)
        {
            var unit = text[at];
            if (unit == '\n') line++;
            if (inside)
            {
                if (unit != '"') cell.Append(unit);
                else if (at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[++at]);
                else inside = false;
            }
            else if (unit == '"' && cell.Length == 0) inside = true;
            else if (unit == delimiter) EndCell();
            else if (unit == '\n') EndRow();
            else if (unit != '\r') cell.Append(unit);
            if (cell.Length > ListSheet.LongestCell) throw new FileRefusedException(begun, CellTooLong);
        }

        if (inside) throw new FileRefusedException(begun, "따옴표가 닫히지 않았습니다.");
        if (cell.Length + cells.Count > 0) EndRow();
        return rows;

        void EndCell()
        {
            cells.Add(cell.ToString());
            cell.Clear();
            if (cells.Count > ListSheet.MostColumns)
                throw new FileRefusedException(begun, $"칸이 {ListSheet.MostColumns}개를 넘습니다.");
        }

        void EndRow()
        {
            EndCell();
            rows.Add((begun, cells));
            (cells, begun) = ([], line);
            if (rows.Count > ListSheet.MostRows + 1) throw new FileRefusedException(begun, TooManyRows);
        }
    }

    public const string CellTooLong = "칸 하나가 너무 깁니다 (2,000자까지).";

    public const string TooManyRows = "행이 200,000개를 넘습니다. 나누어 올리세요.";

    private static char DelimiterOf(string text)
    {
        var head = text.Split('\n', 2)[0];
        return Delimiters.MaxBy(delimiter => head.Count(unit => unit == delimiter));
    }
}
