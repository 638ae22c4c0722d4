using Eum.Domain.Merchants;

namespace Eum.Infrastructure.City;

/// <summary>
/// A shop as it stands on the day being written. What never changes about it follows from its index alone.
/// </summary>
internal struct Shop
{
    public short Dong;
    public byte Type;
    public byte Bracket;
    public byte Designations; // Flags of Designation, in force from DesignatedFrom on.
    public byte Revision; // Counts its changes of telephone.
    public bool Stopped; // Closed or suspended: nobody pays there any more.
    public short RateBp; // Benefit+ contract, from ContractFrom to ContractTo, both days included.
    public int ContractFrom;
    public int ContractTo;
    public int DesignatedFrom;
    public int RegisteredOn; // Payable from the day after.
    public int BracketFrom;
    public int LastEvent;
    public int Facts; // Which group of equal facts it is rated with today.

    public readonly bool IsOpen(int day) => !Stopped && RegisteredOn < day;
}

/// <summary>
/// All shops that ever open, by index in order of registration, and who is found where: by gu and type, by rank.
/// </summary>
internal sealed class MerchantPopulation
{
    private const int Tries = 12;
    private static readonly int LaunchDay = new DateOnly(2019, 5, 1).DayNumber;

    // Thousandths of the city's share of shops over 3 billion won, by gu in the order of codes.
    private static readonly int[] Largeness = [900, 1100, 950, 1300, 1150, 1000, 900, 1100, 850, 450, 250];

    private readonly CityGround _ground;
    private readonly TypeMix _mix;
    private readonly int[][] _cells; // Gu × type: shops in order of rank.
    private readonly AliasTable?[] _ranks;
    private readonly AliasTable?[] _dayTypes;
    private readonly AliasTable?[] _nightTypes;

    /// <param name="perDay">Expected new ones a day, in millionths of those there are before the first day.</param>
    public MerchantPopulation(CityGround ground, TypeMix mix, CityOptions options, int perDay)
    {
        (_ground, _mix) = (ground, mix);
        First = options.MerchantCount;
        var chance = new SeededRandom(options.Seed, "merchants");
        var opened = OpeningsBy(options, perDay, chance);
        Shops = new Shop[First + opened.Count];
        var cells = CellsOfShops(chance);
        for (var i = 0; i < Shops.Length; i++)
        {
            var registered = i < First
                ? LaunchDay + (int)((long)(options.FirstDay.DayNumber - 40 - LaunchDay) * i / First) + chance.Below(30)
                : opened[i - First];
            Shops[i] = Opened(cells[i], registered, chance);
        }

        _cells = Ranked(cells, options.Seed);
        _ranks = [.. _cells.Select(cell => cell.Length == 0 ? null : new AliasTable(ZipfWeights(cell.Length)))];
        _dayTypes = new AliasTable?[ground.Gus.Length];
        _nightTypes = new AliasTable?[ground.Gus.Length];
        foreach (var gu in ground.Gus) MixTypes(gu);
    }

    public Shop[] Shops { get; }

    /// <summary>Shops there are before the first day.</summary>
    public int First { get; }

    /// <summary>Shops registered up to and including the last day handled.</summary>
    public int Known { get; set; }

    public long[] PurchaseWeights() => [.. _ground.Gus.Select(gu => Weight(gu).Purchases)];

    /// <summary>Mean purchase in the whole city, in won.</summary>
    public long MeanPurchase() =>
        _ground.Gus.Sum(gu => Weight(gu).Won) / Math.Max(1, _ground.Gus.Sum(gu => Weight(gu).Purchases));

    /// <summary>A shop to pay at in this gu and hour, or −1 where none is open.</summary>
    public int Draw(int gu, int hour, int day, SeededRandom chance)
    {
        var types = hour is < TypeMix.NightEnds or >= TypeMix.NightStarts ? _nightTypes[gu] : _dayTypes[gu];
        if (types is null) return AnyOpen(day, chance);
        for (var i = 0; i < Tries; i++)
        {
            var cell = gu * _mix.Traits.Length + types.Draw(chance);
            if (_ranks[cell] is not { } ranks) continue;
            var shop = _cells[cell][ranks.Draw(chance)];
            if (Shops[shop].IsOpen(day)) return shop;
        }

        return AnyOpen(day, chance);
    }

    private int AnyOpen(int day, SeededRandom chance)
    {
        var start = chance.Below(Shops.Length);
        for (var i = 0; i < Shops.Length; i++)
        {
            var shop = (start + i) % Shops.Length;
            if (Shops[shop].IsOpen(day)) return shop;
        }

        return -1;
    }

    private List<int> OpeningsBy(CityOptions options, int perDay, SeededRandom chance)
    {
        var days = new List<int>();
        for (var day = options.FirstDay; day <= options.Until; day = day.AddDays(1))
            for (var n = chance.Rounded((long)First * perDay, 1_000_000); n > 0; n--)
                days.Add(day.DayNumber);
        return days;
    }

    // Shops by gu as counted, by type as proportioned, to the largest remainder; then mixed, so that ids tell nothing.
    private int[] CellsOfShops(SeededRandom chance)
    {
        var types = _mix.Traits.Length;
        var byGu = Apportioned(First, [.. _ground.Gus.Select(gu => (long)(gu.District.Shops ?? 0))]);
        var cells = new List<int>(Shops.Length);
        foreach (var gu in _ground.Gus)
        {
            var byType = Apportioned(byGu[gu.Index], [.. _mix.Traits.Select(traits => traits.Shops)]);
            for (var type = 0; type < types; type++)
                cells.AddRange(Enumerable.Repeat(gu.Index * types + type, byType[type]));
        }

        var mixed = cells.ToArray();
        chance.Shuffle(mixed);
        return [.. mixed, .. Enumerable.Range(0, Shops.Length - First).Select(_ => mixed[chance.Below(First)])];
    }

