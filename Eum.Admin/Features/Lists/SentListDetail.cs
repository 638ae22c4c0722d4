using System.Globalization;
using Eum.Admin.Desk;
using Eum.Admin.Features.Jobs;
using Eum.Domain.Approvals;
using Eum.Domain.Lists;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Imports.Lists;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage.Lists;
using Eum.Infrastructure.Uploads;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Lists;

/// <summary>A list in the list of lists.</summary>
/// <param name="Proposal">That waits for it; null for none.</param>
public sealed record SentListLine(
    long No, ListKind Kind, ListState State, string FileName, string Officer, DateTime MadeAt, DateOnly EffectiveOn,
    int Authority, ListCounts Counts, long? Proposal)
{
    /// <summary>Nobody has it before them, and it is not in the books.</summary>
    public bool IsOpen => State is ListState.Received or ListState.Checked && Proposal is null;

    internal static SentListLine Of(SentListRow row, long proposal) => new(
        row.ListNo, row.Kind, row.State, row.FileName, row.OfficerName, row.MadeAt, row.EffectiveOn, row.Authority,
        row.Counts, proposal == 0 ? null : proposal);
}

/// <summary>A list with a page of its rows.</summary>
/// <param name="Samples">Some rows of the file as they came, while it is not mapped; what is of people masked.</param>
/// <param name="Mapping">In force; before there is one, the one remembered or guessed.</param>
/// <param name="IsRemembered">Whether a list with the same headings was mapped so before.</param>
/// <param name="Rows">What is of people masked.</param>
public sealed record SentListView(
    SentListLine Line, string Encoding, IReadOnlyList<string> Headings,
    IReadOnlyList<IReadOnlyList<string>> Samples, string Mapping, bool IsRemembered, string Sha256,
    IReadOnlyList<ListRow> Rows, JobLine? Job, int? BatchNo, string Message)
{
    /// <summary>Whether the file is still there to be read by another mapping.</summary>
    public required bool CanBeRemapped { get; init; }
}

/// <summary>Which list, and which fifty of its rows.</summary>
/// <param name="Verdict">Null for all rows.</param>
/// <param name="Page">From 1.</param>
public sealed record SentListAsked(long List, ListVerdict? Verdict = null, int Page = 1)
{
    /// <summary>As an address asks; null for what no address of ours says.</summary>
    public static SentListAsked? Find(long list, string? verdict, string? page)
    {
        var (which, at) = (default(ListVerdict), 1);
        var isKnown = (verdict is null
                || (Enum.TryParse(verdict, ignoreCase: true, out which) && Enum.IsDefined(which)))
            && (page is null || (int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out at)
                && at is > 0 and <= 100_000));
        return isKnown ? new(list, verdict is null ? null : which, at) : null;
    }
}

/// <summary>Reads lists of one subject for a question, within what its asker reaches.</summary>
public sealed class SentListReader(FieldCipher cipher, UploadFolder uploads)
{
    public const int PageSize = 50;

    private const int Samples = 5;

    internal static async Task<IReadOnlyList<SentListLine>> AllAsync(
        Reading reading, ListSubject subject, int most, CancellationToken cancel)
    {
        var rows = await reading.Db.SentLists.Where(row => subject.Kinds.Contains(row.Kind))
            .OrderByDescending(row => row.ListNo).Take(most).ToListAsync(cancel);
        var waiting = await WaitingAsync(reading, subject, cancel);
        return [.. rows.Select(row =>
            SentListLine.Of(row, waiting.GetValueOrDefault(subject.TargetOf(row.ListNo))))];
    }

    /// <summary>One of them; null for none, and for a list of another subject.</summary>
    internal static Task<SentListRow?> FindAsync(
        Reading reading, ListSubject subject, long list, CancellationToken cancel) =>
        reading.Db.SentLists.SingleOrDefaultAsync(
            row => row.ListNo == list && subject.Kinds.Contains(row.Kind), cancel);

