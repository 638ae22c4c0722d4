using System.Text.RegularExpressions;
using Eum.Domain.Districts;
using Eum.Domain.Payments;
using Eum.Domain.Values;

namespace Eum.Domain.Cards;

/// <summary>What a programme must be, whoever proposes it.</summary>
public static partial class ProgrammeRules
{
    private const long MostWon = 100_000_000;

    /// <summary>Why a profile and its limits cannot hold from their day; empty where they can.</summary>
    /// <param name="today">KST.</param>
    public static IReadOnlyList<Problem> Problems(
        string code, ProgrammeProfile profile, ProgrammeLimits limits, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(limits);
        return [.. Code(code, profile).Concat(Profile(profile, today)).Concat(Limits(limits))];
    }

    private static IEnumerable<Problem> Code(string code, ProgrammeProfile profile)
    {
        if (!ProgrammeCode.TryParse(code, out var read))
            yield return new("Code", "상품 코드는 브랜드(INCHEON, SEORO, YEONSU …) 뒤에 '-'와 영문 대문자·숫자 1~24자입니다.");
        else if (read.Group is null && profile.Kind is not (ProgrammeKind.City or ProgrammeKind.Brand))
            yield return new("Kind", "브랜드의 코드입니다. 단체카드는 코드에 '-'와 단체를 붙이세요 (예: YEONSU-APT3).");
        else if (read.Group is not null && profile.Kind is ProgrammeKind.City or ProgrammeKind.Brand)
            yield return new("Kind", "단체카드의 코드입니다. 종류를 단체나 정책수당으로 고르세요.");
    }

    private static IEnumerable<Problem> Profile(ProgrammeProfile profile, DateOnly today)
    {
        if (profile.From <= today)
            yield return new("From", $"시작일은 내일({today.AddDays(1):yyyy-MM-dd})부터입니다. 지난 날의 상품은 고치지 않습니다.");
        if (profile.Name.Trim().Length is < 2 or > 60) yield return new("Name", "이름을 2자부터 60자까지 적으세요.");
        if (profile.NameEn.Trim().Length is < 2 or > 60) yield return new("NameEn", "영문 이름을 2자부터 60자까지 적으세요.");
        if (!Colours().IsMatch(profile.Colour)) yield return new("Colour", "카드 색을 #0b50d0처럼 적으세요.");
        if (!Enum.IsDefined(profile.Kind)) yield return new("Kind", "종류를 고르세요.");
        if (!DistrictTable.IsAuthority(profile.Authority, profile.From))
            yield return new("Authority", $"{profile.From:yyyy-MM-dd}에 없는 기관입니다. 시나 그날의 군·구를 고르세요.");
        if (profile.MinimumAge is < 0 or > 120) yield return new("MinimumAge", "나이는 0부터 120까지입니다.");
        if (profile.MaximumAge is { } most && most < profile.MinimumAge)
            yield return new("MaximumAge", "최고 나이가 최저 나이보다 적습니다.");
        if (profile.Institution.Length > 100) yield return new("Institution", "기관 이름은 100자까지입니다.");
    }

    private static IEnumerable<Problem> Limits(ProgrammeLimits limits)
    {
        if (limits.MinimumCharge is < 0 or > MostWon) yield return new("MinimumCharge", "최소 충전액을 원으로 적으세요.");
        if (limits.Holding is <= 0 or > MostWon) yield return new("Holding", "보유 한도를 원으로 적으세요.");
        if (limits.BasicHolding < limits.MinimumCharge || limits.BasicHolding > limits.Holding)
            yield return new("BasicHolding", "기본 보유 한도는 최소 충전액 이상, 보유 한도 이하입니다.");
        if (limits.CardCost is < 0 or > 1_000_000) yield return new("CardCost", "카드 한 장의 비용은 0원부터 100만 원까지입니다.");
    }

    [GeneratedRegex("^#[0-9a-f]{6}$")]
    private static partial Regex Colours();
}
