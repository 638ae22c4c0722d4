using Eum.Domain.Cards;

namespace Eum.Admin.Tests.Cards;

/// <summary>Who gets a card, with the sentence that is said at the desk (docs/domain/cards.md).</summary>
public sealed class EligibilityTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static readonly DateOnly Grown = new(1985, 3, 9);

    private static ProgrammeTable Table => ProgrammeTable.Published;

    [Theory]
    [InlineData("2012-03-02", 14)]
    [InlineData("2012-03-03", 13)]
    [InlineData("2012-02-29", 14)]
    [InlineData("1985-03-09", 40)]
    [InlineData("2026-03-02", 0)]
    public void Age_is_counted_in_full_years_on_the_day(string born, int years) =>
        Assert.Equal(years, Eligibility.AgeOn(DateOnly.Parse(born, null), Day));

    [Theory]
    [InlineData("2022-02-28", 13)]
    [InlineData("2022-03-01", 14)]
    [InlineData("2024-02-29", 16)]
    public void Who_was_born_on_29_February_gets_older_on_1_March(string day, int years) =>
        Assert.Equal(years, Eligibility.AgeOn(new(2008, 2, 29), DateOnly.Parse(day, null)));

    [Fact]
    public void At_fourteen_to_the_day_a_card_is_given_and_the_day_before_it_is_not()
    {
        var fits = Of("INCHEON", new(2012, 3, 2));
        var young = Of("INCHEON", new(2012, 3, 3));

        Assert.Equal((true, "만 14세, 발급할 수 있습니다."), (fits.Fits, fits.Reason));
        Assert.Equal(EligibilityRule.TooYoung, young.Rule);
        Assert.Equal("만 14세부터 발급합니다. 만 13세이고, 2026-03-03부터 됩니다.", young.Reason);
    }

    [Fact]
    public void A_person_holds_one_gu_brand_at_a_time_and_any_group_card_beside_it()
    {
        HeldCard[] yeonsu = [new("YEONSU", OnOrder: false)];

        Assert.Equal(
            (EligibilityRule.OtherBrand, "군·구 카드는 한 번에 하나입니다. 연수e음 카드를 가지고 있습니다."),
            (Of("SEORO", Grown, yeonsu).Rule, Of("SEORO", Grown, yeonsu).Reason));
        Assert.True(Of("INCHEON", Grown, yeonsu).Fits);
        Assert.True(Of("SEORO-STUDENT1", Grown, yeonsu).Fits);
        Assert.True(Of("SEORO", Grown, [new("INCHEON", false), new("SEORO-STUDENT1", false)]).Fits);
    }

    [Fact]
    public void Nobody_gets_the_same_card_twice_nor_while_it_is_on_order()
    {
        var held = Of("SEORO", Grown, [new("SEORO", OnOrder: false)]);
        var ordered = Of("SEORO", Grown, [new("SEORO", OnOrder: true)]);

        Assert.Equal((EligibilityRule.AlreadyHolds, "서로e음 카드를 이미 가지고 있습니다."), (held.Rule, held.Reason));
        Assert.Equal(EligibilityRule.AlreadyHolds, ordered.Rule);
        Assert.Contains("이미 주문했습니다", ordered.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NAMDONG", "1985-03-09", EligibilityRule.Closed)]
    [InlineData("INCHEON-ARTIST", "2008-03-09", EligibilityRule.TooYoung)]
    [InlineData("INCHEON", "2026-03-03", EligibilityRule.BirthDate)]
    [InlineData("INCHEON", "1880-01-01", EligibilityRule.BirthDate)]
    public void A_closed_programme_its_own_age_and_an_impossible_birth_date_are_told_apart(
        string programme, string born, EligibilityRule rule)
    {
        var verdict = Of(programme, DateOnly.Parse(born, null));

        Assert.Equal((rule, false), (verdict.Rule, verdict.Fits));
        Assert.NotEmpty(verdict.Reason);
    }

    [Fact]
    public void A_programme_issues_nothing_before_its_first_day()
    {
        var verdict = Eligibility.Of(Table.Find("SEORO")!, Grown, [], Table, new(2019, 4, 30));

        Assert.Equal("서로e음은(는) 2019-05-01부터 발급합니다.", verdict.Reason);
        Assert.True(Eligibility.Of(Table.Find("SEORO")!, Grown, [], Table, new(2019, 5, 1)).Fits);
    }

    private static Verdict Of(string programme, DateOnly born, params HeldCard[] holds) =>
        Eligibility.Of(Table.Find(programme)!, born, holds, Table, Day);
}
