using Eum.Admin.Components;
using Eum.Admin.Components.Lists;
using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Infrastructure.Reports.Payments;
using Microsoft.AspNetCore.Mvc;

namespace Eum.Admin.Features.Payments;

/// <summary>결제내역: the list of payments, and what of it leaves the portal.</summary>
internal static class PaymentFeatures
{
    public static IServiceCollection AddPayments(this IServiceCollection services) => services
        .AddSingleton<PaymentMemory>()
        .AddSingleton<PaymentLedger>()
        .AddUseCase<PaymentList>()
        .AddUseCase<ExportPayments>();

    public static void MapPayments(this WebApplication app) =>
        app.MapPost("/payments.csv", SendAsync).RequireAuthorization(Permissions.PaymentsLedgerExport);

    // A form's answer: the reason stands in no address, and no other site can ask for it.
    private static async Task<IResult> SendAsync(
        HttpRequest request, [FromForm] string? reason, ExportPayments export, ICurrentCaller callers,
        CancellationToken cancel) =>
        ListWords.Of(request.QueryString.Value ?? "") is { } words && PaymentFilter.Find(words) is { } filter
            && PaymentShape.List.Find(words) is { } choice
            ? DownloadAnswer.Of(
                await export.RunAsync(
                    await callers.FindAsync(cancel), new(new(filter, choice.Sort, choice.Columns), reason ?? ""),
                    cancel),
                request.HttpContext)
            : Results.NotFound();
}
