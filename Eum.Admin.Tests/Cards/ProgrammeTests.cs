using Eum.Domain.Cards;

namespace Eum.Admin.Tests.Cards;

/// <summary>Programmes and their limits along time.</summary>
public sealed class ProgrammeTests
{
    private static ProgrammeTable Table => ProgrammeTable.Published;

    [Theory]
    [InlineData("2021-02-25", 10_000, 2_000_000)]
    [InlineData("2021-02-26", 30_000, 2_000_000)]
    [InlineData("2021-07-06", 30_000, 2_000_000)]
    [InlineData("2021-07-07", 10_000, 2_000_000)]
    [InlineData("2023-09-24", 10_000, 2_000_000)]
    [InlineData("2023-09-25", 10_000, 1_500_000)]
    public void The_published_limits_change_on_their_days(string day, long charge, long holding)
    {
        var limits = Table.Find("YEONSU")!.LimitsOn(DateOnly.Parse(day, null));

        Assert.Equal((charge, holding), (limits.MinimumCharge, limits.Holding));
    }

    [Fact]
    public void A_brand_passes_to_the_gu_that_follows_its_own()
    {
        var seoro = Table.Find("SEORO")!;

        Assert.Equal(28260, seoro.ProfileOn(new(2026, 6, 30))!.Authority);
        Assert.Equal(28275, seoro.ProfileOn(new(2026, 7, 1))!.Authority);
        Assert.Null(seoro.ProfileOn(new(2019, 4, 30)));
    }

    [Fact]
    public void A_decision_follows_what_was_published_and_the_later_one_of_a_day_counts()
    {
        var first = Table.Find("YEONSU")!.Profiles[0] with { From = new(2027, 1, 1), Name = "새 연수e음" };
        ProgrammeLimits own = new(new(2027, 1, 1), 20_000, 300_000, 1_000_000, 2_500, "approvals/7");
        var table = new ProgrammeTable(
            [.. ProgrammeTable.PublishedProfiles, ("YEONSU", first), ("YEONSU", first with { Name = "더 새 연수e음" })],
            [.. ProgrammeTable.PublishedLimits, ("YEONSU", own)]);

        var yeonsu = table.Find("YEONSU")!;
        Assert.Equal("연수e음", yeonsu.ProfileOn(new(2026, 12, 31))!.Name);
        Assert.Equal("더 새 연수e음", yeonsu.ProfileOn(new(2027, 1, 1))!.Name);
        Assert.Equal(2_500, yeonsu.LimitsOn(new(2027, 1, 1)).CardCost);
        Assert.Equal(0, table.Find("SEORO")!.LimitsOn(new(2027, 1, 1)).CardCost);
    }

    [Fact]
    public void Own_limits_do_not_reach_back_before_their_first_day()
    {
        ProgrammeLimits own = new(new(2027, 1, 1), 20_000, 300_000, 1_000_000, 2_500, "approvals/7");
        var table = new ProgrammeTable(
            ProgrammeTable.PublishedProfiles, [.. ProgrammeTable.PublishedLimits, ("YEONSU", own)]);

        Assert.Equal(1_500_000, table.Find("YEONSU")!.LimitsOn(new(2026, 12, 31)).Holding);
        Assert.Equal(1_000_000, table.Find("YEONSU")!.LimitsOn(new(2027, 1, 1)).Holding);
    }

    [Fact]
    public void A_programme_of_no_use_is_told_all_that_is_wrong_with_it()
    {
        ProgrammeProfile bad = new(
            new(2026, 3, 2), "가", "", "blue", ProgrammeKind.Brand, 28999, 14, 13, "", 28000, true, "");
        ProgrammeLimits limits = new(new(2026, 3, 2), -1, 3_000_000, 2_000_000, 2_000_000, "");

        var problems = ProgrammeRules.Problems("YEONSU-APT3", bad, limits, new(2026, 3, 2));

        Assert.Equal(
            ["Kind", "From", "Name", "NameEn", "Colour", "Authority", "MaximumAge", "MinimumCharge", "BasicHolding",
                "CardCost"],
            problems.Select(problem => problem.Field));
    }

    [Fact]
    public void What_is_published_keeps_the_rules_itself()
    {
        var problems =
            from programme in Table.All
            from profile in programme.Profiles
            from problem in ProgrammeRules.Problems(
                programme.Code.Text, profile, programme.LimitsOn(profile.From), profile.From.AddDays(-1))
            select (programme.Code, problem);

        Assert.Empty(problems);
        Assert.Equal(16, Table.All.Count);
    }
}
