using Eum.Domain.Values;

namespace Eum.Domain.Budgets;

/// <summary>What a posting moves on a line, in won. A shift between the two sums to zero.</summary>
public readonly record struct BudgetPosting(long Executed, long Uncovered)
{
    public static BudgetPosting Nothing => default;

    public bool IsNothing => Executed == 0 && Uncovered == 0;

    public static BudgetPosting operator +(BudgetPosting left, BudgetPosting right) =>
        new(left.Executed + right.Executed, left.Uncovered + right.Uncovered);
}

/// <summary>
/// What registering a document did: the line after it, and what moved between executed and uncovered.
/// </summary>
public sealed record BudgetRegistration(BudgetLine Line, BudgetPosting Shift);

/// <summary>
/// Where a budget line stands, in won. What was spent splits into what the line had (executed) and what it had not:
/// uncovered is always max(0, spent − available), neither hidden nor refused, for the money is gone (architecture: the
/// core).
/// </summary>
/// <param name="Available">예산현액: the sum of all its documents, what lapsed already taken off.</param>
/// <param name="Executed">집행: spent within what was available.</param>
/// <param name="Uncovered">초과: spent beyond it.</param>
/// <param name="Committed">원인행위: promised, not yet spent.</param>
/// <param name="Lapsed">불용 확정.</param>
public sealed record BudgetLine(
    BudgetLineKey Key, long Available = 0, long Executed = 0, long Uncovered = 0, long Committed = 0, long Lapsed = 0)
{
    public long Spent => Executed + Uncovered;

    /// <summary>잔액: what may still be promised; negative where more was spent than there was.</summary>
    public long Left => Available - Spent - Committed;

    /// <summary>Whether the books of this line are in order.</summary>
    public bool IsSound => Uncovered == UncoveredOf(Spent, Available);

    public static long UncoveredOf(long spent, long available) => Math.Max(0, spent - available);

    /// <summary>
    /// What spending <paramref name="won"/> moves. Money that comes back (negative) releases uncovered first. Never
    /// refused.
    /// </summary>
    public BudgetPosting Post(long won)
    {
        var uncovered = UncoveredOf(Spent + won, Available) - Uncovered;
        return new(won - uncovered, uncovered);
    }

    public BudgetLine With(BudgetPosting posting) =>
        this with { Executed = Executed + posting.Executed, Uncovered = Uncovered + posting.Uncovered };

    /// <summary>
    /// Registers a document. New money covers what was uncovered; a cut uncovers nothing that was spent or promised, it
    /// is refused instead. A correction of an earlier entry is never refused for that, for the books were wrong.
    /// </summary>
    public Outcome<BudgetRegistration> Register(BudgetEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Line != Key) throw new ArgumentException($"The entry is for {entry.Line}, not {Key}.", nameof(entry));
        if (entry.Problem() is { } wrong) return wrong;
        if (entry.Amount < 0 && entry.Corrects is null && -entry.Amount > Left)
            return new Problem(
                nameof(entry.Amount), $"남은 {new Won(Math.Max(0, Left))}보다 많은 {new Won(-entry.Amount)}을 줄일 수 없습니다.");

        var available = Available + entry.Amount;
        var uncovered = UncoveredOf(Spent, available) - Uncovered;
        var shift = new BudgetPosting(-uncovered, uncovered);
        var lapsed = entry.Kind == BudgetEntryKind.Lapse ? Lapsed - entry.Amount : Lapsed;
        return new BudgetRegistration(With(shift) with { Available = available, Lapsed = lapsed }, shift);
    }

    /// <summary>Promises money that is not yet spent: refused beyond what is left.</summary>
    public Outcome<BudgetLine> Commit(Won won)
    {
        if (won.Amount <= 0) return new Problem(nameof(won), "원인행위 금액은 0원보다 커야 합니다.");
        return won.Amount <= Left
            ? this with { Committed = Committed + won.Amount }
            : new Problem(nameof(won), $"남은 예산은 {new Won(Math.Max(0, Left))}입니다. {new Won(won.Amount)}을 쓸 수 없습니다.");
    }

    /// <summary>Takes back a promise, because it is spent now or will not be.</summary>
    public Outcome<BudgetLine> Release(Won won)
    {
        if (won.Amount <= 0) return new Problem(nameof(won), "해제 금액은 0원보다 커야 합니다.");
        return won.Amount <= Committed
            ? this with { Committed = Committed - won.Amount }
            : new Problem(nameof(won), $"원인행위 잔액은 {new Won(Committed)}입니다.");
    }
}
