using System.Globalization;
using Eum.Admin.Desk;
using Eum.Admin.Features.Lists;
using Eum.Admin.Jobs;
using Eum.Domain.Lists;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports.Lists;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.BenefitPlus.Lists;

/// <summary>
/// Has a checked list received, in the background. One officer does: each application takes four eyes of its own
/// before it is a contract.
/// </summary>
public sealed class ReceiveApplicationList(FrontDesk desk) : Change<ReceiveApplicationList.Request, Guid>(desk)
{
    /// <param name="Sha256">Of the rows and their verdicts, as they were seen.</param>
    public sealed record Request(long List, string Sha256);

    public override Duty Duty { get; } = new("benefit-plus.list-receive", Permissions.BenefitPlusApplicationReceive);

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<Guid>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        var list = await work.Db.SentLists.SingleOrDefaultAsync(
            row => row.ListNo == request.List && row.Kind == ListKind.Applications, cancel);
        if (list is null) return Refusals.NotFound;
        if (SentLists.WrongWith(list, request.Sha256, "접수", "행이") is { } wrong) return wrong;

        list.State = ListState.Committing;
        list.JobId = work.AskFor(
            ListJobIds.NewId(list.ListNo), ApplicationListJob.KindName, list.FileName, "rows",
            new ApplicationListAsked(list.ListNo, list.Counts.Accepted));
        var details = string.Create(CultureInfo.InvariantCulture, $"{list.Counts.Accepted} {list.Sha256}");
        work.Audit("신청 목록 접수 시작", ListSubject.Applications.TargetOf(list.ListNo), details);
        return list.JobId.Value;
    }
}

/// <summary>What the job is asked.</summary>
/// <param name="Due">Rows to be received when it was asked for.</param>
public sealed record ApplicationListAsked(long List, int Due);

/// <summary>Receives it; goes on where an earlier run ended, and does nothing twice.</summary>
public sealed class TakeApplicationList(FrontDesk desk, ApplicationListCommit commit)
    : Errand<TakeApplicationList.Request, ApplicationsReceived>(desk)
{
    public sealed record Request(long List, int Due)
    {
        /// <summary>Hears how many of how many rows are done.</summary>
        public Action<long, long>? Tell { get; init; }
    }

    public override Duty Duty { get; } = new("benefit-plus.list-take", Permissions.BenefitPlusApplicationReceive);

    protected override async Task<Outcome<ApplicationsReceived>> GoAsync(
        Officer officer, Request request, CancellationToken cancel) =>
        await commit.RunAsync(
            request.List, request.Due, officer, officer.ScopeFor(Duty.Permission), request.Tell, cancel) is { } result
            ? result
            : Refusals.NotFound;
}

internal sealed class ApplicationListJob(TakeApplicationList take) : JobKind
{
    public const string KindName = "application-lists";

    public override string Name => KindName;

    public override int AtOnce => 1;

    public override bool Resumes => true;

    public override string PageOf(Guid job) => $"/benefit-plus/lists/{ListJobIds.ListOf(job)}";

    public override async Task<JobEnd> GoAsync(JobRun run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        var asked = run.RequestAs<ApplicationListAsked>();
        var request = new TakeApplicationList.Request(asked.List, asked.Due)
        {
            Tell = (done, total) => run.Tell(done, total, ""),
        };
        return await take.RunAsync(run.Caller, request, cancel) switch
        {
            Outcome<ApplicationsReceived>.Done(var done) => EndOf(done),
            Outcome<ApplicationsReceived>.Refused(var problems) => JobEnd.Failed(problems[0].Message),
            _ => JobEnd.Failed(""),
        };
    }

    private static JobEnd EndOf(ApplicationsReceived done)
    {
        var said = $"신청 {done.Received:#,0}건을 접수했습니다.";
        return done.Skipped == 0
            ? JobEnd.Done(said)
            : JobEnd.Partly($"{said} 그 사이에 접수할 수 없게 된 {done.Skipped:#,0}행은 접수하지 않았습니다.");
    }
}
