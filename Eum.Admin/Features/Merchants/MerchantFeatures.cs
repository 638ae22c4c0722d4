using Eum.Admin.Components.Lists;
using Eum.Admin.Desk;
using Eum.Admin.Features.Merchants.Lists;
using Eum.Admin.Jobs;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports.Lists;
using Eum.Infrastructure.Reports.Merchants;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

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

    private static async Task<IResult> SendRejectsAsync(
        long no, [FromForm] string? reason, ExportListRejects rejects, ICurrentCaller callers,
        CancellationToken cancel) =>
        await rejects.RunAsync(await callers.FindAsync(cancel), new(no, reason ?? ""), cancel) switch
        {
            Outcome<ListRejects>.Done(var file) => Results.File(file.Content, "text/csv; charset=utf-8", file.Name),
            Outcome<ListRejects>.Refused(var problems) => ListExport.Refuse(problems),
            _ => Results.NotFound(),
        };

    // A form's answer: the reason stands in no address, and no other site can ask for it.
    private static async Task<IResult> SendAsync(
        HttpRequest request, [FromForm] string? reason, ExportMerchants export, ICurrentCaller callers,
        IStringLocalizer<Texts> texts, CancellationToken cancel)
    {
        var words = ListWords.Of(request.QueryString.Value ?? "");
        if (words is null || MerchantFilter.Find(words) is not { } filter
            || MerchantShape.List.Find(words) is not { } choice) return Results.NotFound();

        var caller = await callers.FindAsync(cancel);
        return await export.RunAsync(caller, new(filter, choice.Sort, reason ?? ""), cancel) switch
        {
            Outcome<MerchantsToSend>.Done(var file) => ListExport.Send(
                file.Name, MerchantShape.List, choice, file.Read, texts, cancel),
            Outcome<MerchantsToSend>.Refused(var problems) => ListExport.Refuse(problems),
            _ => Results.NotFound(),
        };
    }
}
