using Eum.Admin.Features.Officers;
using Eum.Domain.Approvals;
using Eum.Domain.Budgets;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Budgets;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Budgets;

/// <summary>Brings documents into the open books: the line, the entry and what moved, to be saved together.</summary>
internal sealed class BudgetRegister(EumDbContext db)
{
    private long _lastNo = -1;

    /// <summary>Registers a document on its line, which is opened if it is the first.</summary>
    public async Task<Problem?> AddAsync(BudgetEntry entry, CancellationToken cancel)
    {
        if (await WrongAsync(entry, cancel) is { } wrong) return wrong;

        var row = await LineAsync(entry.Line, cancel);
        switch (BudgetRows.ToLine(row).Register(entry))
        {
            case Outcome<BudgetRegistration>.Refused refused:
                return refused.Problems[0];
            case Outcome<BudgetRegistration>.Done done:
                BudgetRows.Write(done.Value.Line, row);
                if (_lastNo < 0) _lastNo = await db.LastNumberAsync<BudgetEntryRow>(e => e.EntryNo, cancel);
                db.BudgetEntries.Add(BudgetRows.ToRow(entry, ++_lastNo, Granting.ProposalIn(db)));
                if (!done.Value.Shift.IsNothing)
                    db.BudgetPostings.Add(BudgetRows.ToRow(entry, _lastNo, done.Value.Shift));
                return null;
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }
    }

    /// <summary>
    /// What registering documents would make of their lines, one after the other; nothing is changed or tracked.
    /// </summary>
    public async Task<Outcome<IReadOnlyList<LineChange>>> TryAsync(
        IReadOnlyList<BudgetEntry> entries, CancellationToken cancel)
    {
        var lines = new Dictionary<BudgetLineKey, LineChange>();
        foreach (var entry in entries)
        {
            if (await WrongAsync(entry, cancel) is { } wrong) return wrong;
            var line = lines.GetValueOrDefault(entry.Line) ?? await StandingAsync(entry.Line, cancel);
            switch (line.After.Register(entry))
            {
                case Outcome<BudgetRegistration>.Refused refused:
                    return refused.Problems[0];
                case Outcome<BudgetRegistration>.Done done:
                    lines[entry.Line] = line with { After = done.Value.Line };
                    break;
            }
        }

        return new Outcome<IReadOnlyList<LineChange>>.Done(
            [.. lines.Values.OrderBy(line => line.Before.Key, BudgetLineKey.InBookOrder)]);
    }

    /// <summary>Whether the document is registered already: same line, kind and number.</summary>
    public Task<bool> HasAsync(BudgetEntry entry, CancellationToken cancel)
    {
        var (line, kind, number) = (entry.Line, entry.Kind, entry.Number);
        return db.BudgetEntries.AnyAsync(
            e => e.Year == line.Year && e.Fund == line.Fund && e.Authority == line.Authority
                && e.Programme == line.Programme && e.Kind == kind && e.Number == number && e.Corrects == null,
            cancel);
    }

    private async Task<Problem?> WrongAsync(BudgetEntry entry, CancellationToken cancel)
    {
        if (entry.Corrects is { } corrected) return await WrongCorrectionAsync(entry, corrected, cancel);
        return await HasAsync(entry, cancel)
            ? new(nameof(entry.Number), $"{entry.Line}에 같은 종류의 문서 '{entry.Number}'이(가) 이미 있습니다.")
            : null;
    }

    // A line's version for who proposes is its documents: payments post to it every day and change no document.
    private async Task<LineChange> StandingAsync(BudgetLineKey key, CancellationToken cancel)
    {
        var row = await db.BudgetLines.AsNoTracking().SingleOrDefaultAsync(
            line => line.Year == key.Year && line.Fund == key.Fund && line.Authority == key.Authority
                && line.Programme == key.Programme,
            cancel);
        var last = await db.BudgetEntries.Where(
                entry => entry.Year == key.Year && entry.Fund == key.Fund && entry.Authority == key.Authority
                    && entry.Programme == key.Programme)
            .MaxAsync(entry => (long?)entry.EntryNo, cancel) ?? 0;
        var line = row is null ? new BudgetLine(key) : BudgetRows.ToLine(row);
        return new(line, line, $"document {last}, {line.Available}");
    }

    private async Task<Problem?> WrongCorrectionAsync(BudgetEntry entry, long corrected, CancellationToken cancel)
    {
        var old = await db.BudgetEntries.AsNoTracking()
            .SingleOrDefaultAsync(e => e.EntryNo == corrected, cancel);
        if (old is null) return new(nameof(entry.Corrects), $"고칠 문서 {corrected}번이 없습니다.");
        return BudgetRows.KeyOf(old) == entry.Line && old.Kind == entry.Kind
            ? null
            : new(nameof(entry.Corrects), $"{corrected}번은 다른 과목이나 다른 종류의 문서입니다.");
    }

    private async Task<BudgetLineRow> LineAsync(BudgetLineKey key, CancellationToken cancel)
    {
        var row = await db.BudgetLines.FindAsync([key.Year, key.Fund, key.Authority, key.Programme], cancel);
        if (row is not null) return row;

        row = new() { Year = key.Year, Fund = key.Fund, Authority = key.Authority, Programme = key.Programme };
        db.BudgetLines.Add(row);
        return row;
    }
}

/// <summary>A budget line as it is and as documents would make it.</summary>
/// <param name="Version">Of its documents.</param>
internal sealed record LineChange(BudgetLine Before, BudgetLine After, string Version)
{
    public ShownChange Shown => new(
        $"{Before.Key} 예산현액", new Won(Before.Available).ToString(), new Won(After.Available).ToString());

    public BaseVersion Base => new($"budget/{Before.Key}", Version);
}
