using System.Globalization;
using Eum.Domain.Audit;
using Eum.Domain.BenefitPlus.Lists;
using Eum.Domain.Lists;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.BenefitPlus;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.BenefitPlus;
using Eum.Infrastructure.Storage.Lists;
using Eum.Infrastructure.Uploads;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Imports.Lists;

/// <summary>What came of taking a list in.</summary>
/// <param name="Received">Applications, each with a number.</param>
/// <param name="Skipped">To be received when it was asked for, but not any more.</param>
public sealed record ApplicationsReceived(int Received, int Skipped);

/// <summary>
/// Takes the accepted rows of a list in as applications: page by page, each in one transaction, in which the row gets
/// the number of its application. So a run that was killed is gone on with, and nothing is left out or received twice.
/// </summary>
public sealed class ApplicationListCommit(
    IDbContextFactory<EumDbContext> database, ApplicationJudging judging, FieldCipher cipher, UploadFolder uploads,
    TimeProvider clock)
{
    private const string ListAction = "신청 목록 접수";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <param name="due">Rows that were to be received when it was asked for.</param>
    /// <param name="tell">Hears how many of how many rows are done.</param>
    /// <returns>Null where the list is not there to be received.</returns>
    public async Task<ApplicationsReceived?> RunAsync(
        long list, int due, Officer by, DistrictScope scope, Action<long, long>? tell, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(by);
        var (pages, at, done) = (await PagesAsync(list, scope, cancel), 0, 0L);
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            await using var db = await database.CreateDbContextAsync(cancel);
            db.Scope = scope;
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            // Two runs at once, and who is at the desk meanwhile, stand in line here.
            await db.HoldTrailAsync(cancel);
            var row = await db.SentLists.SingleOrDefaultAsync(
                one => one.ListNo == list && one.Kind == ListKind.Applications, cancel);
            if (row is null || ListMapping.Parse(row.Mapping) is not { } mapping) return null;
            if (row.State is ListState.Done or ListState.Partly) return new(row.NewRows, due - row.NewRows);
            if (row.State != ListState.Committing) return null;

            tell?.Invoke(done, row.Counts.Rows);
            var lines = at < pages.Count
                ? await ReceivePageAsync(db, row, mapping, pages[at], by, cancel)
                : End(row, due, by);
            if (lines.Count > 0 && await db.SaveAsync(lines, cancel) is { } conflict)
                throw new InvalidOperationException(conflict.Message);
            await transaction.CommitAsync(cancel);
            if (at == pages.Count) uploads.Drop(row.OfficerId, row.Upload); // Nobody reads it any more.
            done += at < pages.Count ? ListPages.RowsToAPage : 0;
            done = Math.Min(done, row.Counts.Rows);
            at++;
        }
    }

    private async Task<List<long>> PagesAsync(long list, DistrictScope scope, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        db.Scope = scope;
        return await db.SentListPages.Where(page => page.ListNo == list).OrderBy(page => page.PageKey)
            .Select(page => page.PageKey).ToListAsync(cancel);
    }

    // Everything is judged again: somebody may have stood at the desk since.
    private async Task<IReadOnlyList<AuditEntry>> ReceivePageAsync(
        EumDbContext db, SentListRow list, ListMapping mapping, long key, Officer by, CancellationToken cancel)
    {
        var page = await db.SentListPages.SingleAsync(one => one.PageKey == key, cancel);
        var rows = ListPages.Rows(page, cipher).ToList();
        var due = rows.Where(row => row is { IsAccepted: true, About: 0 }).ToList();
        if (due.Count == 0) return [];

        var judge = await judging.JudgeOfAsync(
            db, mapping, list.EffectiveOn, KoreanTime.BusinessDate(Now), due, cancel);
        var now = judge.Judge(due).ToDictionary(row => row.Line);
        var number = await db.LastNumberAsync<ApplicationRow>(row => row.ApplicationNo, cancel);
        List<AuditEntry> lines = [];
        foreach (var (place, row) in rows.Index().Where(one => now.ContainsKey(one.Item.Line)).ToList())
        {
            rows[place] = now[row.Line];
            if (!rows[place].IsAccepted) continue;
            rows[place] = row with { About = ++number, Message = $"신청 {number}번으로 접수했습니다." };
            lines.Add(Receive(db, list, judge.AskedBy(row)!, row.Line, number, by));
        }

        var before = page.Counts;
        ListPages.Replace(page, rows, cipher);
        list.Count(list.Counts - before + page.Counts);
        return lines.Count > 0 ? lines : [Line(by, ListAction, ListSubject.Applications.TargetOf(list.ListNo), "0")];
    }

    private AuditEntry Receive(
        EumDbContext db, SentListRow list, Asking asking, int line, long number, Officer by)
    {
        var (merchant, from) = (asking.Merchant, $"목록 {list.ListNo}번의 {line}행");
        var district = ApplicationJudging.DistrictOf(merchant, db.Scope);
        var row = ApplicationIntake.Add(
            db, number, new(merchant.Key, merchant.Id, district), asking.Asked, asking.Note, new(by.Name, Now), from);
        var details = $"{ApplicationIntake.Told(row)} {ListSubject.Applications.TargetOf(list.ListNo)}";
        return Line(by, ApplicationIntake.Action, ApplicationIntake.TargetOf(number), details) with
        {
            District = district,
        };
    }

    private IReadOnlyList<AuditEntry> End(SentListRow list, int due, Officer by)
    {
        var skipped = due - list.NewRows;
        list.State = skipped == 0 ? ListState.Done : ListState.Partly;
        if (skipped > 0) list.Message = $"그 사이에 접수할 수 없게 된 {skipped:#,0}행은 접수하지 않았습니다.";
        var details = string.Create(CultureInfo.InvariantCulture, $"접수 {list.NewRows}, 건너뜀 {skipped}");
        return [Line(by, ListAction, ListSubject.Applications.TargetOf(list.ListNo), details)];
    }

    private AuditEntry Line(Officer by, string action, string target, string details) =>
        new(Now, by.Account, action, target, details)
        {
            ActorId = by.Id,
            EmployeeNo = by.EmployeeNo,
        };
}
