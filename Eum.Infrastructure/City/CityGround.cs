using Eum.Domain.Districts;

namespace Eum.Infrastructure.City;

/// <summary>A gu of today with its weight in people and shops, and its day by the hour.</summary>
internal sealed record Gu(int Index, District District, long[] Hours)
{
    public int Code => District.Code;
}

/// <summary>
/// The map: eleven gu as of 2026-07-01 and their legal dongs, which carry their former codes; a dong weighs what the
/// administrative dongs it lies in have of residents.
/// </summary>
internal sealed class CityGround
{
    // Who shares a border or a bridge with whom; the others are farther to go shopping.
    private static readonly Dictionary<int, int[]> Neighbours = new()
    {
        [28125] = [28177, 28275, 28155],
        [28155] = [28125, 28275, 28185],
        [28177] = [28125, 28185, 28200, 28237, 28275],
        [28185] = [28177, 28200],
        [28200] = [28177, 28185, 28237],
        [28237] = [28177, 28200, 28245, 28275],
        [28245] = [28237, 28275, 28290],
        [28275] = [28125, 28177, 28237, 28245, 28290],
        [28290] = [28275, 28245, 28710],
        [28710] = [28290],
        [28720] = [28125],
    };

    private readonly AliasTable[] _homeOf;
    private readonly AliasTable _dongs;
    private readonly AliasTable[] _dongsOf;
    private readonly int[][] _dongIndexes;

    public CityGround()
    {
        var hours = CityTable.Rows("hours.csv").ToDictionary(
            row => CityTable.Int(row[0]), row => row.Skip(1).Select(CityTable.Long).ToArray());
        Gus = [.. DistrictTable.All.Where(district => district.To is null)
            .Select((district, index) => new Gu(index, district, hours[district.Code]))];
        Dongs = [.. LegalDongTable.All];
        GuOf = [.. Dongs.Select(dong => (byte)Array.FindIndex(Gus, gu => gu.Code == dong.District))];

        var weights = DongWeights();
        _dongs = new(weights);
        _dongIndexes =
            [.. Gus.Select(gu => Enumerable.Range(0, Dongs.Length).Where(dong => GuOf[dong] == gu.Index).ToArray())];
        _dongsOf = [.. _dongIndexes.Select(dongs => new AliasTable([.. dongs.Select(dong => weights[dong])]))];
        _homeOf = [.. Gus.Select(gu => new AliasTable(HomeWeights(gu)))];
    }

    public Gu[] Gus { get; }

    public LegalDong[] Dongs { get; }

    /// <summary>Gu index of each dong.</summary>
    public byte[] GuOf { get; }

    /// <summary>A dong to live in, anywhere, by residents.</summary>
    public int DrawDong(SeededRandom chance) => _dongs.Draw(chance);

    public int DrawDongIn(int gu, SeededRandom chance) => _dongIndexes[gu][_dongsOf[gu].Draw(chance)];

    /// <summary>The home gu of someone who pays in this one: mostly the same, then a neighbour's.</summary>
    public int DrawHome(int payGu, SeededRandom chance) => _homeOf[payGu].Draw(chance);

    private long[] HomeWeights(Gu payGu)
    {
        var near = Gus.Where(gu => Neighbours[payGu.Code].Contains(gu.Code)).Sum(gu => gu.District.Population ?? 0);
        var all = Gus.Sum(gu => gu.District.Population ?? 0);
        return [.. Gus.Select(gu =>
        {
            var people = gu.District.Population ?? 0;
            var weight = 80_000_000L * people / all;
            if (gu.Index == payGu.Index) weight += 740_000_000;
            else if (Neighbours[payGu.Code].Contains(gu.Code)) weight += 180_000_000L * people / near;
            return weight;
        })];
    }

    private long[] DongWeights()
    {
        var sharers = Dongs.SelectMany(dong => dong.AdminDongs).CountBy(code => code).ToDictionary();
        return [.. Dongs.Select(dong => Math.Max(1, dong.AdminDongs
            .Sum(code => 1000L * (AdminDongTable.Find(code)?.Population ?? 0) / sharers[code])))];
    }
}
