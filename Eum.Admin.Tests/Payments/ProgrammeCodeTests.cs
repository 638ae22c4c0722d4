using Eum.Domain.Payments;

namespace Eum.Admin.Tests.Payments;

public sealed class ProgrammeCodeTests
{
    [Theory]
    [InlineData("INCHEON", "INCHEON", null, "인천e음")]
    [InlineData("SEORO", "SEORO", null, "서로e음")]
    [InlineData("INCHEON-INU", "INCHEON", "INU", "인천e음 INU")]
    [InlineData("YEONSU-CLUB_2", "YEONSU", "CLUB_2", "연수e음 CLUB_2")]
    public void A_programme_is_a_brand_or_a_group_of_it(string text, string brand, string? group, string name)
    {
        Assert.True(ProgrammeCode.TryParse(text, out var code));
        Assert.Equal((text, brand, group, name), (code.Text, code.Brand, code.Group, code.KoreanName));
        Assert.Equal(text, code.ToString());
        Assert.Equal(ProgrammeCode.Of(text), code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("incheon")]
    [InlineData("SEOUL")]
    [InlineData("INCHEON-")]
    [InlineData("INCHEON-inu")]
    [InlineData("INCHEON-A-B")]
    [InlineData("-INU")]
    [InlineData("INCHEON-ABCDEFGHIJKLMNOPQRSTUVWXY")]
    [InlineData("INCHEON ")]
    public void Anything_else_is_no_programme(string text)
    {
        Assert.False(ProgrammeCode.TryParse(text, out var code));
        Assert.Equal(default, code);
        Assert.Equal("", code.Text);
        Assert.Throws<ArgumentException>(() => ProgrammeCode.Of(text));
    }

    [Fact]
    public void A_programme_is_named_in_english_too() =>
        Assert.Equal("Incheon e-eum INU", ProgrammeCode.Of("INCHEON-INU").EnglishName);
}
