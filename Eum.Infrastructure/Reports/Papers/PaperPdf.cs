using System.Globalization;
using Eum.Domain.Statistics;
using Eum.Infrastructure.Reports.Papers.Pdf;
using Eum.Infrastructure.Reports.Papers.Sheets;

namespace Eum.Infrastructure.Reports.Papers;

/// <summary>A paper as PDF: A4, each table as wide as it needs to lie, the whole readable aloud.</summary>
public static class PaperPdf
{
    public const string MediaType = "application/pdf";

    /// <summary>Rows that make a paper nobody leafs through any more; more are a workbook.</summary>
    public const int MostRows = 10_000;

    public static PaperContent Write(Paper paper, Stream target)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var content = PaperCsv.Measure(paper);
        if (content.Rows > MostRows) throw new ArgumentException("So many rows are a workbook.");
        var words = PaperWords.Of(paper.English);
        var document = new PdfDocument();
        var flow = new PdfFlow(document, paper, words);
        flow.Cover(content);
        foreach (var table in paper.Tables)
            foreach (var (at, band) in PdfTable.Bands(document, table).Index())
                flow.Table(band, at == 0 && table.Chart is not null ? table : null);
        flow.Terms();
        flow.Footers();
        document.Save(target, paper.Title, paper.DocumentId, paper.English ? "en-US" : "ko-KR", paper.MadeAt);
        return content;
    }
}

/// <summary>Lays a paper out from page to page.</summary>
internal sealed class PdfFlow(PdfDocument document, Paper paper, PaperWords words)
{
    private const decimal LabelWidth = 110;
    private const decimal Line = 14;
    private const decimal BoxWidth = 58;
    private const decimal BoxHead = 17;
    private const decimal BoxBody = 44;

    private FontInUse Regular => document.Regular;

    private FontInUse Bold => document.Bold;

    public void Cover(PaperContent content)
    {
        var page = document.AddPage(landscape: false);
        Signatures(page);
        var y = PdfPage.Margin + BoxHead + BoxBody + 46;
        document.Jump(words.Cover, page, PdfPage.Margin);
        page.Begin(document.Root.Add("H1"));
        foreach (var line in PdfLines.Of(paper.Title, Bold, 22, page.Inner))
        {
            page.Text(PdfPage.Margin, y, line, Bold, 22, PdfInk.Title);
            y += 30;
        }

        page.End();
        y = Facts(page, y, PaperFacts.Of(paper, content));
        (page, y) = Controls(page, y + 14, content);
        page.Begin(document.Root.Add("P"));
        foreach (var line in PdfLines.Of(words.Verify, Regular, 8.5m, page.Inner))
            page.Text(PdfPage.Margin, y += Line, line, Regular, 8.5m, PdfInk.Quiet);
        page.End();
    }

    /// <param name="drawn">What its chart is drawn of; null for none.</param>
    public void Table(PaperTable table, PaperTable? drawn)
    {
        var lines = new PdfTable(document, table);
        var (page, y) = Head(table.Title, lines.IsLandscape, document.Root);
        if (table.Rows.Count == 0)
        {
            page.Begin(document.Root.Add("P"));
            page.Text(PdfPage.Margin, y + 12, words.Empty, Regular, 10, PdfInk.Quiet);
            page.End();
            return;
        }

        if (drawn is not null)
        {
            var chart = new PdfChart(document, drawn);
            chart.Draw(page, y, document.Root, paper.English);
            y += chart.Height;
        }

        lines.Draw(page, y, document.Root, landscape => Head($"{table.Title} {words.Continued}", landscape, null));
    }

    public void Terms()
    {
        if (paper.Terms.Count == 0) return;
        PaperColumn[] columns =
        [
            new(words.Item, "", PaperKind.Text), new(words.Unit, "", PaperKind.Text),
            new(words.Meaning, "", PaperKind.Text), new(words.Source, "", PaperKind.Text),
        ];
        var table = new PaperTable(
            words.Terms, columns,
            [.. paper.Terms.Select(term => (ReportCell[])[term.Name, term.Unit, term.Meaning, term.Source])], []);
        var drawn = new PdfTable(document, table);
        var (page, y) = Head(words.Terms, drawn.IsLandscape, document.Root);
        drawn.Draw(page, y, document.Root, landscape => Head($"{words.Terms} {words.Continued}", landscape, null));
    }

