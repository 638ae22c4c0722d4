namespace Eum.Domain.Officers;

/// <summary>
/// What an officer can be allowed, as Area.Resource.Action. …Propose makes a proposal, …Approve decides one of its
/// class: whoever holds both for one class would be his own second pair of eyes, so no officer may.
/// </summary>
public static class Permissions
{
    public const string AccountOwnManage = "Account.Own.Manage";
    public const string DashboardFiguresSee = "Dashboard.Figures.See";
    public const string StatisticsReportsSee = "Statistics.Reports.See";
    public const string StatisticsReportsExport = "Statistics.Reports.Export";

    public const string ImportsFilesSee = "Imports.Files.See";
    public const string ImportsFilesImport = "Imports.Files.Import";
    public const string ImportsRejectsExport = "Imports.Rejects.Export";

    public const string PaymentsLedgerSee = "Payments.Ledger.See";
    public const string PaymentsLedgerExport = "Payments.Ledger.Export";
    public const string PaymentsCashbackExplain = "Payments.Cashback.Explain";
    public const string PaymentsAdjustmentPropose = "Payments.Adjustment.Propose";
    public const string PaymentsAdjustmentApprove = "Payments.Adjustment.Approve";

    public const string PoliciesCatalogueSee = "Policies.Catalogue.See";
    public const string PoliciesDraftSimulate = "Policies.Draft.Simulate";
    public const string PoliciesVersionPropose = "Policies.Version.Propose";
    public const string PoliciesVersionApprove = "Policies.Version.Approve";

    public const string BudgetsLinesSee = "Budgets.Lines.See";
    public const string BudgetsDocumentPropose = "Budgets.Document.Propose";
    public const string BudgetsDocumentApprove = "Budgets.Document.Approve";
    public const string BudgetsMonthPropose = "Budgets.Month.Propose";
    public const string BudgetsMonthApprove = "Budgets.Month.Approve";

    public const string MerchantsRegisterSee = "Merchants.Register.See";
    public const string MerchantsRegisterExport = "Merchants.Register.Export";
    public const string MerchantsListPrepare = "Merchants.List.Prepare";
    public const string MerchantsChangePropose = "Merchants.Change.Propose";
    public const string MerchantsChangeApprove = "Merchants.Change.Approve";
    public const string BenefitPlusContractsSee = "BenefitPlus.Contracts.See";
    public const string BenefitPlusContractsExport = "BenefitPlus.Contracts.Export";
    public const string BenefitPlusApplicationReceive = "BenefitPlus.Application.Receive";
    public const string BenefitPlusContractPropose = "BenefitPlus.Contract.Propose";
    public const string BenefitPlusContractApprove = "BenefitPlus.Contract.Approve";

    public const string MembersRegisterSee = "Members.Register.See";
    public const string CardsRegisterSee = "Cards.Register.See";
    public const string CardsRegisterExport = "Cards.Register.Export";
    public const string CardsOrderMake = "Cards.Order.Make";
    public const string CardsOrdersExport = "Cards.Orders.Export";
    public const string CardsProgrammePropose = "Cards.Programme.Propose";
    public const string CardsProgrammeApprove = "Cards.Programme.Approve";
    public const string CardsIssuePropose = "Cards.Issue.Propose";
    public const string CardsIssueApprove = "Cards.Issue.Approve";
    public const string CardsStateChange = "Cards.State.Change";
    public const string AllowancesPayoutsSee = "Allowances.Payouts.See";
    public const string AllowancesPayoutPropose = "Allowances.Payout.Propose";
    public const string AllowancesPayoutApprove = "Allowances.Payout.Approve";
    public const string SettlementClaimsSee = "Settlement.Claims.See";
    public const string SettlementClaimPropose = "Settlement.Claim.Propose";
    public const string SettlementClaimApprove = "Settlement.Claim.Approve";

    public const string ApprovalsProposalsSee = "Approvals.Proposals.See";
    public const string ApprovalsProposalsDecide = "Approvals.Proposals.Decide";
    public const string ApprovalsProposalsWithdraw = "Approvals.Proposals.Withdraw";

    public const string OfficersRegisterSee = "Officers.Register.See";
    public const string OfficersAccountManage = "Officers.Account.Manage";
    public const string OfficersGrantPropose = "Officers.Grant.Propose";
    public const string OfficersGrantApprove = "Officers.Grant.Approve";

    public const string AuditTrailSee = "Audit.Trail.See";
    public const string AuditTrailExport = "Audit.Trail.Export";
    public const string AuditTrailVerify = "Audit.Trail.Verify";
    public const string AuditAnchorWrite = "Audit.Anchor.Write";
    public const string AuditReviewSign = "Audit.Review.Sign";

    public const string PersonalDataFieldReveal = "PersonalData.Field.Reveal";
    public const string PersonalDataAccessSee = "PersonalData.Access.See";
    public const string PersonalDataDownloadPropose = "PersonalData.Download.Propose";
    public const string PersonalDataDownloadApprove = "PersonalData.Download.Approve";

    public const string SettingsValuesSee = "Settings.Values.See";
    public const string SettingsValuePropose = "Settings.Value.Propose";
    public const string SettingsValueApprove = "Settings.Value.Approve";

    public const string SystemHealthSee = "System.Health.See";
    public const string SystemBooksVerify = "System.Books.Verify";
    public const string SystemJobsRun = "System.Jobs.Run";
    public const string SystemKeysPropose = "System.Keys.Propose";
    public const string SystemKeysApprove = "System.Keys.Approve";

    private const string Propose = ".Propose";
    private const string Approve = ".Approve";

    /// <summary>Every permission there is, by name.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(Permissions).GetFields().Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
    ];

    /// <summary>The permission to decide what this one proposes; null for a permission that proposes nothing.</summary>
    public static string? ApprovalOf(string permission)
    {
        ArgumentNullException.ThrowIfNull(permission);
        return permission.EndsWith(Propose, StringComparison.Ordinal) ? permission[..^Propose.Length] + Approve : null;
    }

    /// <summary>Whether it decides what somebody else proposed.</summary>
    public static bool IsApproval(string permission)
    {
        ArgumentNullException.ThrowIfNull(permission);
        return permission.EndsWith(Approve, StringComparison.Ordinal);
    }
}
