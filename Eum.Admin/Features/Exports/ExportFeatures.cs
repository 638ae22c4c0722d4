using Eum.Admin.Components;
using Eum.Admin.Desk;
using Eum.Admin.Jobs;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Exports;
using Eum.Infrastructure.Uploads;

namespace Eum.Admin.Features.Exports;

/// <summary>내려받기: files made in the background, fetched by a ticket, and checked later.</summary>
internal static class ExportFeatures
{
    public static IServiceCollection AddExports(this IServiceCollection services) => services
        .AddSingleton<ExportJob>()
        .AddSingleton<JobKind>(rooms => rooms.GetRequiredService<ExportJob>())
        .AddSingleton<ExportBook>()
        .AddHostedService<ExportTidying>()
        .AddUseCase<StartExport>()
        .AddUseCase<KeepExport>()
        .AddUseCase<ExportList>()
        .AddUseCase<TicketForExport>()
        .AddUseCase<TakeExport>()
        .AddUseCase<CheckDocument>();

    public static void MapExports(this WebApplication app)
    {
        var exports = app.MapGroup("/exports").RequireAuthorization(Permissions.StatisticsReportsExport);
        exports.MapPost("/{job:guid}/ticket", TicketAsync);
        exports.MapGet("/take/{ticket}", TakeAsync);
    }

    // A form's answer, so that no link of another site makes a ticket; and the address that follows is good once.
    private static async Task<IResult> TicketAsync(
        Guid job, IFormCollection _, TicketForExport tickets, ICurrentCaller callers, CancellationToken cancel)
    {
        var made = await tickets.RunAsync(await callers.FindAsync(cancel), new(job), null, cancel);
        return made is Outcome<string>.Done(var ticket)
            ? Results.LocalRedirect($"/exports/take/{ticket}")
            : Results.NotFound();
    }

    private static async Task<IResult> TakeAsync(
        string ticket, TakeExport exports, ExportFolder folder, ICurrentCaller callers, HttpContext context,
        CancellationToken cancel)
    {
        switch (await exports.RunAsync(await callers.FindAsync(cancel), new(ticket), null, cancel))
        {
            case Outcome<ExportedFile>.Done(var file) when folder.Open(file.Stored) is { } content:
                DownloadAnswer.Head(context, file.Sha256);
                return Results.Stream(content, file.Type, file.Name);
            case Outcome<ExportedFile>.Refused { Problems: [var problem, ..] } when problem != Refusals.NotFound:
                return Results.Text(problem.Message, "text/plain; charset=utf-8", statusCode: 400);
            default:
                return Results.NotFound();
        }
    }
}
