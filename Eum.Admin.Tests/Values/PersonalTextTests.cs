using System.Text.Json;
using Eum.Domain.Values;

namespace Eum.Admin.Tests.Values;

/// <summary>PD-1: masked by default, by one rule.</summary>
public sealed class PersonalTextTests
{
    [Theory]
    [InlineData(PersonalKind.Name, "홍길동", "홍*동")]
    [InlineData(PersonalKind.Name, "이산", "이*")]
    [InlineData(PersonalKind.Name, "남궁길동", "남**동")]
    [InlineData(PersonalKind.Name, "김", "*")]
    [InlineData(PersonalKind.Phone, "010-1234-5678", "010-****-5678")]
    [InlineData(PersonalKind.Phone, "01012345678", "010****5678")]
    [InlineData(PersonalKind.Phone, "02-312-4567", "02-***-4567")]
    [InlineData(PersonalKind.Phone, "032-440-2114", "032-***-2114")]
    [InlineData(PersonalKind.Phone, "1588-1", "****-*")]
    [InlineData(PersonalKind.Phone, "+82 10-1234-5678", "*82 1*-****-5678")]
    [InlineData(PersonalKind.BirthDate, "1985-03-02", "1985-**-**")]
    [InlineData(PersonalKind.CardNumber, "9410-1623-4567-8901", "9410-16**-****-8901")]
    [InlineData(PersonalKind.CardNumber, "9410-16**-****-0001", "9410-16**-****-0001")]
    [InlineData(PersonalKind.Account, "110-234-567890", "***-***-**7890")]
    [InlineData(PersonalKind.Address, "인천광역시 연수구 옥련동 1-2 301호", "인천광역시 연수구 옥련동 ***")]
    [InlineData(PersonalKind.Address, "인천 어딘가", "인천 ***")]
    [InlineData(PersonalKind.Email, "hong.gildong@korea.kr", "h***@korea.kr")]
    [InlineData(PersonalKind.Phone, "", "")]
    public void PD_1_a_person_is_masked_by_one_rule(PersonalKind kind, string text, string masked)
    {
        var personal = new PersonalText(kind, text);

        Assert.Equal(masked, personal.Masked);
        Assert.Equal(masked, $"{personal}");
        Assert.Equal(text, personal.Reveal());
    }

    [Fact]
    public void PD_1_nothing_that_prints_an_object_prints_the_person()
    {
        var personal = new PersonalText(PersonalKind.Phone, "010-1234-5678");

        Assert.DoesNotContain("1234", JsonSerializer.Serialize(personal), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_spellings_of_one_number_are_searched_alike()
    {
        Assert.Equal("01012345678", new PersonalText(PersonalKind.Phone, " 010-1234-5678 ").Plain());
        Assert.Equal("홍길동", new PersonalText(PersonalKind.Name, "홍 길동").Plain());
        Assert.Equal(new PersonalText(PersonalKind.Name, "이산"), new PersonalText(PersonalKind.Name, "이산"));
    }
}
