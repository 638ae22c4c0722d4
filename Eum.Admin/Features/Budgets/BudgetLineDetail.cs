using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.Budgets;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Budgets;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Budgets;

/// <summary>A document as it stands on its line, and what the line had after it.</summary>
/// <param name="Proposal">Where its reason, its approver and its files are; null for what was loaded before.</param>
public sealed record BudgetDocument(long No, BudgetEntry Entry, long After, long? Proposal);

/// <summary>A document that waits for its second pair of eyes.</summary>
public sealed record WaitingDocument(long Proposal, string Maker, DateTime ProposedAt, long Effect);

/// <summary>One line: its documents, its execution day by day, and where it is going.</summary>
/// <param name="LastDay">Last day whose payments are posted on any line of the year; null before the first.</param>
/// <param name="Spent">Won by day.</param>
/// <param name="Ahead">Won that the rest of the year is likely to cost, by month.</param>
public sealed record BudgetLineView(
    BudgetLine Line, BudgetForecast Forecast, BudgetThresholds Thresholds, IReadOnlyList<BudgetDocument> Documents,
    IReadOnlyList<WaitingDocument> Waiting, DateOnly? LastDay, IReadOnlyDictionary<DateOnly, long> Spent,
    IReadOnlyDictionary<YearMonth, long> Ahead, bool MayPropose)
{
    public BudgetAlarm Alarm => Thresholds.Judge(Line, Forecast);

    public BudgetFigures Figures => BudgetFigures.Of(Line, Forecast);

    /// <summary>How good the forecast has been; null while there is too little to tell.</summary>
    public ForecastCheck? Check => LastDay is { } day ? ForecastCheck.Of(Spent, day) : null;

    /// <summary>Of its documents: what a form about this line is typed against.</summary>
    public string Version => Documents.Count == 0 ? "0" : $"{Documents[^1].No}";
}

/// <summary>Reads one budget line by its address.</summary>
public sealed class BudgetLineDetail(FrontDesk desk) : Question<BudgetLineDetail.Request, BudgetLineView>(desk)
{
    /// <param name="Line">2026-CITY-28000-INCHEON.</param>
    public sealed record Request(string Line);

    public override Duty Duty { get; } = new("budgets.line", Permissions.BudgetsLinesSee);

    protected override async Task<Outcome<BudgetLineView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        if (!BudgetLineKey.TryParse(request.Line, out var key)) return Refusals.NotFound;

        var db = reading.Db;
        var row = await db.BudgetLines.SingleOrDefaultAsync(
            line => line.Year == key.Year && line.Fund == key.Fund && line.Authority == key.Authority
                && line.Programme == key.Programme,
            cancel);
        if (row is null) return Refusals.NotFound;

        var line = BudgetRows.ToLine(row);
        var entries = await db.BudgetEntries.Where(
                entry => entry.Year == key.Year && entry.Fund == key.Fund && entry.Authority == key.Authority
                    && entry.Programme == key.Programme)
            .OrderBy(entry => entry.EntryNo).ToListAsync(cancel);
        var days = await db.BudgetPostings.Where(
                posting => posting.Year == key.Year && posting.Fund == key.Fund && posting.Authority == key.Authority
                    && posting.Programme == key.Programme && posting.BatchNo != 0)
            .GroupBy(posting => posting.Day)
            .Select(postings => new
            {
                Day = postings.Key,
                Won = postings.Sum(posting => posting.Executed + posting.Uncovered),
            })
            .ToDictionaryAsync(day => day.Day, day => day.Won, cancel);
        var lastDay = await db.BudgetPostings.Where(posting => posting.Year == key.Year && posting.BatchNo != 0)
            .MaxAsync(posting => (DateOnly?)posting.Day, cancel);
        var until = lastDay ?? new DateOnly(key.Year, 1, 1);
        return new BudgetLineView(
            line, BudgetForecast.Of(line, days, until),
            (await BudgetRows.ThresholdsAsync(db, cancel))(key.Authority), Documents(entries),
            await WaitingAsync(reading, key, cancel), lastDay, days, BudgetForecast.MonthsAhead(key.Year, days, until),
            reading.Officer.May(Permissions.BudgetsDocumentPropose)
                && reading.Officer.ScopeFor(Permissions.BudgetsDocumentPropose).Covers(key.Authority));
    }

    private static IReadOnlyList<BudgetDocument> Documents(List<BudgetEntryRow> entries)
    {
        var available = 0L;
        return
        [
            .. entries.Select(row => new BudgetDocument(
                row.EntryNo,
                new(
                    BudgetRows.KeyOf(row), row.Kind, row.Number, row.Dated, row.Decision, row.Amount, row.Source,
                    row.Corrects),
                available += row.Amount, row.ProposalNo)),
        ];
    }

    private static async Task<IReadOnlyList<WaitingDocument>> WaitingAsync(
        Reading reading, BudgetLineKey key, CancellationToken cancel)
    {
        if (!reading.Officer.May(Permissions.ApprovalsProposalsSee)) return [];

        var (target, now) = (RegisterBudgetEntry.TargetOf(key), reading.Now);
        return await reading.Db.Proposals
            .Where(row => row.Target == target && row.State == ProposalState.Waiting && row.ExpiresAt > now)
            .OrderBy(row => row.ProposalNo)
            .Select(row => new WaitingDocument(row.ProposalNo, row.MakerName, row.ProposedAt, row.Effect))
            .ToListAsync(cancel);
    }
}
