using Eum.Domain.Districts;

namespace Eum.Admin.Tests.Districts;

public sealed class BoundariesTests
{
    [Theory]
    [InlineData(2826012200, 28275)] // 서구 청라동 went to 서해구
    [InlineData(2826012100, 28290)] // 서구 불로동 went to 검단구
    [InlineData(2811014700, 28155)] // 중구 운서동 went to 영종구
    [InlineData(2811012400, 28125)] // 중구 신포동 went to 제물포구
    [InlineData(2827511100, 28275)]
    [InlineData(2818510600, 28185)]
    [InlineData(2814099900, 28125)] // 동구 went whole, so any dong of it did
    [InlineData(2820099900, 28200)] // 남동구 did not change
    public void A_dong_is_placed_on_todays_boundaries(long dong, int district) =>
        Assert.Equal(district, Boundaries.Today(dong));

    [Theory]
    [InlineData(2826099900)]
    [InlineData(2811099900)]
    [InlineData(2826000000)]
    [InlineData(2800000000)]
    [InlineData(1111010100)]
    [InlineData(0)]
    public void An_unknown_dong_of_a_divided_district_is_not_placed_by_guess(long dong) =>
        Assert.Null(Boundaries.Today(dong));

    [Theory]
    [InlineData(28140, 28125)]
    [InlineData(28275, 28275)]
    [InlineData(28260, null)]
    [InlineData(28110, null)]
    [InlineData(28000, null)]
    public void A_district_alone_is_placed_where_it_went_whole(int district, int? today) =>
        Assert.Equal(today, Boundaries.TodayOfDistrict(district));

    [Fact]
    public void As_recorded_is_as_it_was_recorded() => Assert.Equal(28260, Boundaries.Recorded(28260));

    [Theory]
    [InlineData(28260, 28260)]
    [InlineData(28275, 28260)]
    [InlineData(28290, 28260)]
    [InlineData(28110, 28110)]
    [InlineData(28140, 28110)]
    [InlineData(28125, 28110)]
    [InlineData(28155, 28110)]
    [InlineData(28185, 28185)]
    [InlineData(28000, 28000)]
    public void What_was_one_area_is_one_group(int district, int group) =>
        Assert.Equal(group, Boundaries.ComparableGroup(district)?.No);

    [Fact]
    public void Groups_are_named_in_both_languages_and_cover_every_district_once()
    {
        Assert.Equal("옛 서구 (서해구·검단구)", $"{Boundaries.ComparableGroup(28290)}");
        Assert.Equal("Former Seo-gu (Seohae-gu, Geomdan-gu)", Boundaries.ComparableGroup(28290)!.NameEn);
        Assert.Equal("연수구", Boundaries.ComparableGroup(28185)!.Name);
        Assert.Null(Boundaries.ComparableGroup(11110));
        Assert.Equal(9, Boundaries.Groups.Length);
        Assert.Equal(
            DistrictTable.All.Select(district => district.Code),
            Boundaries.Groups.SelectMany(group => group.Districts).Order());
    }

    [Fact]
    public void A_group_has_the_same_residents_before_and_after()
    {
        var reform = DistrictTable.Reform;
        Assert.All(
            Boundaries.Groups,
            group => Assert.Equal(Residents(group, reform.AddDays(-1)), Residents(group, reform)));

        static long? Residents(ComparableGroup group, DateOnly day) =>
            DistrictTable.At(day).Where(d => group.Districts.Contains(d.Code)).Sum(d => d.Population);
    }
}
