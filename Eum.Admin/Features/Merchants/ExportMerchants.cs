using System.Globalization;
using System.Runtime.CompilerServices;
using Eum.Admin.Components.Lists;
using Eum.Admin.Desk;
using Eum.Domain.Merchants;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Merchants;

namespace Eum.Admin.Features.Merchants;

/// <summary>Merchants to be sent as a file.</summary>
public sealed record MerchantsToSend(string Name, Func<CancellationToken, IAsyncEnumerable<MerchantLine>> Read);

/// <summary>
/// The registry as a file: the rows and columns of the page, all of its pages; no telephone and no street. Who took it
/// and why is on record before the first row leaves.
/// </summary>
public sealed class ExportMerchants(FrontDesk desk, MerchantSearch search)
    : Question<ExportMerchants.Request, MerchantsToSend>(desk)
{
    public sealed record Request(MerchantFilter Filter, ListSort Sort, string Reason);

    public override Duty Duty { get; } = new("merchants.export", Permissions.MerchantsRegisterExport)
    {
        Export = true,
    };

    protected override int? DistrictOf(Request request) => request.Filter.District;

    protected override string SubjectOf(Request request) => $"merchants {request.Filter}";

    protected override string ReasonOf(Request request) => request.Reason.Trim();

    protected override async Task<Outcome<MerchantsToSend>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        if (request.Reason.Trim().Length < ListExport.ReasonLength)
            return new Problem(nameof(request.Reason), $"내려받는 까닭을 {ListExport.ReasonLength}자 이상 적으세요.");

        var lines = await search.AllAsync(
            await reading.BooksAsync(cancel), reading.Today, request.Filter.Query,
            MerchantShape.OrderOf(request.Sort), request.Sort.Descending, cancel);
        var name = string.Create(CultureInfo.InvariantCulture, $"merchants_{reading.Today:yyyyMMdd}.csv");
        return new MerchantsToSend(name, sending => RowsAsync(lines, sending));
    }

    private static async IAsyncEnumerable<MerchantLine> RowsAsync(
        IReadOnlyList<MerchantLine> lines, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        foreach (var line in lines)
        {
            cancel.ThrowIfCancellationRequested();
            yield return line;
        }
    }
}
