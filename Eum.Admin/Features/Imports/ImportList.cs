using Eum.Admin.Components.Lists;
using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Imports;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Imports;

/// <summary>A page of the operator's files, the newest import first, with how many the filter lets through.</summary>
/// <param name="First">The month of the earliest business date of all files, and of the latest.</param>
public sealed record ImportListView(
    IReadOnlyList<ImportLine> Lines, int Total, YearMonth? First, YearMonth? Last, IReadOnlyList<MissingFiles> Missing)
{
    public bool HasImports => Total > 0 || First is not null;
}

/// <summary>Reads the list of imports.</summary>
public sealed class ImportList(FrontDesk desk) : Question<ImportList.Request, ImportListView>(desk)
{
    public const int PageSize = 50;

    /// <param name="Page">From 1.</param>
    public sealed record Request(ImportFilter Filter, int Page)
    {
        public ListSort Sort { get; init; } = ImportShape.List.Sort;
    }

    public override Duty Duty { get; } = new("imports.list", Permissions.ImportsFilesSee) { City = true };

    protected override async Task<Outcome<ImportListView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var (db, filter, page) = (reading.Db, request.Filter, request.Page);
        var batches = Through(db.ImportBatches, filter);
        var total = await batches.CountAsync(cancel);
        var lines = await ImportLine.From(
                Sorted(batches, request.Sort).Skip((page - 1) * PageSize).Take(PageSize))
            .ToListAsync(cancel);
        var days = db.ImportBatches.Where(batch => batch.BusinessDate != null).Select(batch => batch.BusinessDate);
        return new ImportListView(
            lines,
            total,
            MonthOf(await days.OrderBy(day => day).FirstOrDefaultAsync(cancel)),
            MonthOf(await days.OrderByDescending(day => day).FirstOrDefaultAsync(cancel)),
            await MissingFiles.ReadAsync(db, cancel));
    }

    private static YearMonth? MonthOf(DateOnly? day) => day is { } known ? YearMonth.Of(known) : null;

    private static IOrderedQueryable<ImportBatchRow> Sorted(IQueryable<ImportBatchRow> batches, ListSort sort)
    {
        var by = sort.Column switch
        {
            "day" => sort.Descending
                ? batches.OrderByDescending(batch => batch.BusinessDate)
                : batches.OrderBy(batch => batch.BusinessDate),
            "accepted" => sort.Descending
                ? batches.OrderByDescending(batch => batch.Accepted)
                : batches.OrderBy(batch => batch.Accepted),
            "rejected" => sort.Descending
                ? batches.OrderByDescending(batch => batch.Rejected)
                : batches.OrderBy(batch => batch.Rejected),
            _ => sort.Descending
                ? batches.OrderByDescending(batch => batch.BatchNo)
                : batches.OrderBy(batch => batch.BatchNo),
        };
        return sort.Descending ? by.ThenByDescending(batch => batch.BatchNo) : by.ThenBy(batch => batch.BatchNo);
    }

    private static IQueryable<ImportBatchRow> Through(IQueryable<ImportBatchRow> batches, ImportFilter filter)
    {
        if (filter.State is { } state) batches = batches.Where(batch => batch.Status == (BatchStatus)state);
        if (filter.Kind is { } kind) batches = batches.Where(batch => batch.Kind == kind);
        if (filter.Month is { } month)
        {
            var (first, last) = (month.FirstDay, month.LastDay);
            batches = batches.Where(batch => batch.BusinessDate >= first && batch.BusinessDate <= last);
        }

        return batches;
    }
}
