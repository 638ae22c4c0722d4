using Eum.Admin.Components;

namespace Eum.Admin.Tests.Components;

public sealed class MoneyUnitTests
{
    [Theory]
    [InlineData("won", 1_234_567_890_123, "1,234,567,890,123")]
    [InlineData("won", -42, "-42")]
    [InlineData("thousand", 1_499, "1")]
    [InlineData("thousand", 1_500, "2")]
    [InlineData("million", -1_500_000, "-2")]
    [InlineData("million", -499_999, "0")]
    [InlineData("eok", 4_149_341_326_818, "41,493.4")]
    [InlineData("eok", -4_999_999, "0.0")]
    [InlineData("won", long.MinValue, "-9,223,372,036,854,775,808")]
    public void An_amount_is_shown_in_its_unit_with_a_half_rounded_away_from_zero(
        string unit, long won, string shown) =>
        Assert.Equal(shown, MoneyUnit.Find(unit)!.Print(won));

    [Theory]
    [InlineData(103, 100L, "▲ 3.0%")]
    [InlineData(97, 100L, "▼ 3.0%")]
    [InlineData(100, 100L, "– 0.0%")]
    [InlineData(-301, -155L, "▼ 94.2%")]
    [InlineData(5, 0L, null)]
    [InlineData(5, null, null)]
    public void Growth_is_told_by_sign_and_number_and_not_at_all_where_there_is_nothing_to_compare(
        long now, long? then, string? told) => Assert.Equal(told, Count.Growth(now, then));
}
