using Eum.Domain.Districts;

namespace Eum.Admin.Tests.Districts;

public sealed class GuBrandsTests
{
    private static readonly DateOnly Before = new(2026, 6, 30);
    private static readonly DateOnly After = new(2026, 7, 1);

    [Fact]
    public void Seoro_passes_from_its_district_to_both_heirs()
    {
        var seoro = GuBrands.Find("SEORO")!;

        Assert.Equal("서로e음", $"{seoro}");
        Assert.Equal([28260], seoro.DistrictsOn(Before).ToArray());
        Assert.Equal([28275, 28290], seoro.DistrictsOn(After).ToArray());
    }

    [Theory]
    [InlineData(28185, "연수e음")]
    [InlineData(28200, "남동e음")]
    [InlineData(28177, "미추홀e음")]
    [InlineData(28237, "부평e음")]
    [InlineData(28245, "계양e음")]
    [InlineData(28000, "인천e음")]
    [InlineData(28710, null)]
    [InlineData(28125, null)]
    [InlineData(28290, "서로e음")]
    public void A_district_has_its_brand_or_none(int district, string? brand) =>
        Assert.Equal(brand, GuBrands.Of(district, After)?.Name);

    [Fact]
    public void A_closed_district_has_no_brand_any_more()
    {
        Assert.Null(GuBrands.Of(28260, After));
        Assert.Null(GuBrands.Find("SEOGU"));
        Assert.Same(GuBrands.Find("INCHEON"), GuBrands.Find("INCHEON-INU".AsSpan(0, 7)));
    }

    [Fact]
    public void Links_hold_only_while_their_district_stands() =>
        Assert.All(
            GuBrands.All.SelectMany(brand => brand.Links),
            link => Assert.True(DistrictTable.IsAuthority(link.District, link.To ?? After)));
}
