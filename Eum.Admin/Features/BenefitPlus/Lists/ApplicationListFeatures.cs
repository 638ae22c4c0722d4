using Eum.Admin.Components;
using Eum.Admin.Desk;
using Eum.Admin.Jobs;
using Eum.Domain.Officers;
using Eum.Infrastructure.Imports.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Eum.Admin.Features.BenefitPlus.Lists;

/// <summary>혜택플러스 신청 일괄 접수: applications that come as a file.</summary>
internal static class ApplicationListFeatures
{
    public static IServiceCollection AddApplicationLists(this IServiceCollection services) => services
        .AddSingleton<ApplicationJudging>()
        .AddSingleton<ListJudging>(rooms => rooms.GetRequiredService<ApplicationJudging>())
        .AddSingleton<ApplicationListCommit>()
        .AddSingleton<ApplicationListRoom>()
        .AddSingleton<JobKind, ApplicationListJob>()
        .AddUseCase<ApplicationLists>()
        .AddUseCase<ApplicationListDetail>()
        .AddUseCase<SendApplicationList>()
        .AddUseCase<MapApplicationList>()
        .AddUseCase<CorrectApplicationRow>()
        .AddUseCase<DropApplicationList>()
        .AddUseCase<ApplicationListRejects>()
        .AddUseCase<ReceiveApplicationList>()
        .AddUseCase<TakeApplicationList>();

    public static void MapApplicationLists(this WebApplication app) =>
        app.MapPost("/benefit-plus/lists/{no:long}/rejects.csv", SendRejectsAsync)
            .RequireAuthorization(Permissions.BenefitPlusApplicationReceive);

    private static async Task<IResult> SendRejectsAsync(
        long no, [FromForm] string? reason, [FromForm] string? permit, ApplicationListRejects rejects,
        ICurrentCaller callers, HttpContext context, CancellationToken cancel) =>
        DownloadAnswer.Of(
            await rejects.RunAsync(
                await callers.FindAsync(cancel), new(new(no), reason ?? "", DownloadAnswer.PermitIn(permit)), cancel),
            context);
}
