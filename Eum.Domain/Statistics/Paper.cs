using Eum.Domain.Values;

namespace Eum.Domain.Statistics;

/// <summary>What the numbers of a paper's column are.</summary>
public enum PaperKind
{
    Text = 0,

    /// <summary>A whole number: won, payments, people.</summary>
    Number = 1,

    /// <summary>In 0.01 %.</summary>
    Share = 2,

    /// <summary>yyyymm.</summary>
    Month = 3,

    /// <summary>yyyymmdd.</summary>
    Day = 4,

    /// <summary>Milliseconds since 1970, UTC; shown in KST.</summary>
    Instant = 5,

    /// <summary>A text of few: a district, a kind, the same object in every row that has it.</summary>
    Name = 6,
}

/// <summary>A column of a paper, in the paper's language.</summary>
/// <param name="Unit">원, 건, 명; empty where there is none.</param>
public sealed record PaperColumn(string Name, string Unit, PaperKind Kind)
{
    /// <summary>Its Korean name, under which it is defined.</summary>
    public string Key { get; init; } = Name;

    /// <summary>결제액(원).</summary>
    public string Heading => Unit.Length > 0 ? $"{Name}({Unit})" : Name;

    public bool IsAmount => Kind is PaperKind.Number or PaperKind.Share;
}

public enum ChartKind
{
    /// <summary>Upright columns, of a time or of few names.</summary>
    Columns = 1,

    /// <summary>Lying bars, of names; the first <see cref="PaperChart.MostBars"/>.</summary>
    Bars = 2,

    Line = 3,
}

/// <summary>How a table is drawn where a picture helps.</summary>
/// <param name="Label">The column that names.</param>
/// <param name="Values">The columns that are drawn.</param>
public sealed record PaperChart(ChartKind Kind, string Title, int Label, IReadOnlyList<int> Values)
{
    public const int MostBars = 15;
}

/// <summary>A table of a paper, whole in memory.</summary>
/// <param name="Totals">One cell a column, or none at all.</param>
public sealed record PaperTable(
    string Title, IReadOnlyList<PaperColumn> Columns, IReadOnlyList<IReadOnlyList<ReportCell>> Rows,
    IReadOnlyList<ReportCell> Totals, PaperChart? Chart = null)
{
    /// <summary>A report's table; days and months that it writes as text become days and months.</summary>
    public static PaperTable Of(ReportTable table, string title, bool english, PaperChart? chart = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        PaperColumn[] columns =
        [
            .. table.Columns.Select((column, at) => new PaperColumn(
                english ? column.NameEn : column.Name, UnitOf(column.Unit, english), KindOf(table, at))
            {
                Key = column.Name,
            }),
        ];
        return new(
            title, columns, [.. table.Rows.Select(row => (IReadOnlyList<ReportCell>)[.. row.Select(Typed)])],
            table.Totals, chart);

        ReportCell Typed(ReportCell cell, int at) => columns[at].Kind is PaperKind.Day or PaperKind.Month
            ? long.Parse(cell.Text!.Replace("-", "", StringComparison.Ordinal), null)
            : cell;
    }

    /// <summary>Whether a column's total is nothing but its rows added up.</summary>
    public bool IsAdded(int column) =>
        Columns[column].Kind == PaperKind.Number && Totals.Count > column && Totals[column].Number is { } total
        && Rows.Sum(row => row[column].Number ?? 0) == total;

    // A share tells its own unit in every cell.
    private static string UnitOf(string unit, bool english) => unit switch
    {
        "0.01%" => "",
        "원" when english => "won",
        "건" when english => "cases",
        "명" when english => "people",
        "곳" when english => "merchants",
        _ => unit,
    };

    private static PaperKind KindOf(ReportTable table, int at)
    {
        if (table.Columns[at].Unit == "0.01%") return PaperKind.Share;
        if (table.Columns[at].Unit.Length > 0) return PaperKind.Number;
        if (table.Rows.Count == 0) return PaperKind.Text;
        if (table.Rows.All(row => IsTime(row[at].Text, 10))) return PaperKind.Day;
        return table.Rows.All(row => IsTime(row[at].Text, 7)) ? PaperKind.Month : PaperKind.Text;
    }

    private static bool IsTime(string? text, int length) =>
        text is not null && text.Length == length
        && text.Index().All(letter => letter.Index is 4 or 7 ? letter.Item == '-' : char.IsAsciiDigit(letter.Item));
}

/// <summary>A table too long for memory.</summary>
/// <param name="Read">
/// Its rows; each is good until the next is asked for. Who writes them may have them read beside, on another thread.
/// </param>
public sealed record PaperExtract(
    string Title, IReadOnlyList<PaperColumn> Columns, Func<CancellationToken, IAsyncEnumerable<ReportCell[]>> Read);

/// <summary>A line of the cover: 기간, 2026-07-01 ~ 2026-07-31.</summary>
public sealed record PaperFact(string Name, string Text);

/// <summary>A word that the paper uses, and what it means here.</summary>
public sealed record PaperTerm(string Name, string Unit, string Meaning, string Source);

/// <summary>
/// A paper before it is a workbook, a PDF or a CSV file: written twice, it is the same bytes twice.
/// </summary>
/// <param name="DocumentId">By which it can be looked up later.</param>
/// <param name="MadeAt">UTC.</param>
/// <param name="Facts">What was asked, of what, by whom and why.</param>
public sealed record Paper(
    string Title, string DocumentId, DateTime MadeAt, IReadOnlyList<PaperFact> Facts, IReadOnlyList<PaperTable> Tables,
    IReadOnlyList<PaperTerm> Terms)
{
    public PaperExtract? Extract { get; init; }

    public bool English { get; init; }

    /// <summary>Told in the footer of each page.</summary>
    public string MadeOn => $"{KoreanTime.BusinessDate(MadeAt):yyyy-MM-dd}";
}

/// <summary>A sum that stands on the cover, to be compared with that of the table itself.</summary>
public sealed record ControlTotal(string Table, PaperColumn Column, long Value);

/// <summary>What a written paper holds.</summary>
/// <param name="DataSha256">Of its tables as CSV, lower-case hex.</param>
public sealed record PaperContent(long Rows, string DataSha256, IReadOnlyList<ControlTotal> Totals);
