using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Imports;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Imports;

/// <summary>A page of the operator's files, the newest import first, with how many the filter lets through.</summary>
public sealed record ImportListView(
    string Asked, IReadOnlyList<ImportLine> Lines, int Total, bool HasImports, IReadOnlyList<MissingFiles> Missing);

/// <summary>Reads the list of imports.</summary>
public sealed class ImportList(IDbContextFactory<EumDbContext> database)
{
    public const int PageSize = 50;

    /// <param name="asked">The address it is read for, handed back with it.</param>
    /// <param name="page">From 1.</param>
    public async Task<ImportListView> ReadAsync(
        string asked, ImportFilter filter, int page, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var batches = Through(db.ImportBatches, filter);
        var total = await batches.CountAsync(cancel);
        var lines = await ImportLine.From(
                batches.OrderByDescending(batch => batch.BatchNo).Skip((page - 1) * PageSize).Take(PageSize))
            .ToListAsync(cancel);
        return new(
            asked, lines, total, total > 0 || await db.ImportBatches.AnyAsync(cancel),
            await MissingFiles.ReadAsync(db, cancel));
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
