using Eum.Admin.Desk;
using Eum.Admin.Features.Jobs;
using Eum.Domain.Approvals;
using Eum.Domain.Merchants;
using Eum.Domain.Merchants.Lists;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Imports.Lists;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage.Merchants;
using Eum.Infrastructure.Uploads;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Merchants.Lists;

/// <summary>A list in the list of lists.</summary>
/// <param name="Proposal">That waits for it; null for none.</param>
public sealed record MerchantListLine(
    long No, ListKind Kind, ListState State, string FileName, string Officer, DateTime MadeAt, DateOnly EffectiveOn,
    int Authority, ListCounts Counts, long? Proposal);

/// <summary>A list with a page of its rows.</summary>
/// <param name="Samples">Some rows of the file as they came, while it is not mapped.</param>
/// <param name="Mapping">In force; before there is one, the one remembered or guessed.</param>
/// <param name="IsRemembered">Whether a list with the same headings was mapped so before.</param>
/// <param name="Rows">Telephone numbers masked.</param>
public sealed record MerchantListView(
    MerchantListLine Line, string Encoding, IReadOnlyList<string> Headings,
    IReadOnlyList<IReadOnlyList<string>> Samples, string Mapping, bool IsRemembered, string Sha256,
    IReadOnlyList<ListRow> Rows, BracketEffectFound? Effect, JobLine? Job, int? BatchNo, string Message)
{
    /// <summary>Whether the file is still there to be read by another mapping.</summary>
    public required bool CanBeRemapped { get; init; }
}

/// <summary>The lists that the asker reaches, the newest first.</summary>
public sealed class MerchantLists(FrontDesk desk)
    : Question<MerchantLists.Request, IReadOnlyList<MerchantListLine>>(desk)
{
    public const int Most = 200;

    public sealed record Request;

    public override Duty Duty { get; } = new("merchants.lists", Permissions.MerchantsRegisterSee);

    protected override async Task<Outcome<IReadOnlyList<MerchantListLine>>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var rows = await reading.Db.MerchantLists.OrderByDescending(row => row.ListNo).Take(Most).ToListAsync(cancel);
        var waiting = await WaitingAsync(reading, cancel);
        return new Outcome<IReadOnlyList<MerchantListLine>>.Done(
            [.. rows.Select(row => LineOf(row, waiting.GetValueOrDefault(MerchantListBook.TargetOf(row.ListNo))))]);
    }

    internal static MerchantListLine LineOf(MerchantListRow row, long proposal) => new(
        row.ListNo, row.Kind, row.State, row.FileName, row.OfficerName, row.MadeAt, row.EffectiveOn, row.Authority,
        row.Counts, proposal == 0 ? null : proposal);

    internal static async Task<Dictionary<string, long>> WaitingAsync(Reading reading, CancellationToken cancel) =>
        (await reading.Db.Proposals
            .Where(row => row.Kind == MerchantListBook.ProposalKind && row.State == ProposalState.Waiting)
            .Select(row => new { row.Target, row.ProposalNo }).ToListAsync(cancel))
        .DistinctBy(row => row.Target).ToDictionary(row => row.Target, row => row.ProposalNo);
}

