using System.Text;
using Eum.Domain.Merchants;

namespace Eum.Infrastructure.City;

/// <summary>What a business type is like in this city.</summary>
/// <param name="MedianWon">Middle purchase.</param>
/// <param name="Unit">Prices end in whole multiples of so many won.</param>
/// <param name="Night">Its share of the night, in thousandths of its share of the day.</param>
/// <param name="LargePerMille">Shops with yearly sales over 3 billion won.</param>
internal sealed record TypeTraits(
    BusinessType Type, long Won, long Shops, int MedianWon, int Unit, int Night, int LargePerMille, byte[] Ksic,
    byte[] Code);

/// <summary>Which business types are bought from in which gu, by day and by night, and for how much.</summary>
internal sealed class TypeMix
{
    public const int NightEnds = 7;
    public const int NightStarts = 22;
    private const int LargestPurchase = 990_000;

    // Purchase sizes against the middle one at every sixteenth of the way up, in thousandths: log-normal with σ 0.9,
    // cut at both ends, straight in between.
    private static readonly int[] Sizes =
        [120, 251, 355, 450, 545, 644, 750, 868, 1000, 1152, 1333, 1553, 1834, 2222, 2816, 3977, 9000];

    private static readonly long MeanSize = Sizes.Zip(Sizes.Skip(1), (low, high) => (long)low + high).Sum() / 32;

    private readonly long[][] _won; // By gu and type.

    public TypeMix(CityGround ground)
    {
        Traits = [.. CityTable.Rows("business-mix.csv").Select(Read)];
        var special = CityTable.Rows("business-mix-by-district.csv")
            .ToLookup(row => CityTable.Int(row[0]), row => (Group: row[1], Won: CityTable.Long(row[2])));
        _won = [.. ground.Gus.Select(gu => WonIn([.. special[gu.Code]]))];
    }

    public TypeTraits[] Traits { get; }

    /// <summary>Mean purchase of a type, in won.</summary>
    public long Mean(int type) => Traits[type].MedianWon * MeanSize / 1000;

    /// <summary>Weights of purchases by type in a gu; zero for types without a shop there.</summary>
    public long[] Counts(int gu, Func<int, bool> hasShops) =>
        [.. Traits.Select((_, type) => hasShops(type) ? _won[gu][type] * 1_000_000_000 / Mean(type) : 0)];

    /// <summary>Won of the types that have shops in the gu, in the measure of <see cref="Counts"/> × 10⁻⁹.</summary>
    public long WonOf(int gu, Func<int, bool> hasShops) =>
        Traits.Select((_, type) => hasShops(type) ? _won[gu][type] : 0).Sum();

    /// <summary>One purchase at a shop of the type, in won.</summary>
    public int DrawAmount(int type, SeededRandom chance)
    {
        var traits = Traits[type];
        var drawn = chance.Next();
        var step = (int)(drawn >> 60);
        var way = (long)((drawn >> 28) & 0xFFFF_FFFF);
        var size = Sizes[step] * 4_294_967_296 + (Sizes[step + 1] - Sizes[step]) * way;
        var won = (long)((ulong)traits.MedianWon * ((ulong)size >> 16) / 65_536_000);
        var rounded = (won + traits.Unit / 2) / traits.Unit * traits.Unit;
        return (int)Math.Clamp(rounded, traits.Unit, LargestPurchase);
    }

    // The groups a district is known for take their share; what is left goes to the others as in the whole city.
    private long[] WonIn((string Group, long Won)[] special)
    {
        var fixedWon = special.Sum(one => one.Won);
        var rest = Traits.Select(traits => traits.Type.GroupCode).Distinct()
            .Where(group => special.All(one => one.Group != group)).Sum(GroupWon);
        return [.. Traits.Select(traits =>
        {
            var group = special.FirstOrDefault(one => one.Group == traits.Type.GroupCode);
            return group.Group is null
                ? traits.Won * (10_000 - fixedWon) * 100 / rest
                : traits.Won * group.Won * 100 / GroupWon(group.Group);
        })];
    }

    private long GroupWon(string group) =>
        Traits.Where(traits => traits.Type.GroupCode == group).Sum(traits => traits.Won);

    private static TypeTraits Read(string[] row)
    {
        if (!BusinessTypeTable.TryFind(row[0], out var type))
            throw new InvalidOperationException($"{row[0]} is no business type.");
        return new(type, CityTable.Long(row[1]), CityTable.Long(row[2]), CityTable.Int(row[3]), CityTable.Int(row[4]),
            CityTable.Int(row[5]), CityTable.Int(row[6]), Encoding.ASCII.GetBytes(row[7]),
            Encoding.ASCII.GetBytes(row[0]));
    }
}
