using System.Globalization;
using Eum.Admin.Desk;
using Eum.Admin.Features.Simulations;
using Eum.Domain.Approvals;
using Eum.Domain.Cashback;
using Eum.Domain.Cashback.Drafting;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Approvals;
using Eum.Infrastructure.Storage.Cashback;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Policies;

/// <summary>
/// A draft becomes a version of its policy (정책 시행), by four eyes. It holds from its instant on, for the payments from
/// then on, and is never edited. All that must hold of a draft is tried again when it is approved.
/// </summary>
public sealed class ProposeVersion(FrontDesk desk) : Guarded<ProposeVersion.Request>(desk)
{
    /// <param name="Draft">Its number.</param>
    /// <param name="Authority">Whose policy it is.</param>
    /// <param name="Text">The draft as it was saved: what is approved is what is in here.</param>
    /// <param name="Simulation">Of its rules; null only where there are no payments to replay.</param>
    public sealed record Request(long Draft, int Authority, string Text, long? Simulation);

    public override Duty Duty { get; } = new("policy.version", Permissions.PoliciesVersionPropose)
    {
        Approval = Permissions.PoliciesVersionApprove,
    };

    public override string Name => "정책 시행";

    /// <summary>What proposals of a draft are about.</summary>
    internal static string TargetOf(long draft) => string.Create(CultureInfo.InvariantCulture, $"policy-draft/{draft}");

    protected override int? DistrictOf(Request request) => request.Authority;

    protected override async Task<Outcome<Shown>> ShowAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var row = await DraftChange.FindAsync(reading.Db, request.Draft, cancel);
        if (row is null || row.Authority != request.Authority) return Refusals.NotFound;
        if (row.State != PolicyDraftState.Open) return DraftChange.Closed;
        if (row.Content != request.Text) return new Problem("", "초안이 그 뒤에 바뀌었습니다. 저장된 초안으로 다시 올리세요.");

        var standing = await BookPolicies.ReadAsync(reading.Db, cancel);
        if (DraftReading.Of(standing, DraftText.Read(request.Text)!) is not Outcome<DraftReading>.Done(var draft))
            return Refusals.Again<Shown>(((Outcome<DraftReading>.Refused)DraftReading.Of(
                standing, DraftText.Read(request.Text)!)).Problems);
        var proof = DraftProof.Of(standing, draft, reading.Now);
        if (!proof.Holds)
            return new Outcome<Shown>.Refused([.. proof.Findings.Select(found => new Problem("", found.Message))]);
        if (await AlreadyPaidAsync(reading.Db, draft.Version.StartsAt, cancel) is { } paid) return paid;

