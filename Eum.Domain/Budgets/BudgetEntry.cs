using Eum.Domain.Values;

namespace Eum.Domain.Budgets;

/// <summary>
/// A document that changes what a line may spend. Nothing is edited: a correction is a new entry that names the old
/// one.
/// </summary>
/// <param name="Number">Number of the document: the supplementary budget's count, else the document's own
/// number.</param>
/// <param name="Dated">Day of the decision (KST).</param>
/// <param name="Decision">Who decided what, Korean.</param>
/// <param name="Amount">Won, signed: what it adds to what the line may spend; out, return and lapse are
/// negative.</param>
/// <param name="Source">Where it is written: source keys or a file reference.</param>
/// <param name="Corrects">The entry that this one corrects; its amount is then the difference, of either sign.</param>
public sealed record BudgetEntry(
    BudgetLineKey Line, BudgetEntryKind Kind, string Number, DateOnly Dated, string Decision, long Amount,
    string Source,
    long? Corrects = null)
{
    public const long Largest = 100_000_000_000_000; // 100조원: more than the nation spends on all of these currencies.

    /// <summary>What is wrong with the document by itself, in words; null where nothing is.</summary>
    public Problem? Problem()
    {
        if (Line.Problem() is { } wrongLine) return wrongLine;
        if (!Enum.IsDefined(Kind)) return new(nameof(Kind), "문서의 종류를 알 수 없습니다.");
        if (string.IsNullOrWhiteSpace(Number)) return new(nameof(Number), "문서 번호를 적으세요.");
        if (string.IsNullOrWhiteSpace(Decision)) return new(nameof(Decision), "결정 내용을 적으세요.");
        if (string.IsNullOrWhiteSpace(Source)) return new(nameof(Source), "근거 자료를 적으세요.");
        if (Amount is > Largest or < -Largest) return new(nameof(Amount), "금액은 100조원을 넘을 수 없습니다.");
        return Corrects is null ? WrongSign() : null;
    }

    private Problem? WrongSign() => Kind switch
    {
        BudgetEntryKind.Original when Amount < 0 => new(nameof(Amount), "본예산은 음수일 수 없습니다."),
        BudgetEntryKind.Supplementary when Amount == 0 => new(nameof(Amount), "추경의 증감이 0원입니다."),
        BudgetEntryKind.TransferIn when Amount <= 0 => new(nameof(Amount), "받는 전용은 0원보다 커야 합니다."),
        BudgetEntryKind.TransferOut or BudgetEntryKind.Return or BudgetEntryKind.Lapse when Amount >= 0 =>
            new(nameof(Amount), "내주는 전용, 반납, 불용은 음수로 적습니다."),
        _ => null,
    };
}

/// <summary>A transfer (전용): the two entries that move money between two lines, and lose none of it.</summary>
public sealed record BudgetTransfer(BudgetEntry Out, BudgetEntry In)
{
    /// <summary>The two entries of moving <paramref name="won"/> under one document.</summary>
    public static BudgetTransfer Between(
        BudgetLineKey from, BudgetLineKey to, long won, string number, DateOnly dated, string decision,
        string source) =>
        new(new(from, BudgetEntryKind.TransferOut, number, dated, decision, -won, source),
            new(to, BudgetEntryKind.TransferIn, number, dated, decision, won, source));

    public Problem? Problem()
    {
        if ((Out.Problem() ?? In.Problem()) is { } wrong) return wrong;
        if (Out.Kind != BudgetEntryKind.TransferOut || In.Kind != BudgetEntryKind.TransferIn)
            return new(nameof(Out), "전용은 내줌 한 건과 받음 한 건입니다.");
        if (Out.Amount + In.Amount != 0)
            return new(nameof(In), $"내준 금액 {new Won(-Out.Amount)}과 받은 금액 {new Won(In.Amount)}이 다릅니다.");
        if (Out.Line == In.Line) return new(nameof(In), "같은 과목으로 전용할 수 없습니다.");
        if (Out.Number != In.Number || Out.Dated != In.Dated) return new(nameof(In), "전용의 두 건은 한 문서여야 합니다.");
        return Out.Line.Year == In.Line.Year && Out.Line.Fund == In.Line.Fund && Out.Line.Authority == In.Line.Authority
            ? null
            : new(nameof(In), "전용은 같은 회계연도, 같은 재원, 같은 기관 안에서만 합니다.");
    }
}
