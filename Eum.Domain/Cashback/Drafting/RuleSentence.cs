using System.Globalization;
using Eum.Domain.Budgets;
using Eum.Domain.Districts;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;

namespace Eum.Domain.Cashback.Drafting;

/// <summary>A rule said back in Korean, so that whoever typed it hears what she has typed.</summary>
public static class RuleSentence
{
    private static readonly string[] Days = ["월", "화", "수", "목", "금", "토", "일"];

    /// <summary>The whole rule: for whom, how much, who pays.</summary>
    public static string Of(Layer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return $"{For(layer.When)} {Earns(layer)}{Limits(layer)}{Paid(layer)}".Trim();
    }

    /// <summary>서로e음 카드로 서해구의 상생가맹점에서 결제하면</summary>
    public static string For(Condition when)
    {
        ArgumentNullException.ThrowIfNull(when);
        List<string> parts = [];
        if (when.Weekdays is { } days) parts.Add($"{Join(days.Order().Select(day => Days[day - 1]))}요일에");
        if (Cards(when) is { } cards) parts.Add($"{cards} 카드로");
        if (when.Channels is { } by) parts.Add($"{Join(by.Select(one => one.KoreanName()))} 결제로");
        if (when.NotChannels is { } notBy) parts.Add($"{Join(notBy.Select(one => one.KoreanName()))} 말고 다른 방법으로");
        if (when.Districts is { } places) parts.Add($"{Join(places.Select(District))}에 있는");
        if (when.NotDistricts is { } others) parts.Add($"{Join(others.Select(District))} 밖에 있는");
        List<string> not = [.. (when.NotDesignations ?? []).Select(Designated)];
        if (when.NotBusinessTypes is { Count: > 0 } types) not.Insert(0, Types(types));
        if (not.Count > 0) parts.Add($"{Join(not)} 아닌");
        if (when.BenefitPlus == false) parts.Add("상생 계약이 없는");
        if (when.Brackets is { } brackets) parts.Add($"연매출 {Brackets(brackets)}");
        parts.Add($"{Shops(when)}에서 결제하면");
        return string.Join(' ', parts);
    }

    /// <summary>그 달 쓴 돈 300,000원까지 10 %를 준다</summary>
    public static string Earns(Layer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var place = layer.Counter == CounterScope.MemberProgramme ? "그 달 이 카드로 쓴 돈" : "그 달 쓴 돈";
        if (layer.ContractRate) return "가맹점이 계약한 요율만큼 준다.";
        if (layer.Bands.All(band => band.RateBp == 0)) return "캐시백을 주지 않는다.";
        if (layer.Bands is [{ UpTo: null } flat]) return $"한도 없이 {Percent(flat.RateBp)}를 준다.";

        var bands = layer.Bands.Select(band => band.UpTo is { } edge
            ? $"{edge:#,0}원까지 {Percent(band.RateBp)}"
            : $"그 위로는 {Percent(band.RateBp)}");
        return $"{place} {string.Join(", ", bands)}를 준다.";
    }

    /// <summary>10 %, 7.5 %.</summary>
    public static string Percent(int basisPoints) =>
        (basisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    /// <summary>국비 3 : 시비 7, 원 미만은 시비</summary>
    public static string Funding(Layer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return layer.Funding switch
        {
            [] => "",
            [var only] => FundNames.Korean(only.Fund),
            _ => string.Join(" : ", layer.Funding.Select(share => $"{FundNames.Korean(share.Fund)} {share.Share}"))
                + $", 원 미만은 {FundNames.Korean(layer.Remainder)}",
        };
    }

    public static string KindOf(LayerKind kind) => kind switch
    {
        LayerKind.Base => "기본",
        LayerKind.Coop => "시 상생",
        LayerKind.GuTopUp => "군·구 추가",
        LayerKind.Merchant => "가맹점",
        LayerKind.Institution => "기관",
        _ => "행사",
    };

    public static string Designated(string code) => code switch
    {
        "FAIR_PRICE" => "착한가격업소",
        "HERITAGE" => "이어가게",
        "TAXI" => "e음택시",
        _ => code.Replace("EVENT:", "행사 ", StringComparison.Ordinal),
    };

    private static string Limits(Layer layer)
    {
        var cap = layer.Cap is { } won ? $" 그 달 {won:#,0}원까지만 본다." : "";
        return layer is { Kind: LayerKind.Base, Counts: false } ? $"{cap} 월 누적에 넣지 않는다." : cap;
    }

    private static string Paid(Layer layer) => layer.Funding.Count switch
    {
        0 => "",
        1 => $" 비용은 모두 {Funding(layer)} 부담이다.",
        _ => $" 비용은 {Funding(layer)}로 나눈다.",
    };

    private static string? Cards(Condition when)
    {
        var programmes = when.Programmes?.Select(code =>
            ProgrammeCode.TryParse(code, out var known) ? known.KoreanName : code);
        var groups = when.Groups?.Select(group => $"특화({group})");
        return (programmes, groups) switch
        {
            (null, null) => null,
            ({ } some, null) => Join(some),
            (null, { } some) => Join(some),
            ({ } some, { } more) => $"{Join(some)} 가운데 {Join(more)}",
        };
    }

    private static string Shops(Condition when)
    {
        List<string> named = [.. (when.Designations ?? []).Select(Designated)];
        if (when.BusinessTypes is { Count: > 0 } types) named.Add(Types(types));
        var coop = when.BenefitPlus == true ? "상생가맹점" : "";
        return (named.Count, coop) switch
        {
            (0, "") => "가맹점",
            (0, _) => coop,
            (_, "") => Join(named),
            _ => $"{coop}인 {Join(named)}",
        };
    }

    // Neighbours are one span: 3억 초과 30억 이하, 30억 초과.
    private static string Brackets(IReadOnlyList<SalesBracket> brackets)
    {
        var spans = brackets.Order().Index().GroupBy(one => (int)one.Item - one.Index, one => one.Item);
        return Join(spans.Select(span => SpanOf(span.First(), span.Last())));
    }

    private static string SpanOf(SalesBracket first, SalesBracket last)
    {
        if (first == SalesBracket.LE300M && last == SalesBracket.GT3B) return "제한 없는";

        var (low, high) = (first.KoreanName().Split(' '), last.KoreanName().Split(' '));
        return string.Join(' ',
        [
            .. first == SalesBracket.LE300M ? [] : low[..2],
            .. last == SalesBracket.GT3B ? [] : high[^2..],
        ]);
    }

    private static string District(int code) => DistrictTable.Find(code)?.Name ?? $"{code}";

    // All that the ordinance names have one name.
    private static string Types(IReadOnlyList<string> codes)
    {
        var restricted = BusinessTypeTable.All.Where(type => type.Restricted).Select(type => type.Code).ToList();
        return restricted.All(codes.Contains)
            ? Join(codes.Except(restricted).Select(Type).Prepend("제한업종"))
            : Join(codes.Select(Type));
    }

    private static string Type(string code) => BusinessTypeTable.TryFind(code, out var type) ? type.Name : code;

    private static string Join(IEnumerable<string> words) => string.Join('·', words);
}
