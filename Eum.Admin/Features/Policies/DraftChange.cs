using Eum.Admin.Desk;
using Eum.Domain.Cashback;
using Eum.Domain.Cashback.Drafting;
using Eum.Domain.Districts;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Cashback;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Policies;

/// <summary>What changes of drafts have in common.</summary>
internal static class DraftChange
{
    public static Problem Unreadable { get; } = new("", "초안을 읽을 수 없습니다. 화면을 새로 고친 뒤 다시 하세요.");

    public static Problem Closed { get; } = new("", "이미 승인되었거나 접은 초안입니다. 새 초안을 만드세요.");

    /// <summary>Somebody else saved meanwhile: both texts are kept, hers in her form and the other here.</summary>
    public static Problem Conflict(PolicyDraftRow row) => new(
        "conflict",
        $"{row.SavedBy}님이 {PolicyWords.Minute(row.SavedAt)}에 먼저 저장했습니다. 적으신 것은 그대로 있습니다. 두 글을 견주어 고르세요.");

    public static async Task<long> AddAsync(
        Work work, PolicyDraft draft, string title, CancellationToken cancel)
    {
        var no = await work.Db.LastNumberAsync<PolicyDraftRow>(row => row.DraftNo, cancel) + 1;
        work.Db.PolicyDrafts.Add(new()
        {
            DraftNo = no,
            Policy = draft.Policy,
            Authority = draft.Authority,
            Title = title,
            State = PolicyDraftState.Open,
            Content = DraftText.Of(draft),
            MadeBy = work.Officer.Name,
            MadeAt = work.Now,
            SavedBy = work.Officer.Name,
            SavedAt = work.Now,
        });
        work.Audit("정책 초안 만듦", $"policy-draft/{no}", $"{draft.Policy} {title}");
        return no;
    }

    public static Task<PolicyDraftRow?> FindAsync(EumDbContext db, long no, CancellationToken cancel) =>
        db.PolicyDrafts.SingleOrDefaultAsync(row => row.DraftNo == no, cancel);
}

/// <summary>Begins a draft: after the last version of a policy, or for a policy that there is not yet.</summary>
public sealed class StartDraft(FrontDesk desk) : Change<StartDraft.Request, long>(desk)
{
    /// <param name="Policy">Its code.</param>
    /// <param name="Authority">Whose it is.</param>
    /// <param name="Text">
    /// What to begin with; null is a version. Given where somebody keeps her text beside a colleague's.
    /// </param>
    /// <param name="Version">Whose rules to begin with; null is the last.</param>
    public sealed record Request(
        string Policy, int Authority, string Title, string? Text = null, int? Version = null);

    public override Duty Duty { get; } = new("policy.draft.start", Permissions.PoliciesDraftSimulate);

    protected override int? DistrictOf(Request request) => request.Authority;

    protected override async Task<Outcome<long>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        var timeline = await BookPolicies.ReadAsync(work.Db, cancel);
        var policy = timeline.Policies.FirstOrDefault(one => one.Code == request.Policy);
        if (policy is not null && policy.Authority != request.Authority) return Refusals.NotFound;
        if (policy is null && WrongNew(request, KoreanTime.BusinessDate(work.Now)) is { } wrong) return wrong;

        var version = policy?.Versions.LastOrDefault(one => one.Version == (request.Version ?? one.Version));
        if (request.Version is not null && version is null) return Refusals.NotFound;
        var draft = request.Text is null
            ? PolicyDraft.After(policy ?? NewPolicy(request), version)
            : DraftText.Read(request.Text);
        if (draft is null || request.Text?.Length > DraftText.Longest) return DraftChange.Unreadable;
        if (draft.Policy != request.Policy || draft.Authority != request.Authority) return DraftChange.Unreadable;

        var title = request.Title.Trim();
        if (title.Length is 0 or > 200) return new Problem("title", "초안의 이름을 200자까지 적으세요.");
        return await DraftChange.AddAsync(work, draft, title, cancel);
    }

    private static Problem? WrongNew(Request request, DateOnly today)
    {
        if (request.Policy.Length is < 3 or > 40
            || !request.Policy.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '-'))
            return new("policy", "정책의 부호는 대문자, 숫자, 붙임표로 3–40자를 적으세요 (예: NAMDONG-BONUS).");
        return DistrictTable.IsAuthority(request.Authority, today)
            ? null
            : new("authority", "정책을 낼 기관을 고르세요.");
    }

    private static Policy NewPolicy(Request request) => new(
        request.Policy, request.Title.Trim(), request.Policy, request.Authority,
        request.Authority == DistrictTable.CityCode ? "INCHEON" : BrandOf(request.Authority), []);

    // Its own card's programme, where it has one.
    private static string BrandOf(int authority) => GuBrands.All
        .FirstOrDefault(brand => brand.Links.Any(link => link.District == authority && link.To is null))?.Code
        ?? $"GU-{authority}";
}

/// <summary>
/// Saves a draft for all who work on it. Whoever saw an older one than stands is told so; nothing is overwritten.
/// </summary>
public sealed class SaveDraft(FrontDesk desk) : Change<SaveDraft.Request, long>(desk)
{
    /// <param name="Seen">The version that the form began with.</param>
    public sealed record Request(long No, long Seen, string Title, string Text);

    public override Duty Duty { get; } = new("policy.draft.save", Permissions.PoliciesDraftSimulate);

    protected override int? DistrictOf(Request request) => null;

    /// <returns>Its version now.</returns>
    protected override async Task<Outcome<long>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        if (await DraftChange.FindAsync(work.Db, request.No, cancel) is not { } row) return Refusals.NotFound;
        if (row.State != PolicyDraftState.Open) return DraftChange.Closed;
        if (request.Text.Length > DraftText.Longest || DraftText.Read(request.Text) is not { } draft
            || draft.Policy != row.Policy || draft.Authority != row.Authority)
            return DraftChange.Unreadable;

        var (text, title) = (DraftText.Of(draft), request.Title.Trim());
        if (title.Length is 0 or > 200) return new Problem("title", "초안의 이름을 200자까지 적으세요.");
        if (row.Content == text && row.Title == title) return row.Version;
        if (row.Version != request.Seen) return DraftChange.Conflict(row);

        (row.Content, row.Title, row.SavedBy, row.SavedAt) = (text, title, work.Officer.Name, work.Now);
        work.Audit("정책 초안 저장", $"policy-draft/{row.DraftNo}", row.Policy);
        return row.Version + 1;
    }
}

/// <summary>Lays a draft aside. It stays to be read.</summary>
public sealed class DropDraft(FrontDesk desk) : Change<DropDraft.Request, long>(desk)
{
    public sealed record Request(long No, long Seen);

    public override Duty Duty { get; } = new("policy.draft.drop", Permissions.PoliciesDraftSimulate);

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<long>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        if (await DraftChange.FindAsync(work.Db, request.No, cancel) is not { } row) return Refusals.NotFound;
        if (row.State != PolicyDraftState.Open) return DraftChange.Closed;
        if (row.Version != request.Seen) return DraftChange.Conflict(row);

        (row.State, row.SavedBy, row.SavedAt) = (PolicyDraftState.Dropped, work.Officer.Name, work.Now);
        work.Audit("정책 초안 접음", $"policy-draft/{row.DraftNo}", row.Policy);
        return row.DraftNo;
    }
}
