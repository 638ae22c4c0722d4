namespace Eum.Domain.Cards;

/// <summary>What decides whether somebody gets a card.</summary>
public enum EligibilityRule
{
    /// <summary>Nothing stands against it.</summary>
    None = 0,
    BirthDate = 1,
    Closed = 2,
    TooYoung = 3,
    TooOld = 4,
    AlreadyHolds = 5,
    OtherBrand = 6,
}

/// <summary>A card that somebody has, or that is on its way.</summary>
/// <param name="OnOrder">It is ordered and not yet in a hand.</param>
public sealed record HeldCard(string Programme, bool OnOrder);

/// <summary>Whether a person gets a card, and the sentence that says why (not).</summary>
public sealed record Verdict(EligibilityRule Rule, string Reason)
{
    public bool Fits => Rule == EligibilityRule.None;
}

/// <summary>
/// Who gets a card of a programme: from 14 on (residence is not asked), one gu brand at a time, nobody twice
/// (docs/domain/cards.md).
/// </summary>
public static class Eligibility
{
    private const int OldestAge = 120;

    /// <param name="day">Of the order, KST.</param>
    public static Verdict Of(
        Programme programme, DateOnly born, IReadOnlyList<HeldCard> holds, ProgrammeTable table, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(holds);
        ArgumentNullException.ThrowIfNull(table);
        return Age(programme, born, day) ?? Held(programme, holds, table, day)
            ?? new(EligibilityRule.None, $"만 {AgeOn(born, day)}세, 발급할 수 있습니다.");
    }

    /// <summary>
    /// Full years on a Korean day; who was born on 29 February gets older on 1 March of other years.
    /// </summary>
    public static int AgeOn(DateOnly born, DateOnly day) =>
        day.Year - born.Year - ((day.Month, day.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0);

    private static Verdict? Age(Programme programme, DateOnly born, DateOnly day)
    {
        var age = AgeOn(born, day);
        if (born > day || age > OldestAge)
            return new(EligibilityRule.BirthDate, $"생년월일 {born:yyyy-MM-dd}을(를) 다시 확인하세요.");
        if (programme.ProfileOn(day) is not { } profile)
            return new(
                EligibilityRule.Closed,
                $"{programme.Profiles[0].Name}은(는) {programme.Profiles[0].From:yyyy-MM-dd}부터 발급합니다.");
        if (!profile.Open) return new(EligibilityRule.Closed, $"{profile.Name}은(는) 지금 발급하지 않습니다.");
        if (age < profile.MinimumAge)
            return new(
                EligibilityRule.TooYoung,
                $"만 {profile.MinimumAge}세부터 발급합니다. 만 {age}세이고, {Birthday(born, profile.MinimumAge):yyyy-MM-dd}부터 됩니다.");
        return age > profile.MaximumAge
            ? new(EligibilityRule.TooOld, $"만 {profile.MaximumAge}세까지 발급합니다. 만 {age}세입니다.")
            : null;
    }

    private static Verdict? Held(
        Programme programme, IReadOnlyList<HeldCard> holds, ProgrammeTable table, DateOnly day)
    {
        var (code, name) = (programme.Code.Text, table.NameOf(programme.Code.Text, day));
        if (holds.FirstOrDefault(card => card.Programme == code) is { } same)
            return new(
                EligibilityRule.AlreadyHolds,
                same.OnOrder ? $"{name} 카드를 이미 주문했습니다. 그 주문이 끝나기를 기다리세요." : $"{name} 카드를 이미 가지고 있습니다.");
        if (!table.IsBrand(code, day)) return null;
        return holds.FirstOrDefault(card => table.IsBrand(card.Programme, day)) is { } other
            ? new(
                EligibilityRule.OtherBrand,
                $"군·구 카드는 한 번에 하나입니다. {table.NameOf(other.Programme, day)} 카드를 {(other.OnOrder ? "주문했습니다" : "가지고 있습니다")}.")
            : null;
    }

    private static DateOnly Birthday(DateOnly born, int age)
    {
        var year = born.Year + age;
        return born is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year)
            ? new(year, 3, 1)
            : new(year, born.Month, born.Day);
    }
}
