namespace Eum.Domain.Cashback;

/// <summary>Whose money a cashback is (재원). The numbers are stored; they never change meaning.</summary>
public enum Fund
{
    None = 0,

    /// <summary>국비.</summary>
    National = 1,

    /// <summary>시비.</summary>
    City = 2,

    /// <summary>군·구비.</summary>
    Gu = 3,

    /// <summary>기관 부담 (예: 인천문화재단).</summary>
    Institution = 4,

    /// <summary>가맹점 부담 (상생가맹점). Settled with the merchant; never a budget line.</summary>
    Merchant = 5,
}

/// <summary>Won by fund: the split of one cashback, or a sum of many.</summary>
public readonly record struct FundAmounts(long National, long City, long Gu, long Institution, long Merchant)
{
    public static FundAmounts Zero => default;

    /// <summary>All funds together, in won.</summary>
    public long Total => National + City + Gu + Institution + Merchant;

    public long this[Fund fund] => fund switch
    {
        Fund.National => National,
        Fund.City => City,
        Fund.Gu => Gu,
        Fund.Institution => Institution,
        Fund.Merchant => Merchant,
        _ => 0,
    };

    public static FundAmounts operator +(FundAmounts left, FundAmounts right) => new(
        left.National + right.National, left.City + right.City, left.Gu + right.Gu,
        left.Institution + right.Institution, left.Merchant + right.Merchant);

    public static FundAmounts operator -(FundAmounts left, FundAmounts right) => new(
        left.National - right.National, left.City - right.City, left.Gu - right.Gu,
        left.Institution - right.Institution, left.Merchant - right.Merchant);

    public static FundAmounts operator -(FundAmounts value) => Zero - value;
}