    /// <summary>Under each page: which document, which page of how many.</summary>
    public void Footers()
    {
        foreach (var (at, page) in document.Pages.Index())
        {
            var baseline = page.Height - 22;
            var number = string.Create(CultureInfo.InvariantCulture, $"{at + 1} / {document.Pages.Count}");
            page.BeginSilent();
            page.Line(PdfPage.Margin, baseline - 11, page.Width - PdfPage.Margin, baseline - 11, 0.4m, PdfInk.Rule);
            page.Text(PdfPage.Margin, baseline, $"{paper.DocumentId} · {paper.Title}", Regular, 7.5m, PdfInk.Quiet);
            page.Text((page.Width - Regular.Width(number, 7.5m)) / 2, baseline, number, Regular, 7.5m);
            page.Text(
                page.Width - PdfPage.Margin - Regular.Width(paper.MadeOn, 7.5m), baseline, paper.MadeOn, Regular, 7.5m,
                PdfInk.Quiet);
            page.End();
        }
    }

    // A new page with its heading; told and listed only where it is the first of its table.
    private (PdfPage Page, decimal Y) Head(string title, bool landscape, PdfTag? into)
    {
        var page = document.AddPage(landscape);
        if (into is null) page.BeginSilent();
        else page.Begin(into.Add("H2"));
        page.Text(PdfPage.Margin, PdfPage.Margin + 14, title, Bold, 14, PdfInk.Title);
        page.End();
        if (into is not null) document.Jump(title, page, PdfPage.Margin);
        return (page, PdfPage.Margin + 26);
    }

    // 결재란: who signs the paper by hand.
    private void Signatures(PdfPage page)
    {
        var left = page.Width - PdfPage.Margin - BoxWidth * words.Signers.Count;
        page.Begin(document.Root.Add("Figure", $"{words.Signatures}: {string.Join(", ", words.Signers)}"));
        foreach (var (at, signer) in words.Signers.Index())
        {
            var x = left + BoxWidth * at;
            page.Fill(x, PdfPage.Margin, BoxWidth, BoxHead, PdfInk.Sum);
            page.Frame(x, PdfPage.Margin, BoxWidth, BoxHead, 0.6m, PdfInk.Strong);
            page.Frame(x, PdfPage.Margin + BoxHead, BoxWidth, BoxBody, 0.6m, PdfInk.Strong);
            page.Text(
                x + (BoxWidth - Regular.Width(signer, 8.5m)) / 2, PdfPage.Margin + 12, signer, Regular, 8.5m);
        }

        page.End();
    }

    private decimal Facts(PdfPage page, decimal y, IReadOnlyList<PaperFact> facts)
    {
        var table = document.Root.Add("Table");
        foreach (var fact in facts)
        {
            var lines = PdfLines.Of(fact.Text, Regular, 9, page.Inner - LabelWidth - 12);
            var height = lines.Length * Line + 5;
            page.BeginSilent();
            page.Fill(PdfPage.Margin, y, LabelWidth, height, PdfInk.Sum);
            page.Line(PdfPage.Margin, y + height, page.Width - PdfPage.Margin, y + height, 0.4m, PdfInk.Rule);
            page.End();
            var row = table.Add("TR");
            page.Begin(row.Add("TD"));
            page.Text(PdfPage.Margin + 6, y + 12.5m, fact.Name, Bold, 9);
            page.End();
            page.Begin(row.Add("TD"));
            foreach (var (at, line) in lines.Index())
                page.Text(PdfPage.Margin + LabelWidth + 8, y + 12.5m + at * Line, line, Regular, 9);
            page.End();
            y += height;
        }

        return y;
    }

    private (PdfPage Page, decimal Y) Controls(PdfPage page, decimal y, PaperContent content)
    {
        if (content.Totals.Count == 0) return (page, y);
        PaperColumn[] columns =
        [
            new(words.Table, "", PaperKind.Text), new(words.Item, "", PaperKind.Text),
            new(words.Controls, "", PaperKind.Number), new(words.Unit, "", PaperKind.Text),
        ];
        var table = new PaperTable(
            words.Controls, columns,
            [
                .. content.Totals.Select(total => (ReportCell[])
                    [total.Table, total.Column.Name, total.Value, total.Column.Unit]),
            ],
            []);
        return new PdfTable(document, table).Draw(
            page, y, document.Root, landscape => Head($"{words.Controls} {words.Continued}", landscape, null));
    }
}
