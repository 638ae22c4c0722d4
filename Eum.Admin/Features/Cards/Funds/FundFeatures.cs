using Eum.Admin.Components;
using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Infrastructure.Cards;
using Microsoft.AspNetCore.Mvc;

namespace Eum.Admin.Features.Cards.Funds;

/// <summary>지원금: money that goes onto people's cards for a time.</summary>
internal static class FundFeatures
{
    public static IServiceCollection AddPolicyFunds(this IServiceCollection services) => services
        .AddSingleton<FundCount>()
        .AddUseCase<FundList>()
        .AddUseCase<FundDetail>()
        .AddUseCase<OpenFund>()
        .AddUseCase<CloseFund>()
        .AddUseCase<CountFund>()
        .AddUseCase<OrderLoads>()
        .AddUseCase<LoadsFile>();

    public static void MapPolicyFunds(this WebApplication app) =>
        app.MapPost("/cards/funds/loads/{no:long}.csv", SendLoadsAsync)
            .RequireAuthorization(Permissions.CardsOrdersExport);

    private static async Task<IResult> SendLoadsAsync(
        long no, [FromForm] string? reason, LoadsFile loads, ICurrentCaller callers, HttpContext context,
        CancellationToken cancel) =>
        DownloadAnswer.Of(
            await loads.RunAsync(await callers.FindAsync(cancel), new(new(no), reason ?? ""), cancel), context);
}
