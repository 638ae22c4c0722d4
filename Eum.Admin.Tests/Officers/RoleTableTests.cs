using Eum.Domain.Officers;

namespace Eum.Admin.Tests.Officers;

public sealed class RoleTableTests
{
    [Fact]
    public void There_are_seven_roles_and_every_permission_they_name_exists()
    {
        Assert.Equal(7, RoleTable.All.Count);
        Assert.All(RoleTable.All.SelectMany(role => role.Permissions), name => Assert.Contains(name, Permissions.All));
    }

    [Fact]
    public void Every_permission_is_an_area_a_resource_and_an_action_and_somebody_has_it() =>
        Assert.All(Permissions.All, permission =>
        {
            Assert.Matches("^[A-Z][A-Za-z]+\\.[A-Z][A-Za-z]+\\.[A-Z][A-Za-z]+$", permission);
            Assert.Contains(RoleTable.All, role => role.Permissions.Contains(permission));
        });

    [Fact]
    public void Whatever_can_be_proposed_can_be_approved_by_another_role() =>
        Assert.All(Permissions.All.Select(Permissions.ApprovalOf).OfType<string>(), approval =>
            Assert.Contains(RoleTable.All, role => role.Permissions.Contains(approval)));

    [Fact]
    public void AZ_11_no_role_proposes_what_it_approves() =>
        Assert.DoesNotContain(RoleTable.All, role => role.Permissions.Any(permission =>
            Permissions.ApprovalOf(permission) is { } approval && role.Permissions.Contains(approval)));

    [Theory]
    [InlineData(RoleTable.CityFinance, RoleTable.CityApprover)]
    [InlineData(RoleTable.GuOfficial, RoleTable.GuApprover)]
    [InlineData(RoleTable.GuOfficial, RoleTable.CityApprover)]
    [InlineData(RoleTable.CityAdmin, RoleTable.CityFinance)]
    [InlineData(RoleTable.CityAdmin, RoleTable.CityApprover)]
    [InlineData(RoleTable.CityAdmin, RoleTable.SystemOperator)]
    [InlineData(RoleTable.GuOfficial, RoleTable.Auditor)]
    public void AZ_11_nobody_holds_both(string one, string other)
    {
        Assert.NotNull(RoleTable.ConflictIn([one, other]));
        Assert.NotNull(RoleTable.ConflictIn([other, one]));
    }

    [Fact]
    public void Two_makers_go_together() =>
        Assert.Null(RoleTable.ConflictIn([RoleTable.CityFinance, RoleTable.GuOfficial]));

    [Fact]
    public void AZ_10_the_auditor_can_write_nothing_but_his_marks()
    {
        var writing = RoleTable.Find(RoleTable.Auditor)!.Permissions.Where(permission =>
            permission.Split('.')[2] is not ("See" or "Export" or "Explain" or "Verify"));

        Assert.Equal([Permissions.AccountOwnManage, Permissions.AuditReviewSign], writing.Order());
    }

    [Fact]
    public void The_machine_and_the_operator_propose_and_decide_nothing()
    {
        var operating = RoleTable.Find(RoleTable.SystemOperator)!.Permissions;

        Assert.DoesNotContain(Permissions.All, p => Officer.Operations.May(p) && IsTwoEyed(p));
        Assert.DoesNotContain(operating, IsTwoEyed);
        Assert.DoesNotContain(operating, p => p.StartsWith("Payments.", StringComparison.Ordinal));

        static bool IsTwoEyed(string permission) =>
            Permissions.ApprovalOf(permission) is not null || Permissions.IsApproval(permission)
            || permission == Permissions.ApprovalsProposalsDecide;
    }
}
