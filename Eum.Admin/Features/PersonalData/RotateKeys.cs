using Eum.Admin.Desk;
using Eum.Admin.Features.Officers;
using Eum.Domain.Approvals;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Anchoring;
using Eum.Infrastructure.Protection;

namespace Eum.Admin.Features.PersonalData;

/// <summary>
/// 열쇠 교체, by two people: a new key for personal data, or one that signs the record. What is approved is written down
/// and done by <see cref="FinishKeyChanges"/>, for keys lie in files that no transaction holds.
/// </summary>
public sealed class RotateKeys(FrontDesk desk, KeyRing ring, AuditSealer sealer) : Guarded<RotateKeys.Request>(desk)
{
    public sealed record Request(KeyKind Kind);

    public override Duty Duty { get; } = new("keys.rotate", Permissions.SystemKeysPropose)
    {
        Approval = Permissions.SystemKeysApprove,
        City = true,
    };

    public override string Name => "열쇠 교체";

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<Shown>> ShowAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        if (!Enum.IsDefined(request.Kind)) return new Problem(nameof(request.Kind), "어느 열쇠를 바꿀지 고르세요.");
        if (await KeyChanges.IsUnderWayAsync(reading.Db, request.Kind, cancel))
            return new Problem("", "이 열쇠는 이미 바꾸고 있습니다. 끝난 뒤에 다시 하세요.");

        var now = KeyChanges.NameOf(request.Kind, ring, sealer);
        var (what, after) = request.Kind == KeyKind.PersonalData
            ? ("개인정보·인증·쿠키를 암호화하는 열쇠", "새 열쇠로 모두 다시 암호화하고, 옛 열쇠는 읽는 데 남김")
            : ("감사 기록에 서명하는 열쇠", "새 열쇠로 서명하고, 옛 서명은 옛 공개 열쇠로 계속 확인함");
        return new Shown($"keys/{request.Kind}", [new(what, now, after)], 0, [new($"keys/{request.Kind}", now)]);
    }

    protected override async Task<Problem?> ExecuteAsync(Work work, Request request, CancellationToken cancel)
    {
        var now = KeyChanges.NameOf(request.Kind, ring, sealer);
        await KeyChanges.DecideAsync(
            work.Db, request.Kind, now, Granting.ProposalIn(work.Db), work.Now, cancel);
        work.Audit("열쇠 교체 결정", $"keys/{request.Kind}", now);
        return null;
    }
}

/// <summary>Brings decided changes of keys to their end; broken off, it goes on where it was.</summary>
public sealed class FinishKeyChanges(FrontDesk desk, KeyChanges changes)
    : Errand<FinishKeyChanges.Request, int>(desk)
{
    /// <param name="Progress">Told how many cells have been encrypted anew.</param>
    public sealed record Request(Action<long>? Progress);

    public override Duty Duty { get; } = new("keys.finish", Permissions.SystemJobsRun);

    protected override async Task<Outcome<int>> GoAsync(Officer officer, Request request, CancellationToken cancel) =>
        await changes.FinishAsync(officer.Account, request.Progress, cancel);
}
