using Eum.Domain.Values;

namespace Eum.Admin.Tests.Values;

public sealed class BusinessRegistrationNumberTests
{
    [Theory]
    [InlineData("1248100998")]
    [InlineData("124-81-00998")]
    [InlineData(" 124-81-00998 ")]
    public void A_right_number_is_read_and_prints_with_hyphens(string text)
    {
        Assert.True(BusinessRegistrationNumber.TryParse(text, out var number));
        Assert.Equal("1248100998", number.Digits);
        Assert.Equal("124-81-00998", number.ToString());
    }

    [Fact]
    public void Every_single_wrong_digit_is_noticed()
    {
        const string right = "1248100998";
        for (var place = 0; place < right.Length; place++)
            for (var digit = '0'; digit <= '9'; digit++)
                Assert.Equal(
                    digit == right[place],
                    BusinessRegistrationNumber.TryParse(right[..place] + digit + right[(place + 1)..], out _));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000000000")]
    [InlineData("124810099")]
    [InlineData("12481009980")]
    [InlineData("12-481-00998")]
    [InlineData("124-8100998")]
    [InlineData("１２４8100998")]
    [InlineData("124 81 00998")]
    public void Anything_else_is_no_number(string? text) =>
        Assert.False(BusinessRegistrationNumber.TryParse(text, out _));

    [Fact]
    public void Numbers_are_equal_however_they_were_typed()
    {
        Assert.True(BusinessRegistrationNumber.TryParse("124-81-00998", out var hyphens));
        Assert.True(BusinessRegistrationNumber.TryParse("1248100998", out var digits));

        Assert.Equal(hyphens, digits);
    }
}
