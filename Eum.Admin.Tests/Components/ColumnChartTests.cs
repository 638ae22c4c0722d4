using System.Globalization;
using Bunit;
using Eum.Admin.Components;
using Eum.Admin.Tests.Kit;

namespace Eum.Admin.Tests.Components;

public sealed class ColumnChartTests
{
    [Fact]
    public async Task Every_column_is_as_high_as_its_figure_and_stands_in_the_table_too()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await using var pages = new PortalPages(books.Database);

        var chart = Draw(pages, 0, 250, 1_000, -125);

        Assert.Equal(["0", "45", "180", "22.5"], chart.FindAll("rect").Select(rect => rect.GetAttribute("height")));
        Assert.Equal(["180", "135", "0", "180"], chart.FindAll("rect").Select(rect => rect.GetAttribute("y")));
        Assert.Equal("chart-below", chart.FindAll("rect")[3].ClassName);
        Assert.Equal(
            ["1,000", "750", "500", "250", "0"], chart.FindAll(".chart-ticks li").Select(li => li.TextContent));
        Assert.Equal(["0", "250", "1,000", "-125"], chart.FindAll("tbody td").Select(cell => cell.TextContent));
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(7, 8)]
    [InlineData(4_321, 8_000)]
    [InlineData(9_223_372_036_854, 10_000_000_000_000)]
    public async Task The_scale_ends_at_a_round_figure_above_the_highest(long highest, long top)
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await using var pages = new PortalPages(books.Database);

        var ticks = Draw(pages, highest).FindAll(".chart-ticks li");

        Assert.Equal(Count.Print(top), ticks[0].TextContent);
        Assert.Equal("0", ticks[^1].TextContent);
    }

    private static IRenderedComponent<ColumnChart> Draw(PortalPages pages, params long[] values) =>
        pages.Render<ColumnChart>(chart => chart
            .Add(c => c.Title, "결제액")
            .Add(c => c.Head, "날짜")
            .Add(c => c.Points, [.. values.Index().Select(value => new ColumnChart.Point(
                value.Index.ToString(CultureInfo.InvariantCulture), value.Item))])
            .Add(c => c.Print, Count.Print));
}
