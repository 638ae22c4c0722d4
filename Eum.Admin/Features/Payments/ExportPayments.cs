using System.Globalization;
using System.Runtime.CompilerServices;
using Eum.Admin.Components.Lists;
using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Payments;

namespace Eum.Admin.Features.Payments;

/// <summary>Payments to be sent as a file, read as they are sent.</summary>
public sealed record PaymentsToSend(string Name, Func<CancellationToken, IAsyncEnumerable<PaymentLine>> Read);

/// <summary>
/// The list of payments as a file: the rows and columns of the page, all of its pages. Who took what out and why is on
/// record before the first row leaves.
/// </summary>
public sealed class ExportPayments(FrontDesk desk, PaymentLedger ledger, PaymentMemory memory)
    : Question<ExportPayments.Request, PaymentsToSend>(desk)
{
    private const int RowsAtOnce = 1_000;

    public sealed record Request(PaymentFilter Filter, ListSort Sort, string Reason);

    public override Duty Duty { get; } = new("payments.export", Permissions.PaymentsLedgerExport) { Export = true };

    protected override int? DistrictOf(Request request) => request.Filter.District;

    protected override string SubjectOf(Request request) => $"payments {request.Filter}";

    protected override string ReasonOf(Request request) => request.Reason.Trim();

    protected override async Task<Outcome<PaymentsToSend>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        if (request.Reason.Trim().Length < ListExport.ReasonLength)
            return new Problem(nameof(request.Reason), $"내려받는 까닭을 {ListExport.ReasonLength}자 이상 적으세요.");

        var asked = await PaymentAsking.OfAsync(reading, request.Filter, cancel);
        if (asked is null) return Refusals.NotFound;

        var query = asked.Query;
        var books = await reading.BooksAsync(cancel);
        var sum = await ledger.SumAsync(books, query, cancel);
        if (sum.IsAtLeast || sum.Count > ListExport.MostRows)
            return new Problem("rows", $"{ListExport.MostRows:#,0}건이 넘어 한 파일에 담을 수 없습니다. 기간이나 조건을 좁히세요.");

        return new PaymentsToSend(NameOf(query), sending => RowsAsync(reading, query, request.Sort, sending));
    }

    private static string NameOf(PaymentQuery query) => string.Create(
        CultureInfo.InvariantCulture, $"payments_{query.From:yyyyMMdd}-{query.To:yyyyMMdd}.csv");

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
