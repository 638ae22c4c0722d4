using System.Runtime.InteropServices;

namespace Eum.Infrastructure.City;

[Flags]
internal enum Habits : byte
{
    None = 0,

    /// <summary>Joined and not left.</summary>
    Member = 1,

    /// <summary>Has a card, never uses it.</summary>
    Dormant = 2,

    /// <summary>Pays with cashback as soon as there is some.</summary>
    SpendsCashback = 4,

    /// <summary>The app charges by itself when money is short.</summary>
    AutoCharge = 8,
}

/// <summary>A member as of today. Birth year, sex and day of joining follow from the index alone.</summary>
internal struct Person
{
    public int Spent; // Won of this month that count towards cashback.
    public int Charged; // Won charged this month.
    public int Second; // A second wallet, or −1.
    public int LastNews; // Day with an event of the member or a card, on which nothing is paid.
    public short Month;
    public short Dong;
    public byte Gu;
    public Habits Habits;
}

/// <summary>The money of one member in one programme, and the card that opens it now.</summary>
internal struct Wallet
{
    public int Member;
    public int Card; // Number of the present card, from 1; 0 before there is one.
    public int Charge;
    public int Cashback; // Below zero where a refund took back what was already spent.
    public int Policy;
    public int Spent; // Won of this month that count in this programme, where a layer asks for them.
    public int LastMs; // Clock of the last movement today; −1 before the first.
    public short LastDay;
    public short Month;
    public byte Programme;
    public byte Fund; // Number of the policy fund in Policy; 0 for none.
    public short ActiveFrom; // Day (of the run) from which the card pays.

    public readonly bool IsActive(int runDay) => ActiveFrom <= runDay;

    public readonly long Holding => (long)Charge + Math.Max(0, Cashback) + Policy;
}

/// <summary>All members and wallets, in arrays by index. A member's first wallet has the member's index.</summary>
internal sealed class MemberPopulation
{
    private const int JoinsPerDay = 250; // Expected, in millionths of the members at the start.
    private const int BrandPerMille = 700;
    private static readonly int LaunchDay = new DateOnly(2019, 5, 1).DayNumber;

    private readonly CityGround _ground;
    private readonly SeededRandom _chance;
    private readonly ulong _noise;
    private readonly List<int>[] _payers; // By gu; who moved or left stays in the old list and is passed over.
    private readonly byte[] _brandOf;
    private readonly byte[][] _groupsOf;
    private readonly int _firstDay;

    public MemberPopulation(CityGround ground, CityOptions options)
    {
        _ground = ground;
        _chance = new(options.Seed, "members");
        _noise = Noise.Key(options.Seed, "people");
        _firstDay = options.FirstDay.DayNumber;
        _brandOf = [.. ground.Gus.Select(gu => CityProgrammes.BrandOf(gu.Code))];
        _groupsOf = [.. ground.Gus.Select(gu => CityProgrammes.GroupsOf(gu.Code))];
        _payers = [.. ground.Gus.Select(_ => new List<int>())];

        First = options.Members;
        var joins = new int[options.Days];
        for (var day = 0; day < joins.Length; day++) joins[day] = _chance.Rounded((long)First * JoinsPerDay, 1_000_000);
        JoinsOn = joins;
        People = new Person[First + joins.Sum()];
        Wallets = new Wallet[People.Length + People.Length / 12 + 16];
        WalletCount = People.Length;
        for (var i = 0; i < First; i++) Settle(i, activeFrom: 0);
        foreach (var payers in _payers) _chance.Shuffle(CollectionsMarshal.AsSpan(payers));
        Known = First;
    }

    public Person[] People { get; }

    public Wallet[] Wallets { get; }

    /// <summary>Wallets in use, those of members yet to join among them.</summary>
    public int WalletCount { get; private set; }

    public int First { get; }

    /// <summary>Members who have joined so far.</summary>
    public int Known { get; private set; }

    /// <summary>How many join, day by day of the run.</summary>
    public IReadOnlyList<int> JoinsOn { get; }

    public int CardCount { get; private set; }

