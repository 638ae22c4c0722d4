using System.Globalization;
using Eum.Domain.Statistics;

namespace Eum.Infrastructure.Reports.Papers.Sheets;

/// <summary>The first sheet: what was asked, of what, by whom; and sums that lead to the tables.</summary>
internal static class CoverSheet
{
    public const string File = "cover.xml";

    private const int Values = 3; // Columns that a fact's text runs over.

    public static void Write(
        BookPackage book, Paper paper, PaperContent content, IReadOnlyList<SheetSum> sums)
    {
        var words = PaperWords.Of(paper.English);
        using var part = book.Open($"xl/worksheets/{File}");
        var xml = new SheetXml(new(part));
        xml.Begin(0, [22, 34, 26, 12]);
        List<string> merged = [];
        xml.BeginRow(34);
        xml.Text(paper.Title, CellStyle.Title);
        xml.EndRow();
        xml.Blank();
        foreach (var fact in PaperFacts.Of(paper, content))
        {
            // About so many letters a line; a merged cell does not grow by itself.
            xml.BeginRow(18 * Math.Max(1, (DataSheet.Letters(fact.Text) + 71) / 72));
            xml.Text(fact.Name, CellStyle.Label);
            xml.Text(fact.Text, CellStyle.Wrapped);
            for (var at = 1; at < Values; at++) xml.Empty(CellStyle.Wrapped);
            xml.EndRow();
            merged.Add(string.Create(CultureInfo.InvariantCulture, $"B{xml.Row}:D{xml.Row}"));
        }

        xml.Blank();
        Controls(xml, words, content, sums);
        xml.Blank();
        xml.BeginRow();
        xml.Text(words.Verify, CellStyle.Note);
        xml.EndRow();
        xml.End("", merged, landscape: false, $"&L{paper.DocumentId}&C&P / &N&R{paper.MadeOn}", "");
    }

    private static void Controls(SheetXml xml, PaperWords words, PaperContent content, IReadOnlyList<SheetSum> sums)
    {
        if (content.Totals.Count == 0) return;
        xml.BeginRow();
        foreach (var word in (string[])[words.Table, words.Item, words.Controls, words.Unit])
            xml.Text(word, CellStyle.Heading);
        xml.EndRow();
        foreach (var total in content.Totals)
        {
            xml.BeginRow();
            xml.Text(total.Table, CellStyle.Text);
            xml.Text(total.Column.Name, CellStyle.Text);
            var cells = sums.Where(sum => sum.Table == total.Table && sum.Column == total.Column.Heading)
                .Select(sum => sum.Formula).ToList();
            if (cells.Count > 0) xml.Formula(string.Join('+', cells), total.Value, CellStyle.Number);
            else xml.Number(total.Value, CellStyle.Number);
            xml.Text(total.Column.Unit, CellStyle.Text);
            xml.EndRow();
        }
    }
}

/// <summary>The last sheet: what the words mean.</summary>
internal static class TermsSheet
{
    public const string File = "terms.xml";

    public static void Write(BookPackage book, Paper paper)
    {
        var words = PaperWords.Of(paper.English);
        using var part = book.Open($"xl/worksheets/{File}");
        var xml = new SheetXml(new(part));
        xml.Begin(3, [24, 10, 80, 36]);
        xml.BeginRow(26);
        xml.Text(words.Terms, CellStyle.Title);
        xml.EndRow();
        xml.Blank();
        xml.BeginRow();
        foreach (var word in (string[])[words.Item, words.Unit, words.Meaning, words.Source])
            xml.Text(word, CellStyle.Heading);
        xml.EndRow();
        foreach (var term in paper.Terms)
        {
            xml.BeginRow(16 * Math.Max(1, (DataSheet.Letters(term.Meaning) + 79) / 80));
            xml.Text(term.Name, CellStyle.Label);
            foreach (var text in (string[])[term.Unit, term.Meaning, term.Source]) xml.Text(text, CellStyle.Wrapped);
            xml.EndRow();
        }

        xml.End("", [], landscape: true, $"&L{paper.DocumentId}&C&P / &N&R{paper.MadeOn}", "");
    }
}

/// <summary>What a cover says: what was asked, and what came of it.</summary>
internal static class PaperFacts
{
    public static IReadOnlyList<PaperFact> Of(Paper paper, PaperContent content)
    {
        var words = PaperWords.Of(paper.English);
        return
        [
            new(words.Document, paper.DocumentId), .. paper.Facts,
            new(words.Rows, content.Rows.ToString("#,0", CultureInfo.InvariantCulture)),
            new(words.DataHash, content.DataSha256),
        ];
    }
}
