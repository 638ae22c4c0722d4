using System.Globalization;
using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Budgets;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Budgets;

/// <summary>
/// Closes a month's books (월 마감) with four eyes: from then on nothing is posted into it. Months close one after the
/// other.
/// </summary>
public sealed class CloseMonth(FrontDesk desk) : Guarded<CloseMonth.Request>(desk)
{
    public sealed record Request(YearMonth Month);

    public override Duty Duty { get; } = new("budget.month", Permissions.BudgetsMonthPropose)
    {
        Approval = Permissions.BudgetsMonthApprove,
        City = true,
    };

    public override string Name => "월 마감";

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<Shown>> ShowAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var (db, month) = (reading.Db, request.Month);
        if (month >= YearMonth.Of(reading.Today))
            return new Problem(nameof(request.Month), $"{month}은(는) 아직 끝나지 않아 마감할 수 없습니다.");

        var closed = await db.MonthClosings.Select(row => row.Month).ToListAsync(cancel);
        if (closed.Contains(month)) return new Problem(nameof(request.Month), $"{month}은(는) 이미 마감했습니다.");
        if (closed.Count > 0 && closed.Max().PlusMonths(1) is var next && next != month)
            return new Problem(nameof(request.Month), $"마감은 차례대로 합니다. 다음은 {next}입니다.");
        if (closed.Count == 0 && await EarlierAsync(db, month, cancel) is { } first)
            return new Problem(nameof(request.Month), $"마감은 차례대로 합니다. 처음은 {first}입니다.");

        // A file that still comes in for the month moves what is closed: that is another decision.
        var (from, to) = (month.FirstDay, month.LastDay);
        var posted = db.BudgetPostings.Where(row => row.Day >= from && row.Day <= to);
        var spent = await posted.SumAsync(row => row.Executed + row.Uncovered, cancel);
        var postings = await posted.CountAsync(cancel);
        return new Shown(
            $"month/{month}",
            [new("장부", "열림", "마감"), new("그 달의 집행액", new Won(spent).ToString(), new Won(spent).ToString())],
            0,
            [
                new("month_closings", closed.Count == 0 ? "" : closed.Max().ToString()),
                new($"budget_postings/{month}", string.Create(CultureInfo.InvariantCulture, $"{postings}, {spent}")),
            ]);
    }

    protected override Task<Problem?> ExecuteAsync(Work work, Request request, CancellationToken cancel)
    {
        work.Db.MonthClosings.Add(new MonthClosingRow
        {
            Month = request.Month,
            ClosedAt = work.Now,
            ClosedBy = work.Officer.Account,
        });
        work.Audit("월 마감", $"month/{request.Month}", "");
        return Task.FromResult<Problem?>(null);
    }

    /// <summary>The first month with postings, if it is before this one.</summary>
    private static async Task<YearMonth?> EarlierAsync(EumDbContext db, YearMonth month, CancellationToken cancel)
    {
        var first = await db.BudgetPostings.Where(row => row.BatchNo != 0).MinAsync(row => (DateOnly?)row.Day, cancel);
        return first is { } day && YearMonth.Of(day) < month ? YearMonth.Of(day) : null;
    }
}
