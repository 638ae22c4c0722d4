using Eum.Domain.Districts;

namespace Eum.Domain.Merchants.Lists;

/// <summary>What an entry would change of a merchant, in words. What the entry does not say stays.</summary>
internal static class MerchantChanges
{
    public static List<string> Between(
        MerchantLine merchant, MerchantTexts? texts, ListEntry entry, Func<string, string> phoneMark)
    {
        List<string> changes = [];
        if (entry.Name.Length > 0 && entry.Name != merchant.Name) changes.Add($"상호 {merchant.Name} → {entry.Name}");
        if (entry.Number.Length > 0 && entry.Number != merchant.RegistrationNo) changes.Add("사업자등록번호가 바뀝니다");
        if (entry.Type is { } type && type.No != merchant.BusinessType)
            changes.Add($"업종 {BusinessTypeTable.ByNo(merchant.BusinessType)?.Name} → {type.Name}");
        if (entry.Dong is { } dong && dong.Code10 != merchant.Dong && dong.FormerCode10 != merchant.Dong)
            changes.Add($"법정동 {NameOf(merchant.Dong)} → {dong.Name}");
        if (entry.Bracket is { } bracket && bracket != merchant.Bracket)
            changes.Add($"매출구간 {merchant.Bracket.KoreanName()} → {bracket.KoreanName()}");
        if (entry.Status is { } status && status != merchant.Status)
            changes.Add($"상태 {Word(merchant.Status)} → {Word(status)}");
        if (texts is null) return changes;

        if (entry.Ksic.Length > 0 && entry.Ksic != texts.Ksic) changes.Add("표준산업분류가 바뀝니다");
        if (entry.Address.Length > 0 && entry.Address != texts.Address) changes.Add("주소가 바뀝니다");
        if (entry.Qr is { } qr && qr != texts.Qr) changes.Add(qr ? "QR을 받습니다" : "QR을 받지 않습니다");
        if (entry.Phone.Length > 0 && phoneMark(entry.Phone) != texts.PhoneMark) changes.Add("전화번호가 바뀝니다");
        return changes;
    }

    private static string NameOf(long code) => LegalDongTable.TryFind(code, out var dong) ? dong.Name : $"{code}";

    private static string Word(MerchantStatus status) => status switch
    {
        MerchantStatus.Open => "영업",
        MerchantStatus.Suspended => "정지",
        _ => "종료",
    };
}