    /// <summary>
    /// A member who pays and lives in this gu, busy ones sooner than others; −1 where chance finds none.
    /// </summary>
    public int DrawPayer(int gu, int day, SeededRandom chance)
    {
        for (var tries = 0; tries < 8; tries++)
        {
            var payers = _payers[gu];
            if (payers.Count == 0)
            {
                gu = (gu + 1) % _payers.Length;
                continue;
            }

            // The busiest pay about four times as often as the average, the idlest half as often.
            var u = chance.Next() >> 32;
            var member = payers[(int)(((((u * u) >> 32) * 10 + u * 3) / 13 * (ulong)payers.Count) >> 32)];
            ref readonly var person = ref People[member];
            if (person.Gu == gu && (person.Habits & Habits.Member) != 0 && person.LastNews != day) return member;
        }

        return -1;
    }

    /// <summary>Any member without news today, or −1.</summary>
    public int DrawQuiet(int day, SeededRandom chance)
    {
        for (var tries = 0; tries < 8; tries++)
        {
            var member = chance.Below(Known);
            if ((People[member].Habits & Habits.Member) != 0 && People[member].LastNews != day) return member;
        }

        return -1;
    }

    /// <summary>The next member joins; their card pays from the given day of the run.</summary>
    public int Join(int activeFrom)
    {
        Settle(Known, activeFrom);
        return Known++;
    }

    public void MoveTo(int member, int dong)
    {
        ref var person = ref People[member];
        (person.Dong, person.Gu) = ((short)dong, _ground.GuOf[dong]);
        if ((person.Habits & Habits.Dormant) == 0) _payers[person.Gu].Add(member);
    }

    /// <summary>A new card number.</summary>
    public int NextCard() => ++CardCount;

    /// <summary>Joining day of a member of the start: the earlier the lower the index.</summary>
    public int JoinedOn(int member) =>
        LaunchDay + (int)((long)(_firstDay - 40 - LaunchDay) * member / First)
        + Noise.Part(Noise.Of(_noise, member), 0, 25);

    public int JoinedAtMs(int member) => 32_400_000 + Noise.Part(Noise.Of(_noise, member), 1, 65_536) * 600;

    // Members by age as of 2019-06 (KI-1427661): 20s 20 %, 30s 26, 40s 25, 50s 23; the rest assumed older and younger.
    public int BirthYear(int member, int joinedYear)
    {
        var noise = Noise.Of(_noise, member);
        var age = Noise.Part(noise, 2, 1000) switch
        {
            < 20 => 14 + Noise.Part(noise, 3, 6),
            < 210 => 20 + Noise.Part(noise, 3, 10),
            < 460 => 30 + Noise.Part(noise, 3, 10),
            < 700 => 40 + Noise.Part(noise, 3, 10),
            < 920 => 50 + Noise.Part(noise, 3, 10),
            _ => 60 + Noise.Part(noise, 3, 25),
        };
        return joinedYear - age - 1;
    }

    // Women 59 %, men 41 % (KI-1427661); a few do not say.
    public ReadOnlySpan<byte> Sex(int member) => Noise.Part(Noise.Of(_noise, member ^ 0x4000_0000), 0, 1000) switch
    {
        < 585 => "F"u8,
        < 990 => "M"u8,
        _ => ""u8,
    };

    private void Settle(int member, int activeFrom)
    {
        ref var person = ref People[member];
        var dong = _ground.DrawDong(_chance);
        var habits = Habits.Member;
        if (First > 40 && _chance.Chance(350)) habits |= Habits.Dormant;
        if (_chance.Chance(400)) habits |= Habits.SpendsCashback;
        if (_chance.Chance(300)) habits |= Habits.AutoCharge;
        person = new() { Dong = (short)dong, Gu = _ground.GuOf[dong], Habits = habits, Second = -1, LastNews = -1 };
        if ((habits & Habits.Dormant) == 0) _payers[person.Gu].Add(member);

        var programme = _chance.Chance(BrandPerMille) ? _brandOf[person.Gu] : CityProgrammes.City;
        Open(member, member, programme, activeFrom);
        if (WalletCount < Wallets.Length && _chance.Chance(60)) Second(member, activeFrom);
    }

    private void Second(int member, int activeFrom)
    {
        ref var person = ref People[member];
        var groups = _groupsOf[person.Gu];
        var programme = _chance.Chance(40) ? CityProgrammes.Artist : groups[_chance.Below(groups.Length)];
        person.Second = WalletCount++;
        Open(person.Second, member, programme, activeFrom);
    }

    private void Open(int wallet, int member, byte programme, int activeFrom) => Wallets[wallet] = new()
    {
        Member = member,
        Programme = programme,
        Card = NextCard(),
        ActiveFrom = (short)activeFrom,
    };
}
