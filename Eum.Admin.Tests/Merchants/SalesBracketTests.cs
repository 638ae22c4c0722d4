using System.Text;
using Eum.Domain.Merchants;
using Eum.Domain.Values;

namespace Eum.Admin.Tests.Merchants;

public sealed class SalesBracketTests
{
    [Theory]
    [InlineData("LE300M", 0, "3억 이하")]
    [InlineData("LE500M", 1, "3억 초과 5억 이하")]
    [InlineData("LE1B", 2, "5억 초과 10억 이하")]
    [InlineData("LE3B", 3, "10억 초과 30억 이하")]
    [InlineData("GT3B", 4, "30억 초과")]
    public void Code_number_and_name_belong_together(string code, int number, string name)
    {
        Assert.True(SalesBrackets.TryParse(code, out var bracket));
        Assert.True(SalesBrackets.TryParse(Encoding.UTF8.GetBytes(code), out var fromBytes));
        Assert.Equal((SalesBracket)number, bracket);
        Assert.Equal(bracket, fromBytes);
        Assert.Equal(code, bracket.Code());
        Assert.Equal(name, bracket.KoreanName());
        Assert.EndsWith("won", bracket.EnglishName(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("le300m")]
    [InlineData("LE300M ")]
    [InlineData("3억 이하")]
    [InlineData("LE300M_LE300M_LE300M_LE300M_LE300M_LE300M")]
    public void Any_other_code_is_refused(string code)
    {
        Assert.False(SalesBrackets.TryParse(code, out _));
        Assert.False(SalesBrackets.TryParse(Encoding.UTF8.GetBytes(code), out _));
    }

    [Theory]
    [InlineData(0, SalesBracket.LE300M)]
    [InlineData(300_000_000, SalesBracket.LE300M)]
    [InlineData(300_000_001, SalesBracket.LE500M)]
    [InlineData(500_000_000, SalesBracket.LE500M)]
    [InlineData(1_000_000_000, SalesBracket.LE1B)]
    [InlineData(3_000_000_000, SalesBracket.LE3B)]
    [InlineData(3_000_000_001, SalesBracket.GT3B)]
    public void The_upper_edge_of_a_bracket_belongs_to_it(long won, SalesBracket bracket) =>
        Assert.Equal(bracket, SalesBrackets.Of(new Won(won)));
}