        var changes = Changes(draft, proof).ToList();
        var bases = Bases(standing, draft, row).ToList();
        if (request.Simulation is null && !await reading.Db.PaymentsMonthly.AnyAsync(cancel))
            return new Shown(TargetOf(request.Draft), changes, 0, bases);
        return await SimulationProof.ShowAsync(
            reading.Db, request.Simulation, draft.Policy.Code, draft.Version, cancel) switch
        {
            Outcome<SimulationShown>.Done(var shown) => new Shown(
                TargetOf(request.Draft), [.. changes, .. shown.Changes], shown.Effect, [.. bases, shown.Base]),
            Outcome<SimulationShown>.Refused refused => Refusals.Again<Shown>(refused.Problems),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    protected override async Task<Problem?> ExecuteAsync(Work work, Request request, CancellationToken cancel)
    {
        var standing = await BookPolicies.ReadAsync(work.Db, cancel);
        var row = await DraftChange.FindAsync(work.Db, request.Draft, cancel);
        if (row is null || DraftReading.Of(standing, DraftText.Read(request.Text)!)
            is not Outcome<DraftReading>.Done(var draft))
            return DraftChange.Closed;

        var (policy, version, document) = (draft.Policy, draft.Version, BookPolicies.TextOf(draft.Version));
        var approved = ApprovedIn(work.Db);
        if (version.Version == 1)
            work.Db.Policies.Add(new()
            {
                Policy = policy.Code,
                Authority = policy.Authority,
                Name = policy.Name,
                NameEn = policy.NameEn,
                Budget = policy.Budget,
            });
        work.Db.PolicyVersions.Add(new()
        {
            Policy = policy.Code,
            Version = version.Version,
            Authority = policy.Authority,
            StartsAt = version.StartsAt,
            Document = document,
            Sha256 = BookPolicies.HashOf(document),
            ProposalNo = approved.ProposalNo,
            Maker = approved.MakerName,
            Approver = work.Officer.Name,
            ApprovedAt = work.Now,
            Examples = DraftText.Of(draft.Examples),
        });
        (row.State, row.ProposalNo) = (PolicyDraftState.Approved, approved.ProposalNo);
        work.Audit(
            "정책 시행", $"policy/{policy.Code}/{version.Version}",
            $"{PolicyWords.Minute(version.StartsAt)}부터 sha256 {BookPolicies.HashOf(document)}");
        return null;
    }

    /// <summary>What was paid under other rules is not rated anew: a version starts where no payment is yet.</summary>
    private static async Task<Problem?> AlreadyPaidAsync(EumDbContext db, DateTime starts, CancellationToken cancel)
    {
        var day = KoreanTime.BusinessDate(starts);
        return await db.PaymentsDaily.AnyAsync(row => row.Day >= day, cancel)
            ? new("", $"{day:yyyy-MM-dd} 이후의 결제가 이미 들어와 있습니다. 그 뒤의 시각으로 정하세요.")
            : null;
    }

    private static IEnumerable<ShownChange> Changes(DraftReading draft, DraftProof proof)
    {
        var (policy, version) = (draft.Policy, draft.Version);
        var before = policy.Versions.Count > 1 ? policy.Versions[^2] : null;
        yield return new("정책", "", $"{policy.Code} {policy.Name} · {PolicyWords.Authority(policy.Authority)}");
        yield return new("시행", before is null ? "" : $"{before.Version}판 {PolicyWords.Minute(before.StartsAt)}",
            $"{version.Version}판 {PolicyWords.Minute(version.StartsAt)}");
        yield return new("결정", "", $"{version.Decision.Body} · {version.Decision.Document}");
        foreach (var change in PolicyDifference.Between(before, version)) yield return change;
        foreach (var result in proof.Examples)
            yield return new($"계산 예 {result.Example.Name}", "", string.Create(
                CultureInfo.InvariantCulture, $"{result.Example.Amount:#,0}원 결제에 {result.Total:#,0}원 (맞음)"));
        yield return new(
            "기본 규칙 증명", "", string.Create(
                CultureInfo.InvariantCulture, $"결제 {proof.Combinations:#,0}가지마다 기본 규칙이 꼭 하나"));
    }

    /// <summary>The draft, and the rules that would hold beside it.</summary>
    private static IEnumerable<BaseVersion> Bases(PolicyTimeline standing, DraftReading draft, PolicyDraftRow row)
    {
        yield return new(TargetOf(row.DraftNo), string.Create(CultureInfo.InvariantCulture, $"{row.Version}"));
        var beside = standing.Plans.Where(plan => plan.EndsAt > draft.Version.StartsAt).Select(plan => plan.Versions);
        yield return new("policies", BookPolicies.HashOf(string.Join('\n', beside)));
    }

    // The proposal whose approval is being saved with this context.
    private static ProposalRow ApprovedIn(EumDbContext db)
    {
        var no = db.ChangeTracker.Entries<ProposalStepRow>()
            .Single(step => step.State == EntityState.Added).Entity.ProposalNo;
        return db.ChangeTracker.Entries<ProposalRow>().Single(row => row.Entity.ProposalNo == no).Entity;
    }
}
