using System.Globalization;
using Eum.Admin.Components;
using Eum.Admin.Desk;
using Eum.Admin.Features.BenefitPlus.Lists;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Microsoft.AspNetCore.Mvc;

namespace Eum.Admin.Features.BenefitPlus;

/// <summary>혜택플러스: applications at the gu desk, contracts by four eyes, and the file to the operator.</summary>
internal static class BenefitPlusFeatures
{
    public static IServiceCollection AddBenefitPlus(this IServiceCollection services) => services
        .AddUseCase<ApplicationList>()
        .AddUseCase<ApplicationDetail>()
        .AddUseCase<ApplicationPapers>()
        .AddUseCase<FindApplicants>()
        .AddUseCase<ContractProgress>()
        .AddUseCase<ReceiveApplication>()
        .AddUseCase<HandleApplication>()
        .AddUseCase<ApproveContract>()
        .AddUseCase<SetContractTerms>()
        .AddUseCase<ContractsFile>()
        .AddApplicationLists();

    public static void MapBenefitPlus(this WebApplication app)
    {
        app.MapGet("/benefit-plus/{no:long}/files/{file:int}", SendPaperAsync)
            .RequireAuthorization(Permissions.BenefitPlusContractsSee);
        app.MapApplicationLists();
        app.MapPost("/benefit-plus/contracts.csv", SendContractsAsync)
            .RequireAuthorization(Permissions.BenefitPlusContractsExport);
    }

    // Never shown in place: what somebody attached is not this house's page.
    private static async Task<IResult> SendPaperAsync(
        long no, int file, ApplicationPapers papers, ICurrentCaller callers, CancellationToken cancel) =>
        await papers.RunAsync(await callers.FindAsync(cancel), new(no, file), cancel)
            is Outcome<IReadOnlyList<Attachment>>.Done([var sent])
            ? Results.File(sent.Content, "application/octet-stream", sent.Name)
            : Results.NotFound();

    private static async Task<IResult> SendContractsAsync(
        [FromForm] string? reason, [FromForm] string? permit, [FromQuery] string? from, ContractsFile contracts,
        HttpContext context, CancellationToken cancel) =>
        DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? await DownloadAnswer.OfAsync(contracts, new(day), reason, permit, context, cancel)
            : Results.NotFound();
}
