using System.Text.Json;
using Eum.Admin.Desk;
using Eum.Admin.Features.Lists;
using Eum.Admin.Jobs;
using Eum.Domain.Lists;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Imports.Lists;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Merchants.Lists;

/// <summary>What a job about a list is asked.</summary>
public sealed record ListAsked(long List);

/// <summary>Takes an approved list into the books, in the name of who approved it.</summary>
public sealed class TakeMerchantList(FrontDesk desk, MerchantListCommit commit)
    : Errand<TakeMerchantList.Request, ImportResult>(desk)
{
    public sealed record Request(long List)
    {
        public IProgress<ImportProgress>? Progress { get; init; }
    }

    public override Duty Duty { get; } = new("merchants.list-take", Permissions.MerchantsChangeApprove);

    protected override async Task<Outcome<ImportResult>> GoAsync(
        Officer officer, Request request, CancellationToken cancel) =>
        await commit.RunAsync(request.List, officer, officer.ScopeFor(Duty.Permission), request.Progress, cancel)
            is { } result
            ? result
            : Refusals.NotFound;
}

/// <summary>Measures what a list of brackets would do to cashback.</summary>
public sealed class MeasureListEffect(FrontDesk desk, MerchantListEffect effect)
    : Errand<MeasureListEffect.Request, string>(desk)
{
    public sealed record Request(long List)
    {
        public Action<long, long>? Tell { get; init; }
    }

    public override Duty Duty { get; } = new("merchants.list-measure", Permissions.MerchantsListPrepare);

    protected override async Task<Outcome<string>> GoAsync(
        Officer officer, Request request, CancellationToken cancel) =>
        await effect.RunAsync(
            SentLists.By(ListSubject.Merchants, officer, Duty, ""), request.List,
            found => JsonSerializer.Serialize(found, DeskJson.Options), request.Tell, cancel) is { } month
            ? month
            : Refusals.NotFound;
}

/// <summary>Asks for that, as a job.</summary>
public sealed class AskListEffect(FrontDesk desk) : Change<AskListEffect.Request, Guid>(desk)
{
    public sealed record Request(long List);

    public override Duty Duty { get; } = new("merchants.list-effect", Permissions.MerchantsListPrepare);

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<Guid>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        var list = await work.Db.SentLists.SingleOrDefaultAsync(row => row.ListNo == request.List, cancel);
        if (list is not { Kind: ListKind.Brackets, State: ListState.Checked }) return Refusals.NotFound;

        list.JobId = work.AskFor(
            ListJobIds.NewId(list.ListNo), ListEffectJob.KindName, list.FileName, "rows", new ListAsked(list.ListNo));
        work.Audit(Duty.UseCase, ListSubject.Merchants.TargetOf(list.ListNo), list.Sha256 ?? "");
        return list.JobId.Value;
    }
}

internal sealed class MerchantListJob(TakeMerchantList take) : JobKind
{
    public const string KindName = "merchant-lists";

    public override string Name => KindName;

    public override int AtOnce => 1;

    public override bool Resumes => true;

    public override string PageOf(Guid job) => $"/merchants/lists/{ListJobIds.ListOf(job)}";

    public override async Task<JobEnd> GoAsync(JobRun run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        var request = new TakeMerchantList.Request(run.RequestAs<ListAsked>().List)
        {
            Progress = new Heard(progress => run.Tell(progress.Done, progress.Rows, "")),
        };
        try
        {
            return await take.RunAsync(run.Caller, request, cancel) switch
            {
                Outcome<ImportResult>.Done(var result) => EndOf(result),
                Outcome<ImportResult>.Refused(var problems) => JobEnd.Failed(problems[0].Message),
                _ => JobEnd.Failed(""),
            };
        }
        catch (ImportBusyException)
        {
            throw new JobMustWaitException("다른 가져오기가 끝나기를 기다립니다.");
        }
    }

    private static JobEnd EndOf(ImportResult result)
    {
        var said = $"{result.Accepted:#,0}행을 반영했습니다.";
        return result.Status switch
        {
            "DONE" => JobEnd.Done(said),
            "PARTLY" => JobEnd.Partly($"{said} {result.Rejected + result.Conflicts:#,0}행은 장부와 맞지 않아 따로 두었습니다."),
            _ => JobEnd.Failed(result.Message ?? ""),
        };
    }

    private sealed class Heard(Action<ImportProgress> hear) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => hear(value);
    }
}

internal sealed class ListEffectJob(MeasureListEffect measure) : JobKind
{
    public const string KindName = "merchant-list-effects";

    public override string Name => KindName;

    public override bool Resumes => true;

    public override string PageOf(Guid job) => $"/merchants/lists/{ListJobIds.ListOf(job)}";

    public override async Task<JobEnd> GoAsync(JobRun run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        var request = new MeasureListEffect.Request(run.RequestAs<ListAsked>().List)
        {
            Tell = (done, total) =>
            {
                cancel.ThrowIfCancellationRequested();
                run.Tell(done, total, "");
            },
        };
        return await measure.RunAsync(run.Caller, request, cancel) switch
        {
            Outcome<string>.Done(var month) => JobEnd.Done($"{month} 결제로 계산했습니다."),
            Outcome<string>.Refused(var problems) => JobEnd.Failed(problems[0].Message),
            _ => JobEnd.Failed(""),
        };
    }
}
