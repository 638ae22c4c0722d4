using Eum.Domain.Values;

namespace Eum.Admin.Tests.Values;

public sealed class PersonalTextMaskTests
{
    [Theory]
    [InlineData("S1,NEW,2020-01-02,옥련 분식,010-9876-5432,LE1B", "S1,NEW,2020-01-02,옥련 분식,010-****-5432,LE1B")]
    [InlineData("032-555-0123로 전화", "032-***-0123로 전화")]
    [InlineData("01098765432", "010****5432")]
    [InlineData("010.9876.5432 / 010 9876 5432", "010.****.5432 / 010 **** 5432")]
    [InlineData("9410-1612-3456-8901", "9410-16**-****-8901")]
    [InlineData("9410161234568901", "941016******8901")]
    [InlineData("9410-1612-3456-**01", "9410-16**-****-**01")]
    [InlineData("9410-16**-****-8901", "9410-16**-****-8901")]
    public void PD_1_numbers_of_people_in_any_text_are_masked_by_the_one_rule(string text, string masked) =>
        Assert.Equal(masked, PersonalText.MaskIn(text));

    [Theory]
    [InlineData("2026-03-02T09:00:00.000+09:00")]
    [InlineData("1234567891,2818510100,10000,M-000123,T20260302000001")]
    [InlineData("-1234567,0,98765432")]
    [InlineData("")]
    public void What_is_no_number_of_a_person_stays(string text) => Assert.Equal(text, PersonalText.MaskIn(text));
}
