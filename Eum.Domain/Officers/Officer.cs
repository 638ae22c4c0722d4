using System.Collections.Frozen;
using Eum.Domain.Districts;
using static Eum.Domain.Officers.Permissions;

namespace Eum.Domain.Officers;

/// <summary>Who asks, with what is granted to her today.</summary>
/// <param name="EmployeeNo">The person: two accounts of one person are one pair of eyes.</param>
/// <param name="Grants">In force today (KST).</param>
public sealed record Officer(
    Guid Id, string Account, string Name, string EmployeeNo, IReadOnlyList<OfficerGrant> Grants)
{
    // What schedulers need beyond the machine itself: files in, figures out. It proposes and decides nothing.
    private static readonly FrozenSet<string> Machine = new[]
    {
        ImportsFilesSee, ImportsFilesImport, ImportsRejectsExport, DashboardFiguresSee, PaymentsLedgerSee,
        StatisticsReportsSee, StatisticsReportsExport, PaymentsCashbackExplain, PoliciesCatalogueSee,
        PoliciesDraftSimulate, BudgetsLinesSee, AuditTrailExport,
    }
    .Concat(RoleTable.Find(RoleTable.SystemOperator)!.Permissions.Where(permission => permission != AccountOwnManage))
    .ToFrozenSet();

    /// <summary>The machine: a verb or job that no person answers for.</summary>
    public static Officer Operations { get; } = new(Guid.Empty, "operations", "운영", "", []);

    public bool IsMachine => Id == Guid.Empty;

    /// <summary>Whether she may do it anywhere.</summary>
    public bool May(string permission) =>
        IsMachine ? Machine.Contains(permission) : Grants.Any(grant => Gives(grant, permission));

    /// <summary>Where she may do it: the union over the grants whose role has it.</summary>
    public DistrictScope ScopeFor(string permission)
    {
        if (IsMachine) return May(permission) ? DistrictScope.WholeCity : DistrictScope.Nothing;
        return Grants.Where(grant => Gives(grant, permission)).Select(Reach)
            .Aggregate(DistrictScope.Nothing, (sum, next) => sum.Union(next));
    }

    private static bool Gives(OfficerGrant grant, string permission) =>
        RoleTable.Find(grant.Role) is { } role && role.Permissions.Contains(permission)
        && (role.Reach == RoleReach.Gu) == (grant.Authority != DistrictTable.CityCode);

    private static DistrictScope Reach(OfficerGrant grant) => DistrictScope.Of(grant.Authority);
}
