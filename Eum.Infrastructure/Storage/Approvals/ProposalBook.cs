using Eum.Domain.Approvals;
using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Storage.Approvals;

/// <summary>Proposals as rows, within a context's own transaction and scope. Saved with the context.</summary>
public sealed class ProposalBook(EumDbContext db)
{
    /// <summary>
    /// The next number. Only while proposals are held (<see cref="EumDbContext.HoldProposalsAsync"/>).
    /// </summary>
    public async Task<long> NextNoAsync(CancellationToken cancel) =>
        await db.LastNumberAsync<ProposalRow>(row => row.ProposalNo, cancel) + 1;

    /// <summary>
    /// A proposal with its steps; a refusal where there is none in reach or it is not what was put in.
    /// </summary>
    public async Task<Outcome<Proposal>> FindAsync(long no, CancellationToken cancel)
    {
        var row = await db.Proposals.SingleOrDefaultAsync(row => row.ProposalNo == no, cancel);
        if (row is null) return new Problem("", "찾을 수 없습니다.");

        var steps = await StepsAsync(no, cancel);
        if (!IsIntact(row, steps))
            return new Problem("", $"{no}번 안은 올린 때와 다르게 저장되어 있습니다. 결재하지 말고 감사에 알리세요.");
        return ProposalOf(row, steps);
    }

    public void Add(Proposal proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        var row = new ProposalRow
        {
            ProposalNo = proposal.No,
            Kind = proposal.Content.Kind,
            Authority = proposal.Content.Authority,
            Target = "",
            Sha256 = "",
            Reason = "",
            MakerId = proposal.Maker.Account,
            MakerName = proposal.Maker.Name,
            MakerNo = proposal.Maker.Key,
            Makers = "",
            ProposedAt = proposal.ProposedAt,
            ExpiresAt = proposal.ExpiresAt,
            Follows = proposal.Follows,
        };
        Write(proposal, row);
        db.Proposals.Add(row);
        foreach (var step in proposal.Steps) db.ProposalSteps.Add(RowOf(proposal, step));
    }

    /// <summary>Keeps where a proposal that was found here has moved.</summary>
    public void Move(Proposal proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        Write(proposal, db.Proposals.Local.Single(row => row.ProposalNo == proposal.No));
        db.ProposalSteps.Add(RowOf(proposal, proposal.Last));
    }

    /// <summary>Numbers of those that wait beyond their term.</summary>
    public Task<List<long>> OverdueAsync(DateTime now, CancellationToken cancel) =>
        db.Proposals.Where(row => row.State == ProposalState.Waiting && row.ExpiresAt <= now)
            .OrderBy(row => row.ProposalNo).Select(row => row.ProposalNo).ToListAsync(cancel);

    /// <summary>The files of a proposal in their order.</summary>
    public static async Task<List<T>> FilesOf<T>(
        EumDbContext db, long no, Func<ProposalFileRow, T> make, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await db.ProposalFiles.AsNoTracking().Where(file => file.ProposalNo == no)
            .OrderBy(file => file.FileNo).ToListAsync(cancel);
        return [.. rows.Select(make)];
    }

    /// <summary>Whether the approval of that content is about to be saved with this context.</summary>
    public static bool IsApprovedIn(EumDbContext db, long no, string sha256)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Database.CurrentTransaction is not null
            && db.ChangeTracker.Entries<ProposalRow>().Any(entry => entry.State == EntityState.Modified
                && entry.Entity.ProposalNo == no && entry.Entity.State == ProposalState.Approved)
            && db.ChangeTracker.Entries<ProposalStepRow>().Any(entry => entry.State == EntityState.Added
                && entry.Entity.ProposalNo == no && entry.Entity.Act == ProposalAct.Approve
                && entry.Entity.Sha256 == sha256);
    }

    private async Task<List<ProposalStepRow>> StepsAsync(long no, CancellationToken cancel) =>
        await db.ProposalSteps.AsNoTracking().Where(step => step.ProposalNo == no)
            .OrderBy(step => step.StepNo).ToListAsync(cancel);

    private static void Write(Proposal proposal, ProposalRow row)
    {
        row.State = proposal.State;
        row.Target = proposal.Content.Shown.Target;
        row.Revision = proposal.Revision;
        row.Sha256 = proposal.Content.Sha256();
        row.Effect = proposal.Content.Shown.Effect;
        row.Reason = proposal.Content.Reason;
        row.Makers = ProposalRow.Barred(proposal.Makers.Select(maker => maker.Key).Distinct());
        if (!proposal.IsFinal) return;

        row.DecidedAt = proposal.Last.At;
        if (proposal.Last.Act is ProposalAct.Approve or ProposalAct.Return) row.DecidedNo = proposal.Last.By!.Key;
    }

    private static ProposalStepRow RowOf(Proposal proposal, ProposalStep step) => new()
    {
        ProposalNo = proposal.No,
        StepNo = step.No,
        At = step.At,
        Act = step.Act,
        PersonId = step.By?.Account,
        PersonName = step.By?.Name ?? "",
        PersonNo = step.By?.Key ?? "",
        MakerNo = proposal.Maker.Key,
        Comment = step.Comment,
        Sha256 = step.Sha256,
        Content = step.Content?.Canonical(),
    };

    // The head, the step that showed it and the text itself must tell one hash.
    private static bool IsIntact(ProposalRow row, List<ProposalStepRow> steps) =>
        steps.Find(step => step.StepNo == row.Revision) is { Content: { } text } shown
        && shown.Sha256 == row.Sha256 && ProposalContent.HashOf(text) == row.Sha256
        && steps.Index().All(step => step.Item.StepNo == step.Index + 1);

    private static Proposal ProposalOf(ProposalRow row, List<ProposalStepRow> rows)
    {
        ProposalStep[] steps = [.. rows.Select(StepOf)];
        return new(
            row.ProposalNo, row.State, steps[row.Revision - 1].Content!, row.Revision, MakersOf(row, steps),
            row.ProposedAt, row.Follows, steps);
    }

    // In the row's order, which only grows. Those of a proposal it follows are known by number alone; a second account
    // of the same person comes last.
    private static Person[] MakersOf(ProposalRow row, ProposalStep[] steps)
    {
        Person[] known =
        [
            .. steps.Where(step => step.Act is ProposalAct.Propose or ProposalAct.Edit)
                .Select(step => step.By!).Distinct(),
        ];
        Person[] inOrder =
        [
            .. row.Makers.Split('|', StringSplitOptions.RemoveEmptyEntries)
                .Select(key => Array.Find(known, person => person.Key == key) ?? new(Guid.Empty, "", key)),
        ];
        return [.. inOrder, .. known.Except(inOrder)];
    }

    private static ProposalStep StepOf(ProposalStepRow row) => new(
        row.StepNo, row.At, row.Act,
        row.PersonNo.Length == 0 ? null : new(row.PersonId ?? Guid.Empty, row.PersonName, row.PersonNo),
        row.Comment, row.Sha256, row.Content is null ? null : ProposalContent.Read(row.Content));
}
