using System.Globalization;
using Eum.Domain.Cashback;
using Eum.Domain.Districts;
using Eum.Domain.Values;

namespace Eum.Domain.Budgets;

/// <summary>A budget line (예산 과목): fiscal year × fund × authority × programme or purpose.</summary>
/// <param name="Authority">28000 the city, a five-digit gu, 90001 and up an institution.</param>
/// <param name="Programme">As the policy documents name it, e.g. INCHEON for the city's base, SEORO for 서구's
/// top-up.</param>
public readonly record struct BudgetLineKey(int Year, Fund Fund, int Authority, string Programme)
{
    public const int FirstInstitution = 90_001;
    public const int LongestProgramme = 40;

    private static readonly Fund[] Funds = [Fund.National, Fund.City, Fund.Gu, Fund.Institution];

    /// <summary>
    /// Why no such line can be, in words; null where it can. What a merchant pays is never a budget line.
    /// </summary>
    public Problem? Problem()
    {
        if (Year is < 2018 or > 2099) return new(nameof(Year), $"회계연도 {Year}은 2018–2099가 아닙니다.");
        if (!Funds.Contains(Fund)) return new(nameof(Fund), "재원은 국비, 시비, 구비, 기관 가운데 하나입니다.");
        if (DistrictTable.Find(Authority) is null && Authority is < FirstInstitution or > 99_999)
            return new(nameof(Authority), $"기관 {Authority}을(를) 알 수 없습니다. 인천시 28000, 군·구 5자리, 기관 90001부터.");
        return IsProgramme(Programme)
            ? null
            : new(nameof(Programme), $"사업 '{Programme}'은 A–Z 0–9 _ - 로 된 {LongestProgramme}자 이내여야 합니다.");
    }

    /// <summary>In the order of a budget book: year, authority, programme, fund.</summary>
    public static IComparer<BudgetLineKey> InBookOrder { get; } = Comparer<BudgetLineKey>.Create(
        (left, right) => left.Year != right.Year ? left.Year.CompareTo(right.Year)
            : left.Authority != right.Authority ? left.Authority.CompareTo(right.Authority)
            : left.Programme != right.Programme ? string.CompareOrdinal(left.Programme, right.Programme)
            : left.Fund.CompareTo(right.Fund));

    /// <summary>As it stands in an address: 2026-CITY-28000-INCHEON.</summary>
    public string ToCode() =>
        string.Create(CultureInfo.InvariantCulture, $"{Year}-{FundNames.Code(Fund)}-{Authority}-{Programme}");

    /// <summary>Reads <see cref="ToCode"/>; false for what no line can be.</summary>
    public static bool TryParse(string? code, out BudgetLineKey key)
    {
        key = default;
        if (code?.Split('-', 4) is not [var year, var fund, var authority, var programme]
            || !int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var inYear)
            || !int.TryParse(authority, NumberStyles.None, CultureInfo.InvariantCulture, out var of)) return false;

        key = new(inYear, FundNames.Find(fund), of, programme);
        return key.Problem() is null && key.ToCode() == code;
    }

    public override string ToString() => $"{Year} {FundNames.Korean(Fund)} {Authority} {Programme}";

    private static bool IsProgramme(string? text) =>
        text is { Length: > 0 and <= LongestProgramme }
        && text.All(unit => char.IsAsciiLetterUpper(unit) || char.IsAsciiDigit(unit) || unit is '_' or '-');
}
