using System.Globalization;
using System.Runtime.CompilerServices;
using Eum.Admin.Components.Lists;
using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Payments;
using Microsoft.Extensions.Localization;

namespace Eum.Admin.Features.Payments;

/// <summary>The list of payments as a file; who paid is not in it.</summary>
public sealed class ExportPayments(
    FrontDesk desk, PaymentLedger ledger, PaymentMemory memory, IStringLocalizer<Texts> texts)
    : ListDownload<PaymentFilter, PaymentLine>(desk, PaymentShape.List, texts)
{
    private const int RowsAtOnce = 1_000;

    public override Duty Duty { get; } = new("payments.export", Permissions.PaymentsLedgerExport) { Export = true };

    public override string Name => "결제내역";

    protected override int? DistrictOf(ListOrder<PaymentFilter> request) => request.Filter.District;

    protected override string SubjectOf(ListOrder<PaymentFilter> request) => $"payments {request.Filter}";

    protected override async Task<Outcome<long>> CountAsync(
        Reading reading, PaymentFilter filter, CancellationToken cancel) =>
        await PaymentAsking.OfAsync(reading, filter, cancel) is { } asked
            ? await CountAsync(reading, asked.Query, cancel)
            : Refusals.NotFound;

    protected override async Task<Outcome<ListRows<PaymentLine>>> ReadAsync(
        Reading reading, PaymentFilter filter, ListSort sort, CancellationToken cancel)
    {
        if (await PaymentAsking.OfAsync(reading, filter, cancel) is not { Query: var query }) return Refusals.NotFound;
        if (await CountAsync(reading, query, cancel) is Outcome<long>.Refused(var problems))
            return Refusals.Again<ListRows<PaymentLine>>(problems);

        var name = string.Create(
            CultureInfo.InvariantCulture, $"payments_{query.From:yyyyMMdd}-{query.To:yyyyMMdd}");
        return new ListRows<PaymentLine>(name, RowsAsync(reading, query, sort, cancel));
    }

    private async Task<Outcome<long>> CountAsync(Reading reading, PaymentQuery query, CancellationToken cancel)
    {
        var sum = await ledger.SumAsync(await reading.BooksAsync(cancel), query, cancel);
        return sum.IsAtLeast || sum.Count > ListExport.MostRows
            ? new Problem("rows", $"{ListExport.MostRows:#,0}건이 넘어 한 파일에 담을 수 없습니다. 기간이나 조건을 좁히세요.")
            : sum.Count;
    }

    private async IAsyncEnumerable<PaymentLine> RowsAsync(
        Reading reading, PaymentQuery query, ListSort sort, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var books = await reading.OpenBooksAsync(cancel);
        var lines = new PaymentLines(memory);
        var page = await ledger.PageAsync(
            books, query,
            new(PaymentShape.OrderOf(sort), sort.Descending, null, false, ListExport.MostRows), cancel);
        foreach (var keys in page.Places.Select(place => place.Key).Chunk(RowsAtOnce))
            foreach (var line in await lines.ReadAsync(books, keys, cancel))
                yield return line;
    }
}
