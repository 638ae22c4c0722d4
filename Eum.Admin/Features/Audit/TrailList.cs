using Eum.Admin.Desk;
using Eum.Domain.Audit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Audit;

/// <summary>A page of entries, the newest first.</summary>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record TrailView(IReadOnlyList<AuditLink> Entries, long? Next);

/// <summary>이력: who did what to what. Reading it is itself put on record.</summary>
public sealed class TrailList(FrontDesk desk) : Question<TrailFilter, TrailView>(desk)
{
    public const int PageSize = 50;

    public override Duty Duty { get; } = new("audit.trail", Permissions.AuditTrailSee) { PersonalData = true };

    protected override string SubjectOf(TrailFilter request) => $"audit/trail {request}".Trim();

    protected override Task<Outcome<TrailView>> AnswerAsync(
        Reading reading, TrailFilter request, CancellationToken cancel) =>
        PageAsync(request.Through(reading.Db.AuditEntries), cancel);

    internal static async Task<Outcome<TrailView>> PageAsync(
        IQueryable<AuditEntryRow> entries, CancellationToken cancel)
    {
        var rows = await entries.OrderByDescending(row => row.EntryNo).Take(PageSize + 1).ToListAsync(cancel);
        var shown = rows.Take(PageSize).Select(row => row.ToLink()).ToList();
        return new TrailView(shown, rows.Count > PageSize ? shown[^1].EntryNo : null);
    }
}

/// <summary>개인정보 접속기록: whose data was looked at, found or carried out, by whom, when, from where and why.</summary>
public sealed class AccessLog(FrontDesk desk) : Question<TrailFilter, TrailView>(desk)
{
    public override Duty Duty { get; } = new("audit.access", Permissions.PersonalDataAccessSee)
    {
        PersonalData = true,
    };

    protected override string SubjectOf(TrailFilter request) => $"audit/access {request}".Trim();

    protected override Task<Outcome<TrailView>> AnswerAsync(
        Reading reading, TrailFilter request, CancellationToken cancel)
    {
        string[] personal = [.. AuditActions.Personal, "personal.find", "personal.reveal"];
        var entries = request.Through(reading.Db.AuditEntries)
            .Where(row => row.SubjectPerson != "" || personal.Contains(row.Action));
        return TrailList.PageAsync(entries, cancel);
    }
}
