using Eum.Domain.Officers;
using Microsoft.AspNetCore.Components.Routing;

namespace Eum.Admin.Layout;

/// <summary>A page that the menu and the search box lead to.</summary>
/// <param name="Chapter">Its part of the menu; empty for what stands alone.</param>
/// <param name="Text">The key of its name.</param>
internal sealed record Place(string Chapter, string Address, string Icon, string Text, string Permission)
{
    /// <summary>In the order of the menu.</summary>
    public static IReadOnlyList<Place> Every { get; } =
    [
        new("", "/", "home", "dashboard.title", Permissions.DashboardFiguresSee),
        new("", "/approvals", "approvals", "approvals.title", Permissions.ApprovalsProposalsSee),
        new("", "/jobs", "jobs", "jobs.title", Permissions.AccountOwnManage),
        new("cards", "/cards", "cards", "cards.title", Permissions.CardsRegisterSee),
        new("cards", "/cards/issue", "issue", "issue.title", Permissions.CardsOrderMake),
        new("cards", "/cards/orders", "files", "orders.title", Permissions.CardsRegisterSee),
        new("cards", "/cards/batches", "lists", "batches.title", Permissions.CardsRegisterSee),
        new("cards", "/cards/funds", "budgets", "funds.title", Permissions.AllowancesPayoutsSee),
        new("cards", "/cards/programmes", "programmes", "programmes.title", Permissions.CardsRegisterSee),
        new("cashback", "/cashback/policies", "policies", "policies.title", Permissions.PoliciesCatalogueSee),
        new("cashback", "/cashback/simulations", "simulation", "simulations.title", Permissions.PoliciesCatalogueSee),
        new("cashback", "/cashback/quote", "calculator", "quote.title", Permissions.PoliciesCatalogueSee),
        new("budgets", "/budgets", "budgets", "budgets.title", Permissions.BudgetsLinesSee),
        new("merchants", "/merchants", "merchants", "merchants.title", Permissions.MerchantsRegisterSee),
        new("merchants", "/merchants/lists", "lists", "lists.title", Permissions.MerchantsListPrepare),
        new("merchants", "/benefit-plus", "contracts", "benefit.title", Permissions.BenefitPlusContractsSee),
        new("merchants", "/merchants/find", "search", "find.title", Permissions.PersonalDataFieldReveal),
        new("payments", "/imports", "files", "imports.title", Permissions.ImportsFilesSee),
        new("payments", "/payments", "payments", "payments.title", Permissions.PaymentsLedgerSee),
        new("statistics", "/statistics", "statistics", "statistics.title", Permissions.StatisticsReportsSee),
        new("statistics", "/papers", "paper", "papers.title", Permissions.StatisticsReportsExport),
        new("statistics", "/exports", "download", "exports.title", Permissions.StatisticsReportsExport),
        new("statistics", "/verify", "check", "verify.title", Permissions.AccountOwnManage),
        new("audit", "/audit/trail", "trail", "trail.title", Permissions.AuditTrailSee),
        new("audit", "/audit/access", "access", "access.title", Permissions.PersonalDataAccessSee),
        new("audit", "/audit/integrity", "lock", "integrity.title", Permissions.AuditTrailVerify),
        new("office", "/officers", "officers", "officers.title", Permissions.OfficersRegisterSee),
        new("office", "/settings", "settings", "settings.title", Permissions.AccountOwnManage),
    ];

    // Below the registry lie the other pages of its chapter, too.
    public NavLinkMatch Match => Address is "/" or "/merchants" or "/cards" ? NavLinkMatch.All : NavLinkMatch.Prefix;
}
