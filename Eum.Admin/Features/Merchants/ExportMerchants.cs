using System.Globalization;
using System.Runtime.CompilerServices;
using Eum.Admin.Components.Lists;
using Eum.Admin.Desk;
using Eum.Domain.Merchants;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Merchants;
using Microsoft.Extensions.Localization;

namespace Eum.Admin.Features.Merchants;

/// <summary>The registry as a file; no telephone and no street.</summary>
public sealed class ExportMerchants(FrontDesk desk, MerchantSearch search, IStringLocalizer<Texts> texts)
    : ListDownload<MerchantFilter, MerchantLine>(desk, MerchantShape.List, texts)
{
    public override Duty Duty { get; } = new("merchants.export", Permissions.MerchantsRegisterExport)
    {
        Export = true,
    };

    public override string Name => "가맹점 목록";

    protected override int? DistrictOf(ListOrder<MerchantFilter> request) => request.Filter.District;

    protected override string SubjectOf(ListOrder<MerchantFilter> request) => $"merchants {request.Filter}";

    protected override async Task<Outcome<long>> CountAsync(
        Reading reading, MerchantFilter filter, CancellationToken cancel) =>
        (await FindAsync(reading, filter, MerchantShape.List.Sort, cancel)).Count;

    protected override async Task<Outcome<ListRows<MerchantLine>>> ReadAsync(
        Reading reading, MerchantFilter filter, ListSort sort, CancellationToken cancel)
    {
        var lines = await FindAsync(reading, filter, sort, cancel);
        var name = string.Create(CultureInfo.InvariantCulture, $"merchants_{reading.Today:yyyyMMdd}");
        return new ListRows<MerchantLine>(name, RowsAsync(lines, cancel));
    }

    private async Task<IReadOnlyList<MerchantLine>> FindAsync(
        Reading reading, MerchantFilter filter, ListSort sort, CancellationToken cancel) =>
        await search.AllAsync(
            await reading.BooksAsync(cancel), reading.Today, filter.Query, MerchantShape.OrderOf(sort),
            sort.Descending, cancel);

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
