using Eum.Domain.Values;

namespace Eum.Admin.Tests.Values;

public sealed class WonTests
{
    [Theory]
    [InlineData(0, "0원")]
    [InlineData(999, "999원")]
    [InlineData(1_234, "1,234원")]
    [InlineData(-1_234_567, "-1,234,567원")]
    public void Won_print_themselves_with_thousands(long won, string printed) =>
        Assert.Equal(printed, new Won(won).ToString());

    [Fact]
    public void Adding_subtracting_and_negating_keep_every_won()
    {
        Assert.Equal(new Won(7_000), new Won(10_000) - new Won(3_000));
        Assert.Equal(new Won(13_000), new Won(10_000) + new Won(3_000));
        Assert.Equal(new Won(-10_000), -new Won(10_000));
        Assert.Equal(new Won(60), Won.Sum([new(10), new(20), new(30)]));
        Assert.Equal(Won.Zero, Won.Sum([]));
    }

    [Fact]
    public void What_no_longer_fits_throws_instead_of_turning_around()
    {
        var most = new Won(long.MaxValue);
        var least = new Won(long.MinValue);

        Assert.Throws<OverflowException>(() => most + new Won(1));
        Assert.Throws<OverflowException>(() => least - new Won(1));
        Assert.Throws<OverflowException>(() => -least);
        Assert.Throws<OverflowException>(() => Won.Sum([most, most]));
    }

    [Fact]
    public void Won_are_ordered()
    {
        Assert.True(new Won(1) < new Won(2) && new Won(2) > new Won(1));
        Assert.True(new Won(2) <= new Won(2) && new Won(2) >= new Won(2));
        Assert.Equal(new Won(1), Won.Min(new(1), new(2)));
        Assert.Equal(new Won(2), Won.Max(new(1), new(2)));
        Assert.True(new Won(-1).IsNegative);
    }

    [Theory]
    [InlineData(100, 3, new long[] { 34, 33, 33 })]
    [InlineData(-100, 3, new long[] { -34, -33, -33 })]
    [InlineData(2, 4, new long[] { 1, 1, 0, 0 })]
    [InlineData(0, 2, new long[] { 0, 0 })]
    public void The_first_shares_take_what_is_left_over(long won, int shares, long[] expected) =>
        Assert.Equal(expected, new Won(won).SplitInto(shares).Select(share => share.Amount));

    [Fact]
    public void No_split_loses_a_won()
    {
        for (var won = -200L; won <= 200; won++)
            for (var shares = 1; shares <= 13; shares++)
                Assert.Equal(new Won(won), Won.Sum(new Won(won).SplitInto(shares)));
    }

    [Fact]
    public void Nothing_is_split_into_no_shares() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Won(100).SplitInto(0));

    [Theory]
    [InlineData("1234", 1_234)]
    [InlineData("1,234", 1_234)]
    [InlineData(" 12,345,678원 ", 12_345_678)]
    [InlineData("-1,000", -1_000)]
    [InlineData("-1000 원", -1_000)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void What_a_person_types_is_read(string text, long won)
    {
        Assert.True(Won.TryParse(text, out var read));
        Assert.Equal(new Won(won), read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("원")]
    [InlineData("(1,000)")]
    [InlineData("1e3")]
    [InlineData("12,34")]
    [InlineData(",123")]
    [InlineData("1,234,")]
    [InlineData("--1")]
    [InlineData("+1")]
    [InlineData("1.5")]
    [InlineData("１２３")]
    [InlineData("\u22121000")]
    [InlineData("9223372036854775808")]
    public void What_is_no_number_of_won_is_refused(string? text) => Assert.False(Won.TryParse(text, out _));
}
