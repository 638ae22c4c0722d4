using System.Collections.Frozen;
using static Eum.Domain.Officers.Permissions;

namespace Eum.Domain.Officers;

/// <summary>Two roles that nobody may hold together (by role code, in the order of the table).</summary>
public readonly record struct RoleConflict(string One, string Other);

/// <summary>The seven roles. A change here is a change of the product, reviewed in docs/security.md.</summary>
public static class RoleTable
{
    public const string CityAdmin = "CITY_ADMIN";
    public const string CityFinance = "CITY_FINANCE";
    public const string CityApprover = "CITY_APPROVER";
    public const string GuOfficial = "GU_OFFICIAL";
    public const string GuApprover = "GU_APPROVER";
    public const string Auditor = "AUDITOR";
    public const string SystemOperator = "SYSTEM_OPERATOR";

    private static readonly string[] Everyone =
        [AccountOwnManage, ApprovalsProposalsSee, ApprovalsProposalsWithdraw];

    private static readonly string[] BusinessReading =
    [
        DashboardFiguresSee, StatisticsReportsSee, StatisticsReportsExport, PaymentsLedgerSee, PaymentsLedgerExport,
        PaymentsCashbackExplain, PoliciesCatalogueSee, BudgetsLinesSee, MerchantsRegisterSee, MerchantsRegisterExport,
        BenefitPlusContractsSee, MembersRegisterSee, CardsRegisterSee, CardsRegisterExport, AllowancesPayoutsSee,
        SettlementClaimsSee,
    ];

    // What a gu does by itself: its own top-up policy, its budget, its merchants, its citizens' cards.
    private static readonly string[] GuMaking =
    [
        PoliciesDraftSimulate, PoliciesVersionPropose, BudgetsDocumentPropose, MerchantsListPrepare,
        MerchantsChangePropose, BenefitPlusApplicationReceive, BenefitPlusContractPropose, CardsOrderMake,
        CardsProgrammePropose, CardsIssuePropose, CardsStateChange, AllowancesPayoutPropose,
        PersonalDataFieldReveal, PersonalDataDownloadPropose,
    ];

    private static readonly string[] CityMaking =
    [
        .. GuMaking, ImportsFilesSee, ImportsFilesImport, ImportsRejectsExport, BudgetsMonthPropose,
        BenefitPlusContractsExport, CardsOrdersExport, PaymentsAdjustmentPropose, SettlementClaimPropose,
    ];

    public static IReadOnlyList<Role> All { get; } =
    [
        Of(CityAdmin, "시 관리자", "City administrator", RoleReach.System,
        [
            .. Everyone, OfficersRegisterSee, OfficersAccountManage, OfficersGrantPropose, SettingsValuesSee,
            SettingsValuePropose, SystemHealthSee, SystemKeysPropose,
        ]),
        Of(CityFinance, "시 담당(기안)", "City finance (maker)", RoleReach.City,
            [.. Everyone, .. BusinessReading, .. CityMaking]),
        Of(CityApprover, "시 결재", "City approver", RoleReach.City,
        [
            .. Everyone, .. BusinessReading, ImportsFilesSee, ApprovalsProposalsDecide, .. Approving(CityMaking),
            OfficersRegisterSee, OfficersGrantApprove, SettingsValuesSee, SettingsValueApprove, SystemKeysApprove,
        ]),
        Of(GuOfficial, "군·구 담당", "Gu official (maker)", RoleReach.Gu,
            [.. Everyone, .. BusinessReading, .. GuMaking]),
        Of(GuApprover, "군·구 결재", "Gu approver", RoleReach.Gu,
            [.. Everyone, .. BusinessReading, ApprovalsProposalsDecide, .. Approving(GuMaking)]),
        Of(Auditor, "감사", "Auditor", RoleReach.City,
        [
            AccountOwnManage, ApprovalsProposalsSee, .. BusinessReading, ImportsFilesSee, OfficersRegisterSee,
            AuditTrailSee, AuditTrailExport, AuditTrailVerify, AuditReviewSign, PersonalDataAccessSee,
            SettingsValuesSee, SystemHealthSee, SystemBooksVerify,
        ]),
        Of(SystemOperator, "시스템 운영", "System operator", RoleReach.System,
        [
            AccountOwnManage, SystemHealthSee, SystemBooksVerify, SystemJobsRun, AuditTrailVerify, AuditAnchorWrite,
        ]),
    ];

    /// <summary>
    /// Maker and checker of one class; the two who hand out rights or run the machine, and the auditor, with anyone
    /// else.
    /// </summary>
    public static IReadOnlyList<RoleConflict> Conflicts { get; } =
    [
        .. from one in All.Index()
           from other in All.Skip(one.Index + 1)
           where StandsAlone(one.Item) || StandsAlone(other) || Checks(one.Item, other) || Checks(other, one.Item)
           select new RoleConflict(one.Item.Code, other.Code),
    ];

    /// <summary>Null for an unknown code.</summary>
    public static Role? Find(string code) => All.FirstOrDefault(role => role.Code == code);

    /// <summary>Two of these roles that nobody may hold together; null where all go together.</summary>
    public static RoleConflict? ConflictIn(IEnumerable<string> roles)
    {
        var held = roles.ToFrozenSet();
        foreach (var conflict in Conflicts)
            if (held.Contains(conflict.One) && held.Contains(conflict.Other)) return conflict;
        return null;
    }

    private static bool StandsAlone(Role role) => role.Reach == RoleReach.System || role.Code == Auditor;

    private static bool Checks(Role maker, Role checker) => maker.Permissions.Any(permission =>
        ApprovalOf(permission) is { } approval && checker.Permissions.Contains(approval));

    private static IEnumerable<string> Approving(IEnumerable<string> making) =>
        making.Select(ApprovalOf).OfType<string>();

    private static Role Of(string code, string name, string english, RoleReach reach, string[] permissions) =>
        new(code, name, english, reach, permissions.ToFrozenSet());
}
