using Eum.Domain.Values;

namespace Eum.Admin.Tests.Values;

public sealed class BasisPointsTests
{
    [Theory]
    [InlineData(1000, "10%")]
    [InlineData(750, "7.5%")]
    [InlineData(1, "0.01%")]
    [InlineData(0, "0%")]
    public void A_rate_prints_itself_in_percent(int points, string printed) =>
        Assert.Equal(printed, new BasisPoints(points).ToString());

    [Theory]
    [InlineData(150, 10_000, 150)]
    [InlineData(150, 10_050, 150)] // 150.75: cut, not rounded
    [InlineData(150, -10_050, -150)] // a refund takes back what the purchase gave
    [InlineData(1_000, 9, 0)]
    [InlineData(750, 999, 74)]
    [InlineData(10_000, 12_345, 12_345)]
    public void A_share_is_cut_toward_zero(int points, long won, long share)
    {
        Assert.Equal(share, new BasisPoints(points).Of(won));
        Assert.Equal(new Won(share), new BasisPoints(points).Of(new Won(won)));
    }

    [Fact]
    public void A_share_that_does_not_fit_throws() =>
        Assert.Throws<OverflowException>(() => new BasisPoints(1_000).Of(long.MaxValue / 100));

    [Theory]
    [InlineData("10", 1_000)]
    [InlineData("7.5", 750)]
    [InlineData("7.50%", 750)]
    [InlineData("0", 0)]
    [InlineData("100 %", 10_000)]
    public void A_typed_percentage_is_read(string text, int points)
    {
        Assert.True(BasisPoints.TryParse(text, out var rate));
        Assert.Equal(new BasisPoints(points), rate);
        Assert.Equal(rate, BasisPoints.Percent(points / 100m));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("100.01")]
    [InlineData("7.555")]
    [InlineData("1,5")]
    [InlineData("1e1")]
    public void Any_other_percentage_is_refused(string? text) => Assert.False(BasisPoints.TryParse(text, out _));

    [Fact]
    public void A_percentage_finer_than_a_basis_point_throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BasisPoints.Percent(0.001m));

    [Fact]
    public void Rates_are_ordered()
    {
        var (low, high) = (BasisPoints.Percent(1), BasisPoints.Percent(2));

        Assert.True(low < high && high > low && low <= high && high >= low);
    }
}