/// <summary>Reads one, and fifty of its rows.</summary>
public sealed class MerchantListDetail(FrontDesk desk, FieldCipher cipher, UploadFolder uploads)
    : Question<MerchantListDetail.Request, MerchantListView>(desk)
{
    public const int PageSize = 50;

    private const int Samples = 5;

    /// <param name="Verdict">Null for all rows.</param>
    /// <param name="Page">From 1.</param>
    public sealed record Request(long List, ListVerdict? Verdict = null, int Page = 1);

    public override Duty Duty { get; } = new("merchants.list-show", Permissions.MerchantsRegisterSee);

    protected override async Task<Outcome<MerchantListView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var list = await reading.Db.MerchantLists.SingleOrDefaultAsync(row => row.ListNo == request.List, cancel);
        if (list is null) return Refusals.NotFound;

        var waiting = await MerchantLists.WaitingAsync(reading, cancel);
        var (mapping, isRemembered) = await MappingAsync(reading, list, cancel);
        var job = list.JobId is { } id
            ? await reading.Db.Jobs.SingleOrDefaultAsync(row => row.JobId == id, cancel)
            : null;
        try
        {
            return new MerchantListView(
                MerchantLists.LineOf(list, waiting.GetValueOrDefault(MerchantListBook.TargetOf(list.ListNo))),
                list.Encoding, list.Headings.Split('\n'), SamplesOf(list), $"{mapping}", isRemembered,
                list.Sha256 ?? "", await RowsAsync(reading, list, mapping, request, cancel),
                CommitMerchantList.EffectOf(list), job is null ? null : JobLine.Of(job, null), list.BatchNo,
                list.Message ?? "")
            {
                CanBeRemapped = PathOf(list) is not null,
            };
        }
        catch (CellBrokenException broken)
        {
            return new Problem("", broken.Message);
        }
    }

    private async Task<IReadOnlyList<ListRow>> RowsAsync(
        Reading reading, MerchantListRow list, ListMapping mapping, Request request, CancellationToken cancel)
    {
        var (skip, rows) = ((request.Page - 1L) * PageSize, new List<ListRow>());
        // The counts of each page tell which of them hold the rows asked for.
        var pages = await reading.Db.MerchantListPages.Where(page => page.ListNo == list.ListNo)
            .OrderBy(page => page.PageKey)
            .Select(page => new
            {
                page.PageKey,
                page.NewRows,
                page.ChangeRows,
                page.SameRows,
                page.RepeatRows,
                page.RejectedRows,
            })
            .ToListAsync(cancel);
        foreach (var page in pages)
        {
            var count = new ListCounts(
                page.NewRows, page.ChangeRows, page.SameRows, page.RepeatRows, page.RejectedRows)[request.Verdict];
            if (skip >= count)
            {
                skip -= count;
                continue;
            }

            var stored = await reading.Db.MerchantListPages.SingleAsync(one => one.PageKey == page.PageKey, cancel);
            rows.AddRange(ListPages.Rows(stored, cipher)
                .Where(row => request.Verdict is not { } verdict || row.Verdict == verdict).Skip((int)skip));
            skip = 0;
            if (rows.Count >= PageSize) break;
        }

        return [.. rows.Take(PageSize).Select(row => Masked(row, mapping))];
    }

    private static ListRow Masked(ListRow row, ListMapping mapping) => row with
    {
        Cells =
        [
            .. row.Cells.Select((cell, at) => at < mapping.Sources.Count && mapping.Sources[at].Field == ListField.Phone
                ? new PersonalText(PersonalKind.Phone, cell).Masked
                : cell),
        ],
    };

    private string? PathOf(MerchantListRow list) => list.State is ListState.Received or ListState.Checked
        ? uploads.Find(list.OfficerId, list.Upload, list.Stored)
        : null;

    private IReadOnlyList<IReadOnlyList<string>> SamplesOf(MerchantListRow list)
    {
        if (list.State != ListState.Received || PathOf(list) is not { } path) return []; // It may be large.
        try
        {
            return [.. ListSheet.Read(path).Rows.Take(Samples).Select(row => row.Cells)];
        }
        catch (FileRefusedException)
        {
            return [];
        }
    }

    // Its own; else of the latest list with these headings; else what they most likely mean.
    private static async Task<(ListMapping, bool IsRemembered)> MappingAsync(
        Reading reading, MerchantListRow list, CancellationToken cancel)
    {
        if (ListMapping.Parse(list.Mapping) is { } own) return (own, false);

        var before = await reading.Db.MerchantLists
            .Where(row => row.HeadingsHash == list.HeadingsHash && row.Mapping != null)
            .OrderByDescending(row => row.ListNo).Select(row => row.Mapping).FirstOrDefaultAsync(cancel);
        return ListMapping.Parse(before) is { } remembered
            ? (remembered, true)
            : (ListMapping.Guess(list.Kind, list.Headings.Split('\n')), false);
    }
}
