using System.Collections.Frozen;
using Eum.Admin.Desk;
using Eum.Domain.Audit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Audit;

/// <summary>A step that was taken with a finding: asked, explained (소명), signed off.</summary>
public sealed record ReviewNote(ReviewStep Step, DateTime At, string Actor, string Words);

/// <summary>A finding and how far its review has come.</summary>
public sealed record ReviewLine(AccessFinding Finding, IReadOnlyList<ReviewNote> Notes)
{
    public ReviewStep? Step => Notes.Count == 0 ? null : Notes.Max(note => note.Step);
}

/// <param name="Entries">How many of the month's entries were looked through.</param>
public sealed record MonthReviewView(YearMonth Month, int Entries, IReadOnlyList<ReviewLine> Lines)
{
    public int Open => Lines.Count(line => line.Step != ReviewStep.SignedOff);
}

/// <summary>접속기록 월별 점검: goes through a month's log and says what has to be explained.</summary>
public sealed class MonthReview(FrontDesk desk, IServiceProvider rooms)
    : Question<MonthReview.Request, MonthReviewView>(desk)
{
    public sealed record Request(YearMonth Month);

    public override Duty Duty { get; } = new("audit.review", Permissions.PersonalDataAccessSee)
    {
        PersonalData = true,
    };

    protected override string SubjectOf(Request request) => $"audit/review {request.Month}";

    protected override async Task<Outcome<MonthReviewView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var downloads = rooms.GetServices<UseCase>().Where(useCase => useCase.Duty.Export)
            .Select(useCase => useCase.Duty.UseCase).ToFrozenSet();
        var review = await ReadAsync(reading.Db, request.Month, downloads.Contains, cancel);
        var notes = (await reading.Db.AuditReviews.Where(row => row.Month == request.Month)
                .OrderBy(row => row.ReviewNo).ToListAsync(cancel))
            .ToLookup(row => row.Finding, row => new ReviewNote(row.Step, row.At, row.Actor, row.Words));
        return new MonthReviewView(
            request.Month, review.Entries,
            [.. review.Findings().Select(finding => new ReviewLine(finding, [.. notes[finding.Key]]))]);
    }

    internal static async Task<AccessReview> ReadAsync(
        EumDbContext db, YearMonth month, Func<string, bool> isDownload, CancellationToken cancel)
    {
        var start = KoreanTime.StartOf(month.FirstDay);
        var end = KoreanTime.StartOf(month.LastDay.AddDays(1));
        var lastSeen = await db.AuditEntries
            .Where(row => row.Action == AuditActions.SignIn && row.Result != AuditResult.Refused && row.At < start)
            .GroupBy(row => row.Actor).Select(group => new { Actor = group.Key, At = group.Max(row => row.At) })
            .ToDictionaryAsync(row => row.Actor, row => row.At, cancel);
        var review = new AccessReview(lastSeen, isDownload);
        var entries = db.AuditEntries.AsNoTracking().Where(row => row.At >= start && row.At < end)
            .OrderBy(row => row.EntryNo);
        await foreach (var row in entries.AsAsyncEnumerable().WithCancellation(cancel)) review.Add(row.ToLink());
        return review;
    }
}
