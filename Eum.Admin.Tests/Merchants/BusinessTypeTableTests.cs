using System.Text;
using Eum.Domain.Merchants;

namespace Eum.Admin.Tests.Merchants;

public sealed class BusinessTypeTableTests
{
    [Fact]
    public void Every_type_is_found_by_its_number_and_its_code()
    {
        Assert.All(BusinessTypeTable.All, type =>
        {
            Assert.Same(type, BusinessTypeTable.ByNo(type.No));
            Assert.True(BusinessTypeTable.TryFind(type.Code, out var byText));
            Assert.True(BusinessTypeTable.TryFind(Encoding.UTF8.GetBytes(type.Code), out var byBytes));
            Assert.Same(type, byText);
            Assert.Same(type, byBytes);
        });
        Assert.Equal(42, BusinessTypeTable.All.Select(type => type.No).Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("restaurant")]
    [InlineData("RESTAURANT\u0100")]
    [InlineData("A_CODE_LONGER_THAN_ANY_THAT_IS_KNOWN")]
    public void Any_other_code_is_refused(string code)
    {
        Assert.False(BusinessTypeTable.TryFind(code, out _));
        Assert.False(BusinessTypeTable.TryFind(Encoding.UTF8.GetBytes(code), out _));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(43)]
    public void Any_other_number_is_none(int no) => Assert.Null(BusinessTypeTable.ByNo(no));

    [Fact]
    public void The_published_groups_can_be_told_apart()
    {
        string[] published =
        [
            "일반휴게음식", "유통업", "음료식품", "의료기관", "학원", "보건위생", "연료판매", "레저취미", "가구가전주방",
            "사무통신", "의류잡화", "서적문구", "숙박", "여행", "자동차", "수리서비스", "택시", "전통시장", "농수산", "기타",
        ];

        var groups = BusinessTypeTable.All.Where(type => !type.Restricted).Select(type => type.GroupName).Distinct();
        Assert.Equal(published.Order(StringComparer.Ordinal), groups.Order(StringComparer.Ordinal));
        Assert.Equal("의료기관", Type("PHARMACY").GroupName);
    }

    [Fact]
    public void A_group_has_one_name_in_each_language() =>
        Assert.All(
            BusinessTypeTable.All.GroupBy(type => type.GroupCode),
            group => Assert.Single(group.Select(type => (type.GroupName, type.GroupNameEn)).Distinct()));

    [Fact]
    public void What_may_not_take_the_currency_is_a_type_of_its_own() =>
        Assert.Equal(
            ["DEPARTMENT_STORE", "DIRECT_FRANCHISE", "ENTERTAINMENT_BAR", "GAMBLING", "LARGE_MART", "SSM"],
            BusinessTypeTable.All.Where(type => type.Restricted).Select(type => type.Code).Order());

    [Theory]
    [InlineData("56111", "RESTAURANT")]
    [InlineData("I56111", "RESTAURANT")]
    [InlineData("56221", "CAFE")]
    [InlineData("56191", "BAKERY")] // the longer prefix wins over 5619
    [InlineData("56213", "PUB")]
    [InlineData("56211", "ENTERTAINMENT_BAR")]
    [InlineData("47122", "CONVENIENCE")]
    [InlineData("47112", "LARGE_MART")]
    [InlineData("47811", "PHARMACY")]
    [InlineData("862", "CLINIC")]
    [InlineData("91241", "GAMBLING")]
    [InlineData("10111", null)]
    [InlineData("", null)]
    [InlineData("식당", null)]
    public void A_ksic_code_means_the_type_of_its_longest_prefix(string ksic, string? code) =>
        Assert.Equal(code, BusinessTypeTable.ByKsic(ksic)?.Code);

    [Fact]
    public void Looking_up_a_type_a_bracket_and_a_channel_allocates_nothing()
    {
        Find();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = Find();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(found);

        static bool Find() => BusinessTypeTable.TryFind("RESTAURANT"u8, out _)
            && SalesBrackets.TryParse("LE300M"u8, out _)
            && Eum.Domain.Payments.Channels.TryParse("DELIVERY"u8, out _)
            && BusinessTypeTable.ByNo(1) is not null;
    }

    private static BusinessType Type(string code)
    {
        Assert.True(BusinessTypeTable.TryFind(code, out var type));
        return type;
    }
}
