using System.Globalization;
using Eum.Domain.Statistics;

namespace Eum.Infrastructure.Reports.Papers.Pdf;

/// <summary>A chart in lines and areas, beside whose table it stands.</summary>
internal sealed class PdfChart(PdfDocument document, PaperTable table)
{
    private const decimal Size = 7;
    private const decimal Tall = 170;
    private const decimal BarStep = 15;
    private const int Steps = 4;
    private const decimal LongestName = 170;

    // From the smallest; the axis is told in the largest that leaves whole numbers.
    private static readonly (long Won, string Korean, string English)[] Scales =
    [
        (1, "", ""), (1_000, "천", "thousand "), (1_000_000, "백만", "million "), (100_000_000, "억", "100 million "),
        (1_000_000_000_000, "조", "trillion "),
    ];

    private readonly PaperChart _chart = table.Chart!;
    private readonly IReadOnlyList<IReadOnlyList<ReportCell>> _rows = table.Chart!.Kind == ChartKind.Bars
        ? [.. table.Rows.Take(PaperChart.MostBars)]
        : table.Rows;

    public decimal Height =>
        _chart.Kind == ChartKind.Bars ? _rows.Count * BarStep * _chart.Values.Count + 44 : Tall + 60;

    private FontInUse Font => document.Regular;

    /// <param name="english">The language of the axis.</param>
    public void Draw(PdfPage page, decimal y, PdfTag into, bool english)
    {
        page.Begin(into.Add("Figure", Told()));
        page.Text(PdfPage.Margin, y + 12, _chart.Title, document.Bold, 10, PdfInk.Title);
        Legend(page, y + 12);
        var (top, step, scale) = Axis();
        var unit = (english ? scale.English : scale.Korean) + table.Columns[_chart.Values[0]].Unit;
        page.Text(PdfPage.Margin, y + 26, $"({unit})", Font, Size, PdfInk.Quiet);
        if (_chart.Kind == ChartKind.Bars) Bars(page, y + 32, top, scale.Won);
        else Upright(page, y + 34, top, step, scale.Won);
        page.End();
    }

    private string Told() => $"{_chart.Title}: " + string.Join(", ", _rows.Take(40).Select(row =>
        $"{Label(row)} {PdfTable.Shown(PaperKind.Number, row[_chart.Values[0]])}"));

    private string Label(IReadOnlyList<ReportCell> row)
    {
        var label = PdfTable.Shown(table.Columns[_chart.Label].Kind, row[_chart.Label]);
        var lines = PdfLines.Of(label, Font, 8, LongestName);
        return lines.Length == 1 ? label : lines[0] + "…";
    }

    private void Legend(PdfPage page, decimal baseline)
    {
        if (_chart.Values.Count < 2) return;
        var x = page.Width - PdfPage.Margin;
        for (var at = _chart.Values.Count - 1; at >= 0; at--)
        {
            var name = table.Columns[_chart.Values[at]].Name;
            x -= Font.Width(name, 8);
            page.Text(x, baseline, name, Font, 8);
            x -= 11;
            page.Fill(x, baseline - 6.5m, 7, 7, Ink(at));
            x -= 10;
        }
    }

    private void Upright(PdfPage page, decimal y, long top, long step, long scale)
    {
        var left = PdfPage.Margin + 8 + Font.Width($"{top / scale:#,0}", Size);
        var (right, floor) = (page.Width - PdfPage.Margin, y + Tall);
        var low = Math.Min(0, _rows.Min(row => _chart.Values.Min(at => row[at].Number ?? 0)));
        var bottom = low < 0 ? -(-low / step + (-low % step == 0 ? 0 : 1)) * step : 0;
        decimal Place(long value) => floor - Tall * (value - bottom) / (top - bottom);
        for (var mark = bottom; mark <= top; mark += step)
        {
            var (width, ink) = mark == 0 ? (0.8m, PdfInk.Strong) : (0.4m, PdfInk.Rule);
            page.Line(left, Place(mark), right, Place(mark), width, ink);
            var text = (mark / scale).ToString("#,0", CultureInfo.InvariantCulture);
            page.Text(left - 4 - Font.Width(text, Size), Place(mark) + 2.5m, text, Font, Size, PdfInk.Quiet);
        }

        var room = (right - left) / _rows.Count;
        var every = Math.Max(1, (int)Math.Ceiling((_rows.Max(row => Font.Width(Label(row), Size)) + 6) / room));
        foreach (var (at, row) in _rows.Index())
        {
            var middle = left + room * at + room / 2;
            if (at % every == 0)
                page.Text(middle - Font.Width(Label(row), Size) / 2, floor + 11, Label(row), Font, Size, PdfInk.Quiet);
            if (_chart.Kind == ChartKind.Columns) Columns(page, row, middle, room, Place);
        }

        if (_chart.Kind != ChartKind.Line) return;
        foreach (var (at, column) in _chart.Values.Index())
            page.Path(
                [.. _rows.Select((row, step) => (left + room * step + room / 2, Place(row[column].Number ?? 0)))], 1.4m,
                Ink(at));
    }

    private void Columns(
        PdfPage page, IReadOnlyList<ReportCell> row, decimal middle, decimal room, Func<long, decimal> place)
    {
        var wide = Math.Min(room * 0.7m, 36) / _chart.Values.Count;
        foreach (var (at, column) in _chart.Values.Index())
        {
            var (zero, value) = (place(0), place(row[column].Number ?? 0));
            var x = middle + wide * (at - _chart.Values.Count / 2m);
            page.Fill(x, Math.Min(zero, value), wide * 0.94m, Math.Abs(zero - value), Ink(at));
        }
    }

    private void Bars(PdfPage page, decimal y, long top, long scale)
    {
        var names = _rows.Max(row => Font.Width(Label(row), 8)) + 8;
        var left = PdfPage.Margin + names;
        var room = page.Width - PdfPage.Margin - left - 60;
        foreach (var row in _rows)
        {
            page.Text(left - 6 - Font.Width(Label(row), 8), y + 9.5m, Label(row), Font, 8);
            foreach (var (at, column) in _chart.Values.Index())
            {
                var value = row[column].Number ?? 0;
                var length = Math.Max(0, room * value / top);
                page.Fill(left, y + 2, length, BarStep - 4, Ink(at));
                page.Text(left + length + 4, y + 9.5m, ScaledText(value, scale), Font, Size, PdfInk.Quiet);
                y += BarStep;
            }
        }
    }

    private static string ScaledText(long value, long scale) => ((decimal)value / scale).ToString(
        scale == 1 ? "#,0" : "#,0.#", CultureInfo.InvariantCulture);

    // A round top, so that every mark is a whole number of the scale.
    private (long Top, long Step, (long Won, string Korean, string English) Scale) Axis()
    {
        var most = Math.Max(1, _rows.Max(row => _chart.Values.Max(at => row[at].Number ?? 0)));
        var isWon = table.Columns[_chart.Values[0]].Unit is "원" or "won";
        var scale = isWon ? Scales.Last(one => one.Won <= Math.Max(1, most / Steps)) : Scales[0];
        long unit = 1;
        while (unit * 10 <= most / Steps) unit *= 10;
        var step = ((long[])[1, 2, 5, 10]).Select(times => times * unit).First(one => one * Steps >= most);
        step = Math.Max(step, scale.Won);
        return (step * Steps, step, scale);
    }

    private static string Ink(int at) => PdfInk.Series[at % PdfInk.Series.Count];
}
