namespace Eum.Domain.Cashback;

/// <summary>Why the operator's cashback differs from ours, as far as the figure itself tells.</summary>
public enum DifferenceCause
{
    None = 0,

    /// <summary>The figure follows from the rules that were in force before (or come after) these.</summary>
    Rate = 1,

    /// <summary>The figure follows from another sales bracket of the merchant.</summary>
    Bracket = 2,

    /// <summary>The figure follows from another place in the month: a band edge or limit was not minded.</summary>
    Band = 3,

    /// <summary>Within a won per layer: rounded otherwise than cut.</summary>
    Rounding = 4,

    Unknown = 5,
}

public static class DifferenceCauseNames
{
    public static string KoreanName(this DifferenceCause cause) => cause switch
    {
        DifferenceCause.Rate => "요율",
        DifferenceCause.Bracket => "매출 구간",
        DifferenceCause.Band => "한도 구간",
        DifferenceCause.Rounding => "끝수",
        DifferenceCause.None => "같음",
        _ => "알 수 없음",
    };
}