    /// <exception cref="CellBrokenException">What is kept is not what was put there.</exception>
    internal async Task<SentListView> ReadAsync(
        Reading reading, ListSubject subject, SentListRow list, SentListAsked asked, CancellationToken cancel)
    {
        var waiting = await WaitingAsync(reading, subject, cancel);
        var (mapping, isRemembered) = await MappingAsync(reading, list, cancel);
        var job = list.JobId is { } id
            ? await reading.Db.Jobs.SingleOrDefaultAsync(row => row.JobId == id, cancel)
            : null;
        return new(
            SentListLine.Of(list, waiting.GetValueOrDefault(subject.TargetOf(list.ListNo))),
            list.Encoding, list.Headings.Split('\n'), SamplesOf(list, mapping), $"{mapping}", isRemembered,
            list.Sha256 ?? "", await RowsAsync(reading, list, mapping, asked, cancel),
            job is null ? null : JobLine.Of(job, null), list.BatchNo, list.Message ?? "")
        {
            CanBeRemapped = PathOf(list) is not null,
        };
    }

    private static async Task<Dictionary<string, long>> WaitingAsync(
        Reading reading, ListSubject subject, CancellationToken cancel) =>
        (await reading.Db.Proposals
            .Where(row => row.Kind == subject.ProposalKind && row.State == ProposalState.Waiting)
            .Select(row => new { row.Target, row.ProposalNo }).ToListAsync(cancel))
        .DistinctBy(row => row.Target).ToDictionary(row => row.Target, row => row.ProposalNo);

    private async Task<IReadOnlyList<ListRow>> RowsAsync(
        Reading reading, SentListRow list, ListMapping mapping, SentListAsked asked, CancellationToken cancel)
    {
        var (skip, rows) = ((asked.Page - 1L) * PageSize, new List<ListRow>());
        // The counts of each page tell which of them hold the rows asked for.
        var pages = await reading.Db.SentListPages.Where(page => page.ListNo == list.ListNo)
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
                page.NewRows, page.ChangeRows, page.SameRows, page.RepeatRows, page.RejectedRows)[asked.Verdict];
            if (skip >= count)
            {
                skip -= count;
                continue;
            }

            var stored = await reading.Db.SentListPages.SingleAsync(one => one.PageKey == page.PageKey, cancel);
            rows.AddRange(ListPages.Rows(stored, cipher)
                .Where(row => asked.Verdict is not { } verdict || row.Verdict == verdict).Skip((int)skip));
            skip = 0;
            if (rows.Count >= PageSize) break;
        }

        return [.. rows.Take(PageSize).Select(row => row.MaskedBy(mapping))];
    }

    private string? PathOf(SentListRow list) => list.State is ListState.Received or ListState.Checked
        ? uploads.Find(list.OfficerId, list.Upload, list.Stored)
        : null;

    private IReadOnlyList<IReadOnlyList<string>> SamplesOf(SentListRow list, ListMapping mapping)
    {
        if (list.State != ListState.Received || PathOf(list) is not { } path) return []; // It may be large.
        try
        {
            var isOfPeople = ListSubject.Cards.Kinds.Contains(list.Kind);
            return
            [
                .. ListSheet.Read(path).Rows.Take(Samples).Select(row =>
                    row.Cells.Select((cell, at) => isOfPeople ? Hidden(cell, at, mapping) : PersonalText.MaskIn(cell))
                        .ToList()),
            ];
        }
        catch (FileRefusedException)
        {
            return [];
        }
    }

    // Nobody has said yet which column is what: of people each cell is hidden, by what it most likely is.
    private static string Hidden(string cell, int at, ListMapping mapping) => new PersonalText(
        mapping.Sources.FirstOrDefault(source => source.Column == at)?.Field.Personal() ?? PersonalKind.Name, cell)
        .Masked;

    // Its own; else of the latest list with these headings; else what they most likely mean.
    private static async Task<(ListMapping, bool IsRemembered)> MappingAsync(
        Reading reading, SentListRow list, CancellationToken cancel)
    {
        if (ListMapping.Parse(list.Mapping) is { } own) return (own, false);

        var before = await reading.Db.SentLists
            .Where(row => row.HeadingsHash == list.HeadingsHash && row.Mapping != null)
            .OrderByDescending(row => row.ListNo).Select(row => row.Mapping).FirstOrDefaultAsync(cancel);
        return ListMapping.Parse(before) is { } remembered
            ? (remembered, true)
            : (ListMapping.Guess(list.Kind, list.Headings.Split('\n')), false);
    }
}
