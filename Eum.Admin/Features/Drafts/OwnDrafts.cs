using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Officers;

namespace Eum.Admin.Features.Drafts;

/// <summary>What an officer typed and has not sent.</summary>
/// <param name="Content">The form's fields as JSON.</param>
/// <param name="Base">What the form was about when it was typed.</param>
/// <param name="Key">Under which it will be sent.</param>
/// <param name="SavedAt">UTC.</param>
public sealed record DraftView(string Content, string Base, Guid Key, DateTime SavedAt)
{
    internal static DraftView Of(KeptDraft kept) => new(kept.Content, kept.Base, kept.Key, kept.SavedAt);
}

/// <summary>What there is of a form; nothing where it was never typed into, or has been sent.</summary>
public sealed record DraftFound(DraftView? Draft);

/// <summary>Keeps what is typed. It is hers alone, and no change of the books.</summary>
public sealed class KeepDraft(FrontDesk desk, Infrastructure.Storage.Officers.Drafts drafts)
    : Errand<KeepDraft.Request, DraftView>(desk)
{
    /// <param name="Form">Which form of which thing, at most 120 letters.</param>
    public sealed record Request(string Form, string Content, string Base, Guid Key);

    public override Duty Duty { get; } = new("drafts.keep", Permissions.AccountOwnManage);

    protected override async Task<Outcome<DraftView>> GoAsync(
        Officer officer, Request request, CancellationToken cancel) =>
        request.Content.Length > Infrastructure.Storage.Officers.Drafts.LongestContent
            ? new Problem("", "너무 길어 임시 저장하지 못합니다.")
            : DraftView.Of(await drafts.KeepAsync(
                officer.Id, request.Form, request.Content, request.Base, request.Key, cancel));
}

/// <summary>Gives back what was typed.</summary>
public sealed class FindDraft(FrontDesk desk, Infrastructure.Storage.Officers.Drafts drafts)
    : Errand<FindDraft.Request, DraftFound>(desk)
{
    public sealed record Request(string Form);

    public override Duty Duty { get; } = new("drafts.find", Permissions.AccountOwnManage);

    protected override async Task<Outcome<DraftFound>> GoAsync(
        Officer officer, Request request, CancellationToken cancel) =>
        new DraftFound(
            await drafts.FindAsync(officer.Id, request.Form, cancel) is { } kept ? DraftView.Of(kept) : null);
}

/// <summary>Throws away what was typed.</summary>
public sealed class ForgetDraft(FrontDesk desk, Infrastructure.Storage.Officers.Drafts drafts)
    : Errand<ForgetDraft.Request, string>(desk)
{
    public sealed record Request(string Form);

    public override Duty Duty { get; } = new("drafts.forget", Permissions.AccountOwnManage);

    protected override async Task<Outcome<string>> GoAsync(
        Officer officer, Request request, CancellationToken cancel)
    {
        await drafts.ForgetAsync(officer.Id, request.Form, cancel);
        return request.Form;
    }
}
