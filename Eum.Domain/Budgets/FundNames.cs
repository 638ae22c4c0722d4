using Eum.Domain.Cashback;

namespace Eum.Domain.Budgets;

/// <summary>The funds in words and in the code that files and the command line use.</summary>
public static class FundNames
{
    public static string Korean(Fund fund) => fund switch
    {
        Fund.National => "국비",
        Fund.City => "시비",
        Fund.Gu => "구비",
        Fund.Institution => "기관",
        Fund.Merchant => "가맹점",
        _ => "없음",
    };

    public static string Code(Fund fund) => fund switch
    {
        Fund.National => "NATIONAL",
        Fund.City => "CITY",
        Fund.Gu => "GU",
        Fund.Institution => "INSTITUTION",
        Fund.Merchant => "MERCHANT",
        _ => "NONE",
    };

    /// <summary>The fund by its code or Korean name; None for any other text.</summary>
    public static Fund Find(string? text) => text?.ToUpperInvariant() switch
    {
        "NATIONAL" or "국비" => Fund.National,
        "CITY" or "시비" => Fund.City,
        "GU" or "구비" => Fund.Gu,
        "INSTITUTION" or "기관" => Fund.Institution,
        "MERCHANT" or "가맹점" => Fund.Merchant,
        _ => Fund.None,
    };
}
