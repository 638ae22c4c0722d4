using Eum.Domain.Districts;

namespace Eum.Domain.Merchants.Lists;

/// <summary>Finds the legal dong that people mean: by its code, its name, or an address that names it.</summary>
public static class PlaceReading
{
    private static readonly string[] Elsewhere =
    [
        "서울", "부산", "대구", "광주", "대전", "울산", "세종", "경기", "강원", "충북", "충남", "충청", "전북", "전남", "전라",
        "경북", "경남", "경상", "제주",
    ];

    private static readonly string[] CityMarks = ["인천광역시", "인천"];

    /// <summary>The dong, or the sentence that says why there is none.</summary>
    /// <param name="covers">Whether a district is the asker's.</param>
    public static (LegalDong? Dong, string Message) Find(string dong, string address, Func<int, bool> covers)
    {
        ArgumentNullException.ThrowIfNull(dong);
        ArgumentNullException.ThrowIfNull(address);
        if (dong.Length == 10 && long.TryParse(dong, out var code))
            return LegalDongTable.TryFind(code, out var known)
                ? (known, "")
                : (null, $"법정동 코드 {dong}은(는) 인천의 것이 아닙니다.");

        var text = $"{dong} {address}".Trim();
        if (text.Length == 0) return (null, "법정동이나 주소가 비어 있습니다.");
        var first = address.Split(' ')[0];
        if (Elsewhere.Any(place => first.StartsWith(place, StringComparison.Ordinal)))
            return (null, $"'{address}'은(는) 인천의 주소가 아닙니다.");

        var gu = DistrictTable.All.Where(district => Mentions(text, district.Name)).Select(district => district.Code)
            .ToHashSet();
        var named = Named(dong, address);
        if (named.Count == 0)
            return (null, dong.Length > 0 ? $"'{dong}'은(는) 인천의 법정동이 아닙니다." : $"주소 '{address}'에서 법정동을 찾지 못했습니다.");

        var inside = gu.Count == 0 ? named
            : [.. named.Where(one => gu.Contains(one.District) || gu.Contains(one.FormerDistrict))];
        if (inside.Count == 0) return (null, $"'{named[0].Name}'은(는) 적힌 군·구에 없는 법정동입니다.");
        if (inside.Count > 1)
        {
            var own = inside.Where(one => covers(one.District) || covers(one.FormerDistrict)).ToList();
            if (own.Count == 1) inside = own;
        }

        return inside.Count == 1
            ? (inside[0], "")
            : (null, $"'{inside[0].Name}'은(는) {DistrictsOf(inside)}에 다 있습니다. 군·구를 함께 적으세요.");
    }

    // The whole cell where it is a name; else the longest name that the texts mention.
    private static List<LegalDong> Named(string dong, string address)
    {
        var name = WithoutCity(dong);
        var exact = LegalDongTable.All.Where(one => one.Name == name).ToList();
        if (exact.Count > 0) return exact;

        var text = $" {dong} {address} ";
        var found = LegalDongTable.All.Where(one => Mentions(text, one.Name)).ToList();
        var longest = found.Select(one => one.Name.Length).DefaultIfEmpty().Max();
        return [.. found.Where(one => one.Name.Length == longest)];
    }

    private static string WithoutCity(string dong)
    {
        var parts = dong.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(part => !CityMarks.Contains(part) && DistrictTable.All.All(district => district.Name != part));
        return string.Join(' ', parts);
    }

    // A name of its own: 중동 is not in 운중동, nor 동구 in 남동구.
    private static bool Mentions(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0;
             at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var after = at + name.Length;
            if ((at == 0 || !IsHangul(text[at - 1])) && (after == text.Length || !IsHangul(text[after]))) return true;
        }

        return false;
    }

    private static bool IsHangul(char unit) => unit is >= '가' and <= '힣';

    private static string DistrictsOf(List<LegalDong> dongs) =>
        string.Join(", ", dongs.Select(NameOfDistrict).Distinct());

    private static string NameOfDistrict(LegalDong dong) =>
        DistrictTable.Find(dong.District) is { } district ? district.Name : $"{dong.District}";
}
