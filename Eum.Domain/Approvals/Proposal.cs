using Eum.Domain.Values;

namespace Eum.Domain.Approvals;

/// <summary>A line of a proposal's history. Never changed.</summary>
/// <param name="No">1, 2, 3 … within the proposal.</param>
/// <param name="By">Null where nobody did it: a term that ran out.</param>
/// <param name="Sha256">Of the content it was done on.</param>
/// <param name="Content">What was shown from here on; null where the step shows nothing new.</param>
public sealed record ProposalStep(
    int No, DateTime At, ProposalAct Act, Person? By, string Comment, string Sha256, ProposalContent? Content = null);

/// <summary>
/// A change that waits for a second pair of eyes (결재). Every move gives a new proposal with one more step, or says why
/// not. Whoever made or edited it decides nothing about it, and what is final stays as it is.
/// </summary>
/// <param name="Follows">The proposal that this one takes up again after it was returned or went stale.</param>
/// <param name="Makers">The maker first, then whoever edited, those of the proposal it follows included.</param>
/// <param name="Revision">The step that showed <paramref name="Content"/>.</param>
public sealed record Proposal(
    long No, ProposalState State, ProposalContent Content, int Revision, IReadOnlyList<Person> Makers,
    DateTime ProposedAt, long? Follows, IReadOnlyList<ProposalStep> Steps)
{
    public const int LongestText = 1000;

    /// <summary>A request that nobody decides dies after so long.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    public DateTime ExpiresAt => ProposedAt + Life;

    public Person Maker => Makers[0];

    public ProposalStep Last => Steps[^1];

    public bool IsFinal => State != ProposalState.Waiting;

    /// <summary>Whether its term has run out, written down or not.</summary>
    public bool HasExpired(DateTime now) => State == ProposalState.Expired || (!IsFinal && now >= ExpiresAt);

    public bool IsMadeBy(Person person) => Makers.Any(person.Is);

    public static Outcome<Proposal> Make(
        long no, Person maker, ProposalContent content, DateTime at, Proposal? follows = null)
    {
        ArgumentNullException.ThrowIfNull(maker);
        ArgumentNullException.ThrowIfNull(content);
        if (Nameless(maker) is { } nameless) return nameless;
        if (Wrong(content.Reason, nameof(content.Reason), "올리는 까닭을 적으세요.") is { } wrong) return wrong;
        if (follows is { IsFinal: false } or { State: ProposalState.Approved })
            return new Problem("", $"{follows.No}번은 반려, 철회, 만료되거나 근거가 바뀐 뒤에만 다시 올릴 수 있습니다.");

        var first = new ProposalStep(1, at, ProposalAct.Propose, maker, "", content.Sha256(), content);
        return new Proposal(
            no, ProposalState.Waiting, content, 1, WithMaker(maker, follows?.Makers ?? []), at, follows?.No, [first]);
    }

    /// <summary>Shows something else from now on. The editor is a maker from now on; the term stays.</summary>
    public Outcome<Proposal> Edit(Person by, ProposalContent content, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(content);
        if ((Closed(at) ?? Nameless(by)) is { } refused) return refused;
        if (content.Kind != Content.Kind || content.Authority != Content.Authority)
            return new Problem("", "종류나 기관이 다른 안은 새로 올리세요.");
        if (Wrong(content.Reason, nameof(content.Reason), "고치는 까닭을 적으세요.") is { } wrong) return wrong;

        var step = Next(at, ProposalAct.Edit, by, "") with { Sha256 = content.Sha256(), Content = content };
        return this with
        {
            Content = content,
            Revision = step.No,
            Makers = [.. Makers, .. Makers.Contains(by) ? Array.Empty<Person>() : [by]],
            Steps = [.. Steps, step],
        };
    }

    /// <param name="seen">Hash of what the approver had before her.</param>
    public Outcome<Proposal> Approve(Person by, string seen, string comment, DateTime at)
    {
        if (Decides(by, at) is { } refused) return refused;
        if (seen != Content.Sha256())
            return new Problem("", "보신 뒤에 내용이 바뀌었습니다. 다시 읽고 결재하세요.");
        return TooLong(comment, nameof(comment)) is { } wrong
            ? wrong
            : To(ProposalState.Approved, Next(at, ProposalAct.Approve, by, comment));
    }

    public Outcome<Proposal> Return(Person by, string reason, DateTime at)
    {
        if (Decides(by, at) is { } refused) return refused;
        return Wrong(reason, nameof(reason), "반려하는 까닭을 적으세요.") is { } wrong
            ? wrong
            : To(ProposalState.Returned, Next(at, ProposalAct.Return, by, reason));
    }

    public Outcome<Proposal> Withdraw(Person by, string comment, DateTime at)
    {
        if (Closed(at) is { } closed) return closed;
        if (!IsMadeBy(by)) return new Problem("", "철회는 올리거나 고친 사람만 합니다.");
        return TooLong(comment, nameof(comment)) is { } wrong
            ? wrong
            : To(ProposalState.Withdrawn, Next(at, ProposalAct.Withdraw, by, comment));
    }

    /// <summary>Writes down that the term has run out.</summary>
    public Outcome<Proposal> Expire(DateTime at)
    {
        if (IsFinal) return new Problem("", Told());
        return at < ExpiresAt
            ? new Problem("", $"{No}번의 기한은 아직 남아 있습니다.")
            : To(ProposalState.Expired, Next(at, ProposalAct.Expire, null, "7일 안에 결재되지 않았습니다."));
    }

    /// <summary>Ends it because what it was made against has moved; shows the maker what it would do today.</summary>
    public Outcome<Proposal> GoStale(Person by, IReadOnlyList<string> moved, ProposalContent today, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(moved);
        if (Closed(at) is { } closed) return closed;
        var step = Next(at, ProposalAct.GoStale, by, "바뀐 것: " + string.Join(", ", moved));
        return To(ProposalState.Stale, step with { Content = today });
    }

    /// <summary>Why this person may decide nothing about it now; null where she may.</summary>
    public Problem? Decides(Person by, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(by);
        if ((Closed(at) ?? Nameless(by)) is { } refused) return refused;
        return IsMadeBy(by) ? new("", "올리거나 고친 사람은 같은 안을 결재할 수 없습니다. 다른 사람이 결재해야 합니다.") : null;
    }

    private Problem? Closed(DateTime at) => IsFinal ? new("", Told())
        : at >= ExpiresAt ? new("", $"{No}번은 기한 7일이 지났습니다. 새로 올리세요.")
        : null;

    private string Told() => State switch
    {
        ProposalState.Approved => $"{No}번은 이미 승인되었습니다.",
        ProposalState.Returned => $"{No}번은 이미 반려되었습니다.",
        ProposalState.Withdrawn => $"{No}번은 이미 철회되었습니다.",
        ProposalState.Stale => $"{No}번은 근거가 바뀌어 닫혔습니다. 새로 올리세요.",
        _ => $"{No}번은 기한 7일이 지났습니다. 새로 올리세요.",
    };

    private Outcome<Proposal> To(ProposalState state, ProposalStep step) =>
        this with { State = state, Steps = [.. Steps, step] };

    private ProposalStep Next(DateTime at, ProposalAct act, Person? by, string comment) =>
        new(Last.No + 1, at, act, by, comment.Trim(), Content.Sha256());

    private static IReadOnlyList<Person> WithMaker(Person maker, IReadOnlyList<Person> earlier) =>
        [maker, .. earlier.Where(person => person != maker)];

    private static Problem? Nameless(Person by) =>
        by.IsKnown ? null : new("", "행정 사번이 없는 계정은 기안도 결재도 할 수 없습니다.");

    private static Problem? Wrong(string text, string field, string missing) =>
        string.IsNullOrWhiteSpace(text) ? new(field, missing) : TooLong(text, field);

    private static Problem? TooLong(string text, string field) =>
        text.Length > LongestText ? new(field, $"{LongestText}자까지 적을 수 있습니다.") : null;
}
