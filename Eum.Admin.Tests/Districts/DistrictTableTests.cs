using Eum.Domain.Districts;

namespace Eum.Admin.Tests.Districts;

public sealed class DistrictTableTests
{
    private static readonly DateOnly Before = new(2026, 6, 30);
    private static readonly DateOnly After = new(2026, 7, 1);

    [Fact]
    public void The_city_had_ten_districts_and_has_eleven()
    {
        int[] unchanged = [28177, 28185, 28200, 28237, 28245, 28710, 28720];

        Assert.Equal(unchanged.Concat([28110, 28140, 28260]).Order(), Codes(Before));
        Assert.Equal(unchanged.Concat([28125, 28155, 28275, 28290]).Order(), Codes(After));
        Assert.Equal(14, DistrictTable.All.Length);

        static IEnumerable<int> Codes(DateOnly day) => DistrictTable.At(day).Select(district => district.Code);
    }

    [Theory]
    [InlineData(28260, true, false)]
    [InlineData(28110, true, false)]
    [InlineData(28140, true, false)]
    [InlineData(28275, false, true)]
    [InlineData(28290, false, true)]
    [InlineData(28185, true, true)]
    [InlineData(28000, false, false)] // no place to keep a shop in
    [InlineData(11110, false, false)]
    public void A_code_is_valid_on_the_days_its_district_stands(int code, bool before, bool after)
    {
        Assert.Equal(before, DistrictTable.IsValid(code, Before));
        Assert.Equal(after, DistrictTable.IsValid(code, After));
    }

    [Fact]
    public void The_city_is_an_authority_beside_its_standing_districts()
    {
        Assert.True(DistrictTable.IsAuthority(28000, Before) && DistrictTable.IsAuthority(28260, Before));
        Assert.False(DistrictTable.IsAuthority(28260, After) || DistrictTable.IsAuthority(28999, After));
        Assert.Same(DistrictTable.City, DistrictTable.Find(28000));
        Assert.Equal("인천광역시", $"{DistrictTable.City}");
    }

    [Fact]
    public void Successors_and_predecessors_name_each_other()
    {
        foreach (var district in DistrictTable.All)
        {
            Assert.Equal(district.To is null, district.Successors.IsEmpty);
            Assert.All(district.Successors.Select(Find), next => Assert.Contains(district.Code, next.Predecessors));
            Assert.All(district.Predecessors.Select(Find), last => Assert.Contains(district.Code, last.Successors));
        }

        Assert.Equal([28275, 28290], Find(28260).Successors.ToArray());
        Assert.Equal([28110, 28140], Find(28125).Predecessors.ToArray());
        Assert.Null(DistrictTable.Find(28170));

        static District Find(int code) => DistrictTable.Find(code)!;
    }

    [Fact]
    public void Residents_of_a_district_are_those_of_its_dongs()
    {
        foreach (var district in DistrictTable.All)
            Assert.Equal(
                district.Population,
                AdminDongTable.All
                    .Where(dong => dong.District == district.Code || dong.FormerDistrict == district.Code)
                    .Sum(dong => (long)dong.Population));

        Assert.Equal(3_063_730, DistrictTable.City.Population);
        Assert.Equal(665_908, DistrictTable.Find(28260)!.Population);
    }
}
