using Eum.Domain.Lists;

namespace Eum.Domain.Cards.Lists;

/// <summary>Somebody of a list whom the books know already.</summary>
/// <param name="InFund">The fund of the list has money for her already.</param>
public sealed record KnownHolder(long No, IReadOnlyList<HeldCard> Holds, bool InFund = false);

/// <summary>What a list of people is for.</summary>
/// <param name="Day">Of the order, KST.</param>
/// <param name="FundAmount">
/// Won for each person of a policy fund; null where cards alone are issued, 0 where each row says its own.
/// </param>
public sealed record CardListTerms(Programme Programme, ProgrammeTable Table, DateOnly Day, long? FundAmount);

/// <summary>
/// Gives every person of a list a verdict and a sentence. Pure: the same rows against the same books are judged alike,
/// in the preview and when cards are ordered. Who has the card, or has it on order, is as it stands: so the same list
/// twice issues nobody twice.
/// </summary>
/// <param name="known">Who the person is in the books; null for nobody yet.</param>
public sealed class CardListJudge(
    CardListTerms terms, CardListReading reading, Func<PersonIdentity, KnownHolder?> known)
{
    private readonly Dictionary<string, int> _cells = [];
    private readonly Dictionary<string, (int Line, CardListEntry Entry)> _told = [];

    /// <summary>The rows with their verdicts, in the order of the file.</summary>
    public IReadOnlyList<ListRow> Judge(IEnumerable<ListRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        _cells.Clear();
        _told.Clear();
        return [.. rows.Select(Judged)];
    }

    private ListRow Judged(ListRow row)
    {
        var text = string.Join('\u001f', row.Cells);
        if (!_cells.TryAdd(text, row.Line))
            return row.Said(ListVerdict.Repeat, null, $"{_cells[text]}행과 똑같습니다.");

        var (entry, wrong) = reading.Read(row.Cells);
        if (entry is null) return row.Said(ListVerdict.Rejected, wrong!.Field, wrong.Message);
        if (!_told.TryAdd(entry.Who.Plain, (row.Line, entry))) return Again(row, entry);

        var person = known(entry.Who);
        var verdict = Eligibility.Of(terms.Programme, entry.Who.Born, person?.Holds ?? [], terms.Table, terms.Day);
        return terms.FundAmount is { } amount
            ? Funded(row, entry, person, verdict, amount)
            : Carded(row, person, verdict, "카드를 주문합니다.");
    }

    // Two rows about one person are one row too many.
    private ListRow Again(ListRow row, CardListEntry entry)
    {
        var (line, first) = _told[entry.Who.Plain];
        return first.Membership == entry.Membership && first.Amount == entry.Amount
            ? row.Said(ListVerdict.Repeat, null, $"{line}행과 같은 사람입니다.")
            : row.Said(ListVerdict.Rejected, null, $"{line}행과 같은 사람인데 내용이 다릅니다. 한 행만 남기세요.");
    }

    private static ListRow Funded(ListRow row, CardListEntry entry, KnownHolder? person, Verdict verdict, long amount)
    {
        if (person is { InFund: true }) return row.Said(ListVerdict.Same, null, "이 지원금을 이미 받거나 받기로 했습니다.", person.No);
        if (amount == 0 && entry.Amount is null)
            return row.Said(ListVerdict.Rejected, ListField.Amount, "사람마다 다른 지원금인데 금액이 비어 있습니다.");
        if (amount > 0 && entry.Amount is { } other && other != amount)
            return row.Said(ListVerdict.Rejected, ListField.Amount, $"이 지원금은 한 사람에게 {amount:#,0}원입니다.");
        return verdict.Rule == EligibilityRule.AlreadyHolds
            ? row.Said(ListVerdict.Change, null, $"가진 카드에 {entry.Amount ?? amount:#,0}원을 넣습니다.", person!.No)
            : Carded(row, person, verdict, $"카드를 주문하고 {entry.Amount ?? amount:#,0}원을 넣습니다.");
    }

    private static ListRow Carded(ListRow row, KnownHolder? person, Verdict verdict, string done) => verdict.Rule switch
    {
        EligibilityRule.None => row.Said(ListVerdict.New, null, done, person?.No ?? 0),
        EligibilityRule.AlreadyHolds => row.Said(ListVerdict.Same, null, verdict.Reason, person!.No),
        EligibilityRule.BirthDate => row.Said(ListVerdict.Rejected, ListField.BirthDate, "생년월일을 다시 확인하세요."),
        // When she may have one would tell when she was born.
        EligibilityRule.TooYoung => row.Said(
            ListVerdict.Rejected, ListField.BirthDate, verdict.Reason.Split('.')[0] + ". 아직 그 나이가 아닙니다."),
        EligibilityRule.TooOld => row.Said(
            ListVerdict.Rejected, ListField.BirthDate, verdict.Reason.Split('.')[0] + ". 그 나이를 넘었습니다."),
        _ => row.Said(ListVerdict.Rejected, null, verdict.Reason),
    };
}
