using Eum.Domain.Officers;

namespace Eum.Admin.Tests.Officers;

public sealed class OfficerTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact]
    public void A_gu_reaches_its_own_rows_and_those_of_the_gu_that_went_into_it_whole()
    {
        var jemulpo = DistrictScope.Of(28125);

        Assert.Equal([28125, 28140], jemulpo.Districts);
        Assert.False(jemulpo.Covers(28110)); // 중구 was divided.
        Assert.False(jemulpo.Covers(28000));
        Assert.Equal([28275], DistrictScope.Of(28275).Districts); // 서해구 is only a part of 서구.
        Assert.Equal([28260], DistrictScope.Of(28260).Districts);
    }

    [Fact]
    public void The_city_reaches_everything_and_nothing_reaches_nothing()
    {
        Assert.True(DistrictScope.Of(28000).IsWholeCity);
        Assert.True(DistrictScope.WholeCity.Covers(28260));
        Assert.True(DistrictScope.Nothing.IsNothing);
        Assert.False(DistrictScope.Nothing.Covers(28260));
        Assert.Equal(DistrictScope.Of(28185, 28260), DistrictScope.Of(28260).Union(DistrictScope.Of(28185)));
        Assert.True(DistrictScope.Of(28260).Union(DistrictScope.WholeCity).IsWholeCity);
    }

    [Fact]
    public void What_she_may_and_where_is_the_union_of_her_grants()
    {
        var officer = An(
            new OfficerGrant(RoleTable.GuOfficial, 28260, Day, null),
            new OfficerGrant(RoleTable.GuOfficial, 28185, Day, null));

        Assert.True(officer.May(Permissions.MerchantsRegisterSee));
        Assert.Equal([28185, 28260], officer.ScopeFor(Permissions.MerchantsRegisterSee).Districts);
        Assert.False(officer.May(Permissions.MerchantsChangeApprove));
        Assert.True(officer.ScopeFor(Permissions.MerchantsChangeApprove).IsNothing);
        Assert.True(officer.ScopeFor(Permissions.ImportsFilesSee).IsNothing);
    }

    [Fact]
    public void A_role_of_the_city_given_at_a_gu_gives_nothing_and_the_other_way_round()
    {
        Assert.False(An(new OfficerGrant(RoleTable.CityFinance, 28260, Day, null)).May(Permissions.BudgetsLinesSee));
        Assert.False(An(new OfficerGrant(RoleTable.GuOfficial, 28000, Day, null)).May(Permissions.BudgetsLinesSee));
        Assert.False(An(new OfficerGrant("SUPER_USER", 28000, Day, null)).May(Permissions.BudgetsLinesSee));
    }

    [Fact]
    public void A_grant_is_ended_by_a_later_one_of_the_same_beginning()
    {
        OfficerGrant given = new(RoleTable.GuOfficial, 28260, Day.AddDays(-10), null);
        var ended = given with { Until = Day.AddDays(-1) };

        Assert.Equal([given], OfficerGrant.InForce([given], Day));
        Assert.Empty(OfficerGrant.InForce([given, ended], Day));
        Assert.Empty(OfficerGrant.InForce([given with { From = Day.AddDays(1) }], Day));
        Assert.Equal([ended], OfficerGrant.InForce([given, ended], Day.AddDays(-1)));
    }

    private static Officer An(params OfficerGrant[] grants) =>
        new(Guid.CreateVersion7(), "a", "가", "1", grants);
}
