using Eum.Domain.Cards;
using Eum.Domain.Values;

namespace Eum.Admin.Tests.Cards;

/// <summary>What is typed of a person, and what is refused of it.</summary>
public sealed class PersonIdentityTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Theory]
    [InlineData("홍길동", "1985-03-09", "010-1234-5678")]
    [InlineData(" 홍 길동 ", "19850309", "01012345678")]
    [InlineData("홍길 동", "1985.03.09", "010 1234 5678")]
    public void One_person_is_the_same_however_she_is_typed(string name, string born, string phone)
    {
        var person = Assert.IsType<Outcome<PersonIdentity>.Done>(PersonIdentity.Read(name, born, phone, Day)).Value;

        Assert.Equal("홍길동|19850309|01012345678", person.Plain);
        Assert.Equal("010-1234-5678", person.Phone.Reveal());
        Assert.DoesNotContain("1234", person.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("길", person.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "1985-03-09", "010-1234-5678", "Name")]
    [InlineData("홍", "1985-03-09", "010-1234-5678", "Name")]
    [InlineData("홍길동1", "1985-03-09", "010-1234-5678", "Name")]
    [InlineData("850309-1234567", "1985-03-09", "010-1234-5678", "Name")]
    [InlineData("홍길동", "", "010-1234-5678", "Born")]
    [InlineData("홍길동", "850309", "010-1234-5678", "Born")]
    [InlineData("홍길동", "1985-02-30", "010-1234-5678", "Born")]
    [InlineData("홍길동", "2026-03-03", "010-1234-5678", "Born")]
    [InlineData("홍길동", "850309-1234567", "010-1234-5678", "Born")]
    [InlineData("홍길동", "1985-03-09", "", "Phone")]
    [InlineData("홍길동", "1985-03-09", "032-123-4567", "Phone")]
    [InlineData("홍길동", "1985-03-09", "010-1234-567a", "Phone")]
    [InlineData("홍길동", "1985-03-09", "850309-1234567", "Phone")]
    public void What_cannot_be_is_refused_by_its_field_and_not_repeated(
        string name, string born, string phone, string field)
    {
        var problems = Assert.IsType<Outcome<PersonIdentity>.Refused>(
            PersonIdentity.Read(name, born, phone, Day)).Problems;

        Assert.Equal([field], problems.Select(problem => problem.Field));
        Assert.DoesNotContain("1234567", problems[0].Message, StringComparison.Ordinal);
    }
}
