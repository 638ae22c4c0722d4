using Eum.Admin.Components;
using Eum.Admin.Desk;
using Eum.Admin.Jobs;
using Eum.Domain.Officers;
using Eum.Infrastructure.Cards;
using Eum.Infrastructure.Imports.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Eum.Admin.Features.Cards.Batches;

/// <summary>발급 묶음: cards, and money of policy funds, for whole lists of people.</summary>
internal static class BatchFeatures
{
    public static IServiceCollection AddCardBatches(this IServiceCollection services)
    {
        services.TryAddSingleton<PersonRegister>();
        return services
            .AddSingleton<ListJudging, CardJudging>()
            .AddSingleton<CardListCommit>()
            .AddSingleton<CardListRoom>()
            .AddSingleton<JobKind, CardListJob>()
            .AddUseCase<CardBatches>()
            .AddUseCase<CardBatchDetail>()
            .AddUseCase<SendCardList>()
            .AddUseCase<MapCardList>()
            .AddUseCase<CorrectCardRow>()
            .AddUseCase<DropCardList>()
            .AddUseCase<CardListRejects>()
            .AddUseCase<IssueBatch>()
            .AddUseCase<IssueSmallBatch>()
            .AddUseCase<OrderCardList>()
            .AddUseCase<OrderSmallList>()
            .AddUseCase<ResendFailed>()
            .AddUseCase<ReleaseFailed>()
            .AddUseCase<SetIssueTerms>();
    }

    public static void MapCardBatches(this WebApplication app) =>
        app.MapPost("/cards/batches/{no:long}/rejects.csv", SendRejectsAsync)
            .RequireAuthorization(Permissions.CardsOrderMake);

    private static Task<IResult> SendRejectsAsync(
        long no, [FromForm] string? reason, [FromForm] string? permit, CardListRejects rejects, HttpContext context,
        CancellationToken cancel) =>
        DownloadAnswer.OfAsync(rejects, new(no), reason, permit, context, cancel);
}
