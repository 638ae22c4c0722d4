using Eum.Admin.Desk;
using Eum.Domain.Cashback;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Imports;

/// <summary>A file's import with a page of its quarantine.</summary>
public sealed record ImportDetailView(
    ImportLine Import,
    string Sha256,
    DateTime? ProducedAt,
    long Late,
    long Adjustments,
    IReadOnlyList<ImportDifference> Differences,
    IReadOnlyList<ImportReject> Rejects,
    int RejectsTotal);

/// <summary>Where own cashback is not the operator's: rows, and won by fund (own less the operator's).</summary>
public sealed record ImportDifference(DifferenceCause Cause, long Rows, long Won, FundAmounts Funds);

/// <summary>A row in quarantine: where, which rule, why, and what it was, its numbers of people masked.</summary>
public sealed record ImportReject(
    long Line, string Column, string Rule, string Message, string Original, bool IsConflict);

/// <summary>Reads one import.</summary>
public sealed class ImportDetail(FrontDesk desk) : Question<ImportDetail.Request, ImportDetailView>(desk)
{
    public const int PageSize = 50;

    /// <param name="Page">Of the quarantine, from 1.</param>
    public sealed record Request(int No, int Page);

    public override Duty Duty { get; } = new("imports.show", Permissions.ImportsFilesSee) { City = true };

    protected override async Task<Outcome<ImportDetailView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var (db, no, page) = (reading.Db, request.No, request.Page);
        var batches = db.ImportBatches.Where(batch => batch.BatchNo == no);
        var import = await ImportLine.From(batches).SingleOrDefaultAsync(cancel);
        if (import is null) return Refusals.NotFound;

        var rest = await batches.Select(batch => new { batch.Sha256, batch.ProducedAt, batch.Late, batch.Adjustments })
            .SingleAsync(cancel);
        var rejects = db.ImportRejects.Where(reject => reject.BatchNo == no);
        return new ImportDetailView(
            import, rest.Sha256, rest.ProducedAt, rest.Late, rest.Adjustments,
            await DifferencesAsync(db, no, cancel),
            await rejects.OrderBy(reject => reject.Line).Skip((page - 1) * PageSize).Take(PageSize)
                .Select(reject => new ImportReject(
                    reject.Line, reject.ColumnName, reject.Rule, PersonalText.MaskIn(reject.Message),
                    PersonalText.MaskIn(reject.Original), reject.ExistingKey != null))
                .ToListAsync(cancel),
            await rejects.CountAsync(cancel));
    }

    private static async Task<IReadOnlyList<ImportDifference>> DifferencesAsync(
        EumDbContext db, int no, CancellationToken cancel) =>
        await db.ImportDifferences.Where(row => row.BatchNo == no && row.Cause != DifferenceCause.None)
            .OrderBy(row => row.Cause)
            .Select(row => new ImportDifference(
                row.Cause, row.Rows, row.Won,
                new FundAmounts(row.National, row.City, row.Gu, row.Institution, row.Merchant)))
            .ToListAsync(cancel);
}
