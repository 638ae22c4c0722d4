using Eum.Admin.Components;
using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Infrastructure.Cards;
using Microsoft.AspNetCore.Mvc;

namespace Eum.Admin.Features.Cards;

/// <summary>카드: programmes, cards, orders to the operator, and the person at the desk.</summary>
internal static class CardFeatures
{
    public static IServiceCollection AddCards(this IServiceCollection services) => services
        .AddSingleton<PersonRegister>()
        .AddUseCase<ProgrammeList>()
        .AddUseCase<ProgrammeDetail>()
        .AddUseCase<SetProgramme>()
        .AddUseCase<CardList>()
        .AddUseCase<CardDetail>()
        .AddUseCase<CardSpending>()
        .AddUseCase<ActOnCard>()
        .AddUseCase<IssueChoices>()
        .AddUseCase<CheckEligibility>()
        .AddUseCase<IssueCard>()
        .AddUseCase<OrderList>()
        .AddUseCase<OrderDetail>()
        .AddUseCase<HandleOrder>()
        .AddUseCase<CloseOrderFile>()
        .AddUseCase<OrdersFile>();

    public static void MapCards(this WebApplication app) =>
        app.MapPost("/cards/orders/files/{no:long}.csv", SendOrdersAsync)
            .RequireAuthorization(Permissions.CardsOrdersExport);

    private static Task<IResult> SendOrdersAsync(
        long no, [FromForm] string? reason, [FromForm] string? permit, OrdersFile orders, HttpContext context,
        CancellationToken cancel) =>
        DownloadAnswer.OfAsync(orders, new(no), reason, permit, context, cancel);
}
