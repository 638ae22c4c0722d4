using System.Globalization;
using Eum.Admin.Desk;
using Eum.Domain.Values;
using Microsoft.Extensions.Localization;

namespace Eum.Admin.Components.Lists;

/// <summary>What of a list is taken out: its rows, order and columns as the page shows them.</summary>
/// <param name="Columns">Their names.</param>
public sealed record ListOrder<TFilter>(TFilter Filter, ListSort Sort, IReadOnlyList<string> Columns);

/// <summary>Rows to be written, in order; read as they are written.</summary>
/// <param name="Name">Of the file, without its number and ending.</param>
public sealed record ListRows<TRow>(string Name, IAsyncEnumerable<TRow> Rows);

/// <summary>
/// A list as a file: the rows and columns of the page, all of its pages. Its rows name nobody, or it says how many.
/// </summary>
public abstract class ListDownload<TFilter, TRow>(
    FrontDesk desk, ListShape<TRow> shape, IStringLocalizer<Texts> texts) : Download<ListOrder<TFilter>>(desk)
    where TFilter : notnull
{
    /// <summary>How many rows the filter lets through; refused where a file cannot hold them.</summary>
    protected abstract Task<Outcome<long>> CountAsync(Reading reading, TFilter filter, CancellationToken cancel);

    protected abstract Task<Outcome<ListRows<TRow>>> ReadAsync(
        Reading reading, TFilter filter, ListSort sort, CancellationToken cancel);

    protected sealed override async Task<Outcome<DownloadSize>> SizeAsync(
        Reading reading, ListOrder<TFilter> request, CancellationToken cancel) =>
        await CountAsync(reading, request.Filter, cancel) switch
        {
            Outcome<long>.Done(var rows) => new DownloadSize(rows, People: 0),
            var refused => Refusals.Again<DownloadSize>(((Outcome<long>.Refused)refused).Problems),
        };

    protected sealed override async Task<Outcome<WrittenFile>> WriteAsync(
        Reading reading, ListOrder<TFilter> request, DownloadMark mark, Stream target, CancellationToken cancel)
    {
        var read = await ReadAsync(reading, request.Filter, request.Sort, cancel);
        if (read is not Outcome<ListRows<TRow>>.Done(var list))
            return Refusals.Again<WrittenFile>(((Outcome<ListRows<TRow>>.Refused)read).Problems);

        var rows = await ListExport.WriteAsync(
            shape, new(request.Sort, request.Columns, null), list.Rows, texts, target, cancel);
        var name = string.Create(CultureInfo.InvariantCulture, $"{list.Name}.{mark.No}.csv");
        return new WrittenFile(name, "text/csv; charset=utf-8", new(rows, People: 0));
    }
}
