using Eum.Admin.Components;
using Eum.Admin.Desk;
using Eum.Admin.Features.Approvals;
using Eum.Admin.Features.Audit;
using Eum.Admin.Features.BenefitPlus;
using Eum.Admin.Features.Budgets;
using Eum.Admin.Features.Cards;
using Eum.Admin.Features.Cards.Batches;
using Eum.Admin.Features.Cards.Funds;
using Eum.Admin.Features.Cashback;
using Eum.Admin.Features.Dashboard;
using Eum.Admin.Features.Exports;
using Eum.Admin.Features.Imports;
using Eum.Admin.Features.Jobs;
using Eum.Admin.Features.Lists;
using Eum.Admin.Features.Merchants;
using Eum.Admin.Features.Officers;
using Eum.Admin.Features.Papers;
using Eum.Admin.Features.Payments;
using Eum.Admin.Features.Policies;
using Eum.Admin.Features.Search;
using Eum.Admin.Features.Settings;
using Eum.Admin.Features.Simulations;
using Eum.Admin.Features.Statistics;
using Eum.Admin.Features.Verification;
using Eum.Admin.Features.Views;
using Eum.Domain.Officers;
using Eum.Infrastructure.Verification;
using Microsoft.AspNetCore.Mvc;

namespace Eum.Admin.Features;

/// <summary>Where the chapters say what they do and read, and which plain addresses they answer.</summary>
internal static class PortalFeatures
{
    public static IServiceCollection AddFeatures(this IServiceCollection services) => services
        .AddLogging()
        .AddLocalization(texts => texts.ResourcesPath = "Resources")
        .AddDesk()
        .AddAudit()
        .AddApprovals()
        .AddBenefitPlus()
        .AddBudgets()
        .AddCards()
        .AddOfficers()
        .AddJobs()
        .AddPayments()
        .AddPolicies()
        .AddCardBatches()
        .AddPolicyFunds()
        .AddLists()
        .AddMerchants()
        .AddSimulations()
        .AddStatistics()
        .AddPapers()
        .AddExports()
        .AddViews()
        .AddSingleton<HandOver>()
        .AddSingleton<Verifier>()
        .AddUseCase<DashboardFigures>()
        .AddUseCase<ImportList>()
        .AddUseCase<ImportDetail>()
        .AddUseCase<RejectsFile>()
        .AddUseCase<ImportFiles>()
        .AddUseCase<ReadReport>()
        .AddUseCase<ExplainCashback>()
        .AddUseCase<QuoteCashback>()
        .AddUseCase<FindAnything>()
        .AddUseCase<OwnSettings>()
        .AddUseCase<KeepSettings>()
        .AddUseCase<VerifyBooks>();

    public static void MapFeatures(this WebApplication app)
    {
        app.MapPost("/imports/{no:int}/rejects.csv", SendRejectsAsync)
            .RequireAuthorization(Permissions.ImportsRejectsExport);
        app.MapApprovals();
        app.MapBenefitPlus();
        app.MapBudgets();
        app.MapCards();
        app.MapPayments();
        app.MapExports();
        app.MapCardBatches();
        app.MapPolicyFunds();
        app.MapMerchants();
        app.MapSettings();
    }

    private static Task<IResult> SendRejectsAsync(
        int no, [FromForm] string? reason, [FromForm] string? permit, RejectsFile rejects, HttpContext context,
        CancellationToken cancel) =>
        DownloadAnswer.OfAsync(rejects, new(no), reason, permit, context, cancel);
}
