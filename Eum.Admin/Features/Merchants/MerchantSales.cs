using Eum.Admin.Desk;
using Eum.Domain.Merchants;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Merchants;
using Eum.Infrastructure.Reports.Payments;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Merchants;

/// <summary>What was paid at a merchant, month by month, the latest first.</summary>
/// <param name="First">The first month looked at.</param>
public sealed record MerchantSalesView(YearMonth First, YearMonth Last, IReadOnlyList<MerchantMonth> Months);

/// <summary>Reads the payments and the cashback of a merchant over the latest year of the books.</summary>
public sealed class MerchantSales(FrontDesk desk) : Question<MerchantSales.Request, MerchantSalesView>(desk)
{
    private const int Months = 12;

    /// <param name="Id">The operator's.</param>
    public sealed record Request(string Id);

    public override Duty Duty { get; } = new("merchants.sales", Permissions.PaymentsLedgerSee);

    protected override async Task<Outcome<MerchantSalesView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var books = await reading.BooksAsync(cancel);
        var key = await PaymentLedger.KeyOfAsync(books, request.Id, cancel) ?? -1;
        if (!await reading.Db.Merchants.AnyAsync(row => row.MerchantKey == key, cancel)) return Refusals.NotFound;

        var latest = await reading.Db.PaymentsDaily.MaxAsync(row => (DateOnly?)row.Day, cancel) ?? reading.Today;
        var last = YearMonth.Of(latest);
        var first = last.PlusMonths(1 - Months);
        return new MerchantSalesView(
            first, last, await MerchantPayments.ByMonthAsync(books, key, first, last, cancel));
    }
}
