using Eum.Domain.Districts;

namespace Eum.Admin.Tests.Districts;

public sealed class AdminDongTableTests
{
    [Fact]
    public void Every_dong_lies_in_a_district_that_stands_on_its_side_of_the_reform()
    {
        Assert.Equal(158, AdminDongTable.All.Length);
        Assert.All(AdminDongTable.All, dong =>
        {
            Assert.True(DistrictTable.IsValid(dong.District, DistrictTable.Reform));
            Assert.True(DistrictTable.IsValid(dong.FormerDistrict, DistrictTable.Reform.AddDays(-1)));
            Assert.True(dong.Population > 0);
        });
    }

    [Fact]
    public void A_dong_that_was_split_is_named_by_both_halves()
    {
        var halves = AdminDongTable.All.Where(dong => dong.FormerCode == 28260740);

        Assert.Equal(["아라1동", "아라2동"], halves.Select(dong => dong.Name));
        Assert.Equal(28260740, AdminDongTable.Find(28290570)!.FormerCode);
        Assert.Null(AdminDongTable.Find(28260740));
    }

    [Fact]
    public void A_branch_office_is_counted_in_its_myeon() =>
        Assert.Equal(927 + 359, AdminDongTable.Find(28720370)!.Population);
}
