using Eum.Infrastructure.Files;

namespace Eum.Infrastructure.City;

/// <summary>
/// The members and cards files: everyone on the first day, then who joins, leaves, moves, loses a card.
/// </summary>
internal sealed class MemberNews(
    MemberPopulation population, CityGround ground, ChargeBook charges, SeededRandom chance, DateOnly firstDay)
{
    // Expected a day, in millionths of the members there are.
    private const int LeavesPerDay = 90;
    private const int MovesPerDay = 110;
    private const int LossesPerDay = 70;
    private const int Minute = 60_000;
    private const int MorningMs = 9 * 3_600_000;

    private readonly List<(int DueDay, int Wallet, int LostCard)> _replacements = [];
    private readonly List<CardEvent> _cards = [];
    private readonly List<(int Ms, int Member, byte What)> _members = [];

    private enum CardWhat : byte
    {
        Issued,
        Activated,
        Lost,
        Reissued,
        Closed,
    }

    private readonly record struct CardEvent(int Ms, int Card, int Wallet, CardWhat What, int Replaces);

    /// <summary>All members of the start, each JOIN and card in the time it happened.</summary>
    public void WriteStanding(EnvelopeWriter members, EnvelopeWriter cards)
    {
        for (var member = 0; member < population.First; member++)
        {
            var joined = population.JoinedOn(member);
            var ms = population.JoinedAtMs(member);
            MemberRow(members, member, "JOIN"u8, joined, ms, joined);
            Stand(cards, member, joined, ms);
            if (population.People[member].Second is var second and >= 0) Stand(cards, second, joined, ms + 7 * Minute);
        }
    }

    /// <summary>Today's news; who has some pays nothing today. Money they take home goes through the charges.</summary>
    public void WriteNews(EnvelopeWriter members, EnvelopeWriter cards, DateOnly today)
    {
        var runDay = today.DayNumber - firstDay.DayNumber;
        _cards.Clear();
        _members.Clear();
        Replace(runDay);
        for (var n = Expected(LeavesPerDay); n > 0; n--) Leave(runDay);
        for (var n = Expected(MovesPerDay); n > 0; n--) Move(runDay);
        for (var n = Expected(LossesPerDay); n > 0; n--) Lose(runDay);
        for (var n = population.JoinsOn[runDay]; n > 0; n--) Join(runDay);

        var day = today.DayNumber;
        foreach (var (ms, member, what) in _members.OrderBy(one => one.Ms).ThenBy(one => one.Member))
        {
            var word = what switch { 0 => "JOIN"u8, 1 => "LEAVE"u8, _ => "MOVE"u8 };
            MemberRow(members, member, word, day, ms, JoinDay(member));
        }

        foreach (var one in _cards.OrderBy(one => one.Ms).ThenBy(one => one.Card)) CardRow(cards, one, day);
    }

    private int Expected(int perDay) => chance.Rounded((long)population.Known * perDay, 1_000_000);

    private int JoinDay(int member) => member < population.First ? population.JoinedOn(member) : firstDay.DayNumber;

    private void Stand(EnvelopeWriter cards, int wallet, int joined, int ms)
    {
        var card = population.Wallets[wallet].Card;
        CardRow(cards, new(ms + Minute, card, wallet, CardWhat.Issued, 0), joined);
        CardRow(cards, new((ms + 50_000_000) % 80_000_000, card, wallet, CardWhat.Activated, 0), joined + 3 + card % 5);
    }

    private void Join(int runDay)
    {
        var member = population.Join(activeFrom: runDay + 1);
        var ms = Clock();
        _members.Add((ms, member, 0));
        Open(member, ms);
        if (population.People[member].Second is var second and >= 0) Open(second, ms + 2 * Minute);
        population.People[member].LastNews = runDay;
    }

    // In town a card is handed out at the counter and works at once.
    private void Open(int wallet, int ms)
    {
        _cards.Add(new(ms + Minute, population.Wallets[wallet].Card, wallet, CardWhat.Issued, 0));
        _cards.Add(new(ms + 30 * Minute, population.Wallets[wallet].Card, wallet, CardWhat.Activated, 0));
    }

    private void Leave(int runDay)
    {
        if (population.Known < 40 || population.DrawQuiet(runDay, chance) is not (var member and >= 0)) return;
        ref var person = ref population.People[member];
        if (IsBusy(member)) return;
        (person.LastNews, person.Habits) = (runDay, Habits.None);
        var ms = Clock();
        TakeHome(member, ms);
        if (person.Second >= 0) TakeHome(person.Second, ms);
        _members.Add((ms + 3 * Minute, member, 1));
    }

    // Who has policy money or a card on its way stays.
    private bool IsBusy(int member)
    {
        ref readonly var person = ref population.People[member];
        return IsBusyWallet(member) || (person.Second >= 0 && IsBusyWallet(person.Second));

        bool IsBusyWallet(int wallet) =>
            population.Wallets[wallet].Policy != 0 || _replacements.Exists(one => one.Wallet == wallet);
    }

    private void TakeHome(int wallet, int ms)
    {
        ref var purse = ref population.Wallets[wallet];
        if (purse.Charge > 0)
        {
            charges.Refund(wallet, ms, purse.Charge);
            purse.Charge = 0;
        }

        _cards.Add(new(ms + Minute, purse.Card, wallet, CardWhat.Closed, 0));
        purse.ActiveFrom = short.MaxValue;
    }

    private void Move(int runDay)
    {
        if (population.DrawQuiet(runDay, chance) is not (var member and >= 0)) return;
        population.MoveTo(member, ground.DrawDong(chance));
        population.People[member].LastNews = runDay;
        _members.Add((Clock(), member, 2));
    }

    private void Lose(int runDay)
    {
        if (population.DrawQuiet(runDay, chance) is not (var member and >= 0)) return;
        ref var purse = ref population.Wallets[member];
        if (purse.ActiveFrom > runDay) return;
        _cards.Add(new(Clock(), purse.Card, member, CardWhat.Lost, 0));
        _replacements.Add((runDay + chance.Between(1, 3), member, purse.Card));
        purse.ActiveFrom = short.MaxValue;
        population.People[member].LastNews = runDay;
    }

    private void Replace(int runDay)
    {
        foreach (var (_, wallet, lost) in _replacements.Where(one => one.DueDay == runDay))
        {
            ref var purse = ref population.Wallets[wallet];
            (purse.Card, purse.ActiveFrom) = (population.NextCard(), (short)(runDay + 1));
            var ms = Clock();
            _cards.Add(new(ms, purse.Card, wallet, CardWhat.Reissued, lost));
            _cards.Add(new(ms + 45 * Minute, purse.Card, wallet, CardWhat.Activated, 0));
            population.People[purse.Member].LastNews = runDay;
        }

        _replacements.RemoveAll(one => one.DueDay == runDay);
    }

    // Office hours.
    private int Clock() => MorningMs + chance.Below(9 * 3_600_000);

    private void MemberRow(EnvelopeWriter rows, int member, ReadOnlySpan<byte> what, int day, int ms, int joined)
    {
        var date = DateOnly.FromDayNumber(day);
        rows.Id("M"u8, member + 1, 9);
        rows.Code(what);
        rows.Instant(day, ms);
        rows.Number(population.BirthYear(member, DateOnly.FromDayNumber(joined).Year));
        rows.Code(population.Sex(member));
        rows.Number(ground.Dongs[population.People[member].Dong].CodeOn(date));
        rows.EndRow();
    }

    private void CardRow(EnvelopeWriter rows, in CardEvent one, int day)
    {
        rows.Id("C"u8, one.Card, 10);
        rows.Code(one.What switch
        {
            CardWhat.Issued => "ISSUED"u8,
            CardWhat.Activated => "ACTIVATED"u8,
            CardWhat.Lost => "LOST"u8,
            CardWhat.Reissued => "REISSUED"u8,
            _ => "CLOSED"u8,
        });
        rows.Instant(day, one.Ms);
        rows.Id("M"u8, population.Wallets[one.Wallet].Member + 1, 9);
        rows.Code(CityProgrammes.Utf8[population.Wallets[one.Wallet].Programme]);
        rows.Id("9410-16**-****-"u8, one.Card * 7919L % 10_000, 4);
        rows.Id("L"u8, one.Card / 5_000 + 1, 5);
        if (one.Replaces > 0) rows.Id("C"u8, one.Replaces, 10);
        else rows.Empty();
        rows.Code(one.What switch
        {
            CardWhat.Lost => "분실"u8,
            CardWhat.Reissued => "분실 재발급"u8,
            CardWhat.Closed => "탈퇴"u8,
            _ => ""u8,
        });
        rows.EndRow();
    }
}