    private Shop Opened(int cell, int registered, SeededRandom chance)
    {
        var (gu, type) = Math.DivRem(cell, _mix.Traits.Length);
        var shop = new Shop
        {
            Type = (byte)type,
            Dong = (short)_ground.DrawDongIn(gu, chance),
            Bracket = (byte)DrawBracket(gu, type, chance),
            RegisteredOn = registered,
            BracketFrom = registered,
        };
        if (chance.Chance(70)) Contract(ref shop, registered, chance);
        var designation = _mix.Traits[type].Type.Code == "TAXI" ? Designation.Taxi
            : chance.Chance(3) ? Designation.FairPrice
            : chance.Chance(1) ? Designation.Heritage
            : Designation.None;
        (shop.Designations, shop.DesignatedFrom) = ((byte)designation, registered);
        return shop;
    }

    /// <summary>A contract of 1 to 5 % from a day on; one in ten has an end.</summary>
    public static void Contract(ref Shop shop, int from, SeededRandom chance)
    {
        shop.RateBp = (short)(100 * chance.Between(1, 5));
        shop.ContractFrom = from;
        shop.ContractTo = chance.Chance(100) ? from + chance.Between(180, 1_500) : int.MaxValue;
    }

    private SalesBracket DrawBracket(int gu, int type, SeededRandom chance)
    {
        var drawn = chance.Below(1000);
        var large = _mix.Traits[type].LargePerMille * Largeness[gu] / 1000;
        if (drawn < large) return SalesBracket.GT3B;
        drawn = chance.Below(1000);
        return drawn < 90 ? SalesBracket.LE3B
            : drawn < 225 ? SalesBracket.LE1B
            : drawn < 380 ? SalesBracket.LE500M
            : SalesBracket.LE300M;
    }

    // The larger a shop's bracket, the sooner it stands at the top of its cell, though not always.
    private int[][] Ranked(int[] cells, long seed)
    {
        var key = Noise.Key(seed, "ranks");
        var members = new List<int>[_ground.Gus.Length * _mix.Traits.Length];
        for (var i = 0; i < members.Length; i++) members[i] = [];
        for (var shop = 0; shop < cells.Length; shop++) members[cells[shop]].Add(shop);
        return [.. members.Select(cell => cell
            .OrderBy(shop => (Noise.Of(key, shop) >> 8) >> Shops[shop].Bracket).ThenBy(shop => shop).ToArray())];
    }

    private static long[] ZipfWeights(int count)
    {
        var head = Math.Min(20, 2 + count / 50);
        return [.. Enumerable.Range(0, count).Select(rank => (1L << 32) / (rank + head))];
    }

    private (long Won, long Purchases) Weight(Gu gu)
    {
        if (_dayTypes[gu.Index] is null) return (0, 0);
        var people = (gu.District.Population ?? 0) * 600_000 / _ground.Gus.Sum(other => other.District.Population ?? 0);
        var shops = (gu.District.Shops ?? 0) * 400_000L / _ground.Gus.Sum(other => other.District.Shops ?? 0);
        var won = (Int128)_mix.WonOf(gu.Index, type => HasShops(gu.Index, type)) * 1_000_000_000;
        var counts = _mix.Counts(gu.Index, type => HasShops(gu.Index, type)).Sum();
        return ((people + shops) * 1_000_000, (long)((people + shops) * 1_000_000 * (Int128)counts / won));
    }

    private bool HasShops(int gu, int type) => _cells[gu * _mix.Traits.Length + type].Length > 0;

    // By night the types that are open then; by day what keeps the whole day's shares as they are.
    private void MixTypes(Gu gu)
    {
        var counts = _mix.Counts(gu.Index, type => HasShops(gu.Index, type));
        var total = counts.Sum();
        if (total == 0) return;

        var night = counts.Select((count, type) => count * _mix.Traits[type].Night / 1000).ToArray();
        var nightTotal = night.Sum();
        if (nightTotal == 0) (night, nightTotal) = (counts, total);
        var hours = gu.Hours.Sum();
        var nightHours = gu.Hours.Where((_, hour) => hour is < TypeMix.NightEnds or >= TypeMix.NightStarts).Sum();
        var day = counts.Select((count, type) => Math.Max(0,
            count - (long)((Int128)night[type] * total / nightTotal * nightHours / hours))).ToArray();
        _nightTypes[gu.Index] = new(night);
        _dayTypes[gu.Index] = new(day.Sum() == 0 ? counts : day);
    }

    /// <summary>A whole split by weights into wholes that add up to it, largest remainders first.</summary>
    internal static int[] Apportioned(int whole, long[] weights)
    {
        var total = weights.Sum();
        var parts = weights.Select(weight => (int)(whole * weight / total)).ToArray();
        var byRest = Enumerable.Range(0, weights.Length)
            .OrderByDescending(i => whole * weights[i] % total).ThenBy(i => i);
        foreach (var i in byRest.Take(whole - parts.Sum())) parts[i]++;
        return parts;
    }
}
