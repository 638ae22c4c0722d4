using Eum.Admin.Components.Lists;
using Eum.Admin.Desk;
using Eum.Admin.Jobs;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Payments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Eum.Admin.Features.Payments;

/// <summary>결제내역: the list of payments, and what of it leaves the portal.</summary>
internal static class PaymentFeatures
{
    public static IServiceCollection AddPayments(this IServiceCollection services) => services
        .AddSingleton<PaymentMemory>()
        .AddSingleton<PaymentLedger>()
        .AddHostedService<LedgerWarming>()
        .AddUseCase<PaymentList>()
        .AddUseCase<ExportPayments>();

    public static void MapPayments(this WebApplication app) =>
        app.MapPost("/payments.csv", SendAsync).RequireAuthorization(Permissions.PaymentsLedgerExport);

    // A form's answer: the reason stands in no address, and no other site can ask for it.
    private static async Task<IResult> SendAsync(
        HttpRequest request, [FromForm] string? reason, ExportPayments export, ICurrentCaller callers,
        IStringLocalizer<Texts> texts, CancellationToken cancel)
    {
        var words = ListWords.Of(request.QueryString.Value ?? "");
        if (words is null || PaymentFilter.Find(words) is not { } filter
            || PaymentShape.List.Find(words) is not { } choice) return Results.NotFound();

        var caller = await callers.FindAsync(cancel);
        return await export.RunAsync(caller, new(filter, choice.Sort, reason ?? ""), cancel) switch
        {
            Outcome<PaymentsToSend>.Done(var file) => ListExport.Send(
                file.Name, PaymentShape.List, choice, file.Read, texts, cancel),
            Outcome<PaymentsToSend>.Refused(var problems) => ListExport.Refuse(problems),
            _ => Results.NotFound(),
        };
    }
}
