using System.Globalization;
using Eum.Domain.Statistics;
using Eum.Infrastructure.Reports.Papers.Sheets;

namespace Eum.Infrastructure.Reports.Papers;

/// <summary>
/// A paper as a workbook: cover, a sheet for each table, definitions. Rows go straight into the file, so that a million
/// of them take no more memory than a hundred; what is beyond a sheet goes on in the next.
/// </summary>
public static class PaperBook
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="target">Need not seek.</param>
    public static async Task<PaperContent> WriteAsync(Paper paper, Stream target, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(paper);
        using var book = new BookPackage(target, paper.MadeAt);
        using var tally = new PaperTally(null);
        var words = PaperWords.Of(paper.English);
        book.Begin(paper.Tables.Count(IsDrawn));
        var names = new SheetNames(words.Cover, words.Terms);
        List<DataSheet> sheets = [];
        var charts = 0;
        foreach (var table in paper.Tables)
        {
            cancel.ThrowIfCancellationRequested();
            tally.Add(table, paper.Tables.Count > 1 || paper.Extract is not null);
            var sheet = new DataSheet(book, paper, names.Of(table.Title), $"data{sheets.Count + 1}.xml");
            sheet.Write(table, IsDrawn(table) ? ++charts : 0);
            sheets.Add(sheet);
        }

        if (paper.Extract is { } extract)
        {
            tally.Begin(extract, paper.Tables.Count > 0);
            await WriteAsync(book, paper, extract, names, sheets, tally, cancel);
        }

        var content = tally.Close();
        CoverSheet.Write(book, paper, content, [.. sheets.SelectMany(sheet => sheet.Sums)]);
        TermsSheet.Write(book, paper);
        book.Complete(
            [
                new(words.Cover, CoverSheet.File, 0, ""), .. sheets.Select(sheet => sheet.Sheet),
                new(words.Terms, TermsSheet.File, 0, ""),
            ],
            paper);
        return content;
    }

    private static bool IsDrawn(PaperTable table) => table.Chart is not null && table.Rows.Count > 0;

    private static async Task WriteAsync(
        BookPackage book, Paper paper, PaperExtract extract, SheetNames names, List<DataSheet> sheets,
        PaperTally tally, CancellationToken cancel)
    {
        var sheet = Next();
        await foreach (var row in ReadAhead.Of(extract.Read(cancel), cancel))
        {
            tally.Row(row);
            if (sheet.IsFull)
            {
                sheet.End();
                sheet = Next();
            }

            sheet.Row(row);
        }

        sheet.End();

        DataSheet Next()
        {
            var next = new DataSheet(book, paper, names.Of(extract.Title), $"data{sheets.Count + 1}.xml");
            sheets.Add(next);
            next.Begin(extract);
            return next;
        }
    }
}

/// <summary>Names that tabs may have, each once.</summary>
internal sealed class SheetNames(params string[] taken)
{
    private const int Longest = 31;
    private const string Forbidden = "[]:*?/\\'";

    private readonly HashSet<string> _taken = new(taken, StringComparer.OrdinalIgnoreCase);

    public string Of(string title)
    {
        var plain = string.Join(' ', title.Split(Forbidden.ToCharArray())).Trim();
        for (var at = 1; ; at++)
        {
            var tail = at == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({at})");
            var name = plain[..Math.Min(plain.Length, Longest - tail.Length)] + tail;
            if (_taken.Add(name)) return name;
        }
    }
}
