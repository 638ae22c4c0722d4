using Eum.Admin.Components;
using Eum.Admin.Components.Lists;
using Eum.Admin.Desk;
using Eum.Admin.Features.Merchants.Lists;
using Eum.Admin.Jobs;
using Eum.Domain.Officers;
using Eum.Infrastructure.Imports.Lists;
using Eum.Infrastructure.Reports.Merchants;
using Microsoft.AspNetCore.Mvc;

namespace Eum.Admin.Features.Merchants;

/// <summary>가맹점: the registry, and what of it leaves the portal.</summary>
internal static class MerchantFeatures
{
    public static IServiceCollection AddMerchants(this IServiceCollection services) => services
        .AddSingleton<MerchantMemory>()
        .AddSingleton<MerchantSearch>()
        .AddSingleton<MerchantWarming>()
        .AddUseCase<MerchantList>()
        .AddUseCase<ExportMerchants>()
        .AddUseCase<MerchantDetail>()
        .AddUseCase<MerchantSales>()
        .AddMerchantLists();

    private static IServiceCollection AddMerchantLists(this IServiceCollection services) => services
        .AddSingleton<ListJudging, MerchantJudging>()
        .AddSingleton<MerchantListRoom>()
        .AddSingleton<MerchantListCommit>()
        .AddSingleton<MerchantListEffect>()
        .AddSingleton<JobKind, MerchantListJob>()
        .AddSingleton<JobKind, ListEffectJob>()
        .AddUseCase<MerchantLists>()
        .AddUseCase<MerchantListDetail>()
        .AddUseCase<SendMerchantList>()
        .AddUseCase<MapMerchantList>()
        .AddUseCase<CorrectListRow>()
        .AddUseCase<DropMerchantList>()
        .AddUseCase<AskListEffect>()
        .AddUseCase<MeasureListEffect>()
        .AddUseCase<CommitMerchantList>()
        .AddUseCase<TakeMerchantList>()
        .AddUseCase<ExportListRejects>();

    public static void MapMerchants(this WebApplication app)
    {
        app.MapPost("/merchants.csv", SendAsync).RequireAuthorization(Permissions.MerchantsRegisterExport);
        app.MapPost("/merchants/lists/{no:long}/rejects.csv", SendRejectsAsync)
            .RequireAuthorization(Permissions.MerchantsListPrepare);
    }

    private static Task<IResult> SendRejectsAsync(
        long no, [FromForm] string? reason, [FromForm] string? permit, ExportListRejects rejects, HttpContext context,
        CancellationToken cancel) =>
        DownloadAnswer.OfAsync(rejects, new(no), reason, permit, context, cancel);

    // A form's answer: the reason stands in no address, and no other site can ask for it.
    private static async Task<IResult> SendAsync(
        HttpRequest request, [FromForm] string? reason, ExportMerchants export, ICurrentCaller callers,
        CancellationToken cancel) =>
        ListWords.Of(request.QueryString.Value ?? "") is { } words && MerchantFilter.Find(words) is { } filter
            && MerchantShape.List.Find(words) is { } choice
            ? DownloadAnswer.Of(
                await export.RunAsync(
                    await callers.FindAsync(cancel), new(new(filter, choice.Sort, choice.Columns), reason ?? ""),
                    cancel),
                request.HttpContext)
            : Results.NotFound();
}
