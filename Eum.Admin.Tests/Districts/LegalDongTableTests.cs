using Eum.Domain.Districts;

namespace Eum.Admin.Tests.Districts;

public sealed class LegalDongTableTests
{
    private static readonly DateOnly Before = new(2026, 6, 30);
    private static readonly DateOnly After = new(2026, 7, 1);

    [Theory]
    [InlineData(2826012200, true, false)] // 서구 청라동
    [InlineData(2827511100, false, true)] // 서해구 청라동
    [InlineData(2811014700, true, false)] // 중구 운서동
    [InlineData(2815510300, false, true)] // 영종구 운서동
    [InlineData(2818510600, true, true)] // 연수구 송도동
    [InlineData(2871025021, true, true)] // 강화읍 신문리
    [InlineData(2826000000, false, false)]
    [InlineData(1111010100, false, false)]
    [InlineData(-1, false, false)]
    public void A_code_is_valid_on_its_side_of_the_reform(long code, bool before, bool after)
    {
        Assert.Equal(before, LegalDongTable.IsValid(code, Before));
        Assert.Equal(after, LegalDongTable.IsValid(code, After));
    }

    [Fact]
    public void Both_codes_of_a_dong_find_it()
    {
        Assert.True(LegalDongTable.TryFind(2826012200, out var former));
        Assert.True(LegalDongTable.TryFind(2827511100, out var current));

        Assert.Same(former, current);
        Assert.True(current.Moved);
        Assert.Equal("청라동", $"{current}");
        Assert.Equal((28260, 2826012200), (current.DistrictOn(Before), current.CodeOn(Before)));
        Assert.Equal((28275, 2827511100), (current.DistrictOn(After), current.CodeOn(After)));
    }

    [Fact]
    public void The_district_of_a_code_is_the_one_it_was_recorded_under()
    {
        Assert.Equal(28260, LegalDongTable.DistrictOf(2826012200));
        Assert.Equal(28275, LegalDongTable.DistrictOf(2827511100));
        Assert.Null(LegalDongTable.DistrictOf(2826099900));
    }

    [Fact]
    public void Every_dong_lies_in_standing_districts_and_in_known_administrative_dongs()
    {
        Assert.Equal(278, LegalDongTable.All.Length);
        Assert.All(LegalDongTable.All, dong =>
        {
            Assert.True(LegalDongTable.IsValid(dong.FormerCode10, Before));
            Assert.True(LegalDongTable.IsValid(dong.Code10, After));
            Assert.All(dong.AdminDongs, code => Assert.Equal(dong.District, AdminDongTable.Find(code)?.District));
            Assert.NotEmpty(dong.AdminDongs);
        });
    }

    [Fact]
    public void Looking_up_a_dong_allocates_nothing()
    {
        Look(); // The tables are read once, at the first look.

        var before = GC.GetAllocatedBytesForCurrentThread();
        var valid = Look();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(valid);

        static bool Look() => LegalDongTable.IsValid(2826012200, Before)
            && LegalDongTable.TryFind(2827511100, out _)
            && LegalDongTable.DistrictOf(2818510600) == 28185
            && Boundaries.Today(2826012200L) == 28275;
    }
}
