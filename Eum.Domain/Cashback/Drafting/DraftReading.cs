using System.Globalization;
using Eum.Domain.Districts;
using Eum.Domain.Values;

namespace Eum.Domain.Cashback.Drafting;

/// <summary>A draft read as what it would become: a version of its policy.</summary>
/// <param name="Policy">With the versions that stand, and the draft's last.</param>
public sealed record DraftReading(Policy Policy, PolicyVersion Version, IReadOnlyList<WorkedExample> Examples)
{
    private const int MostLayers = 40;
    private static readonly DateOnly First = new(2018, 7, 1); // Before it there was no currency.

    /// <summary>The policies with the draft in force from its instant.</summary>
    public PolicyTimeline In(PolicyTimeline standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        return new(standing.Policies.Where(policy => policy.Code != Policy.Code).Append(Policy));
    }

    /// <summary>Reads a draft; the fields of its problems are those of <see cref="FieldOf"/>.</summary>
    public static Outcome<DraftReading> Of(PolicyTimeline standing, PolicyDraft draft)
    {
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(draft);
        var policy = standing.Policies.FirstOrDefault(one => one.Code == draft.Policy)
            ?? new Policy(draft.Policy, draft.Name, draft.NameEn, draft.Authority, draft.Budget, []);
        List<Problem> problems =
        [
            .. Head(draft, policy), .. draft.Layers.SelectMany((layer, at) => WrongIn(layer, at)),
            .. draft.Layers.Index().Where(layer => draft.Layers.Take(layer.Index).Any(o => o.Id == layer.Item.Id))
                .Select(layer => new Problem(
                    FieldOf(layer.Index, "id"), $"층 '{layer.Item.Id}'이(가) 두 번 나옵니다. 이름을 다르게 적으세요.")),
        ];
        var starts = StartOf(draft);
        if (policy.Versions is [.., var last] && starts <= last.StartsAt)
            problems.Add(new("from", $"{last.Version}판이 {Print(last.StartsAt)}에 시작합니다. 새 판은 그 뒤에 시작해야 합니다."));
        if (problems.Count > 0) return new Outcome<DraftReading>.Refused(problems);

        var version = RulesOf(draft) with { Version = policy.Versions.Count + 1, StartsAt = starts!.Value };
        var whole = policy with { Versions = [.. policy.Versions, version] };
        if (PolicyRules.ProblemWith(whole) is { } wrong) return new Problem("", wrong);
        return new DraftReading(whole, version, draft.Examples);
    }

    /// <summary>
    /// The policy as a document with the draft's rules as its last version, to be tried on past months: whoever decides
    /// and when need not be known for that.
    /// </summary>
    public static string DocumentOf(PolicyTimeline standing, PolicyDraft draft)
    {
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(draft);
        var policy = standing.Policies.FirstOrDefault(one => one.Code == draft.Policy)
            ?? new Policy(draft.Policy, draft.Name, draft.NameEn, draft.Authority, draft.Budget, []);
        var earliest = policy.Versions.Count > 0 ? policy.Versions[^1].StartsAt.AddDays(1) : KoreanTime.StartOf(First);
        var starts = StartOf(draft) is { } at && at > earliest ? at : earliest;
        var version = RulesOf(draft) with { Version = policy.Versions.Count + 1, StartsAt = starts };
        return PolicyDocument.Write(policy with { Versions = [.. policy.Versions, version] });
    }

    /// <summary>The draft's rules as a version, as far as they can be read; number and start are none yet.</summary>
    public static PolicyVersion RulesOf(PolicyDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return new(
            0, StartOf(draft) ?? KoreanTime.StartOf(First), DecisionOf(draft),
            [.. draft.Layers.Select(layer => layer.ToLayer())])
        {
            InstantDiscount = draft.InstantDiscount,
        };
    }

    /// <summary>layer.2.funding: a part of a draft's layer, by its place.</summary>
    public static string FieldOf(int layer, string part) =>
        string.Create(CultureInfo.InvariantCulture, $"layer.{layer}.{part}");

    /// <summary>The UTC instant from which the draft would hold; null while it cannot be read.</summary>
    public static DateTime? StartOf(PolicyDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return draft.From is { } day
            && TimeOnly.TryParseExact(
                draft.Time.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? KoreanTime.At(day, time)
            : null;
    }

    private static Decision DecisionOf(PolicyDraft draft) => new(
        draft.Body.Trim(), Filled(draft.Document), draft.Announced, [], Filled(draft.Notes));

    private static IEnumerable<Problem> Head(PolicyDraft draft, Policy policy)
    {
        if (draft.From is null) yield return new("from", "시행일을 고르세요.");
        else if (StartOf(draft) is null) yield return new("time", "시행 시각을 00:00 꼴로 적으세요.");
        if (string.IsNullOrWhiteSpace(draft.Body)) yield return new("body", "결정한 기관이나 위원회를 적으세요.");
        if (string.IsNullOrWhiteSpace(draft.Document)) yield return new("document", "결정 문서의 번호를 적으세요.");
        if (draft.Authority != policy.Authority)
            yield return new("", "다른 기관의 정책은 고칠 수 없습니다.");
        if (string.IsNullOrWhiteSpace(policy.Name)) yield return new("name", "정책의 이름을 적으세요.");
        if (string.IsNullOrWhiteSpace(policy.Budget)) yield return new("budget", "예산의 사업을 적으세요.");
        if (draft.Layers.Count > MostLayers) yield return new("", $"층은 {MostLayers}개까지 둡니다.");
    }

    private static IEnumerable<Problem> WrongIn(DraftLayer layer, int at)
    {
        Problem Wrong(string part, string message) => new(FieldOf(at, part), message);

        if (string.IsNullOrWhiteSpace(layer.Name)) yield return Wrong("name", "층의 이름을 적으세요.");
        if (layer.Id.Trim().Length is 0 or > 40 || !layer.Id.Trim().All(c => char.IsAsciiLetterOrDigit(c) || c is '-'))
            yield return Wrong("id", "층의 부호는 영문자, 숫자, 붙임표로 40자까지 적으세요.");
        if (layer.Cap is <= 0) yield return Wrong("cap", "한도는 0보다 커야 합니다.");
        foreach (var part in EmptySets(layer.When)) yield return Wrong(part, "하나 이상 고르거나 '모두'로 두세요.");
        if (WrongBands(layer) is { } bands) yield return Wrong("bands", bands);
        if (FundingSentence(layer) is { } funding) yield return Wrong("funding", funding);
    }

    // Nothing picked of a list is no payment at all.
    private static IEnumerable<string> EmptySets(Condition when)
    {
        if (when is { Programmes.Count: 0 }) yield return "programmes";
        if (when is { Districts.Count: 0 } or { NotDistricts.Count: 0 }) yield return "districts";
        if (when is { Brackets.Count: 0 }) yield return "brackets";
        if (when is { Designations.Count: 0 } or { NotDesignations.Count: 0 }) yield return "designations";
        if (when is { BusinessTypes.Count: 0 } or { NotBusinessTypes.Count: 0 }) yield return "types";
        if (when is { Channels.Count: 0 } or { NotChannels.Count: 0 }) yield return "channels";
        if (when is { Weekdays.Count: 0 }) yield return "weekdays";
    }

    private static string? WrongBands(DraftLayer layer)
    {
        if (layer.ContractRate) return null;
        long before = 0;
        foreach (var (at, band) in layer.Bands.Index())
        {
            if (band.RateBp is not { } rate) return $"{at + 1}번째 구간의 요율을 적으세요.";
            if (rate is < 0 or > 10_000) return $"{at + 1}번째 구간의 요율은 0부터 100 %까지입니다.";
            if (band.UpTo is null && at < layer.Bands.Count - 1) return "끝 없는 구간은 마지막에만 둡니다.";
            if (band.UpTo <= before) return $"{at + 1}번째 구간의 상한은 앞 구간({before:#,0}원)보다 커야 합니다.";
            before = band.UpTo ?? long.MaxValue;
        }

        return null;
    }

    /// <summary>
    /// Shares are percentages of the layer (Σ 100) or points of its rate (3 and 7 of 10 %); a fund alone pays all.
    /// </summary>
    private static string? FundingSentence(DraftLayer layer)
    {
        var earns = layer.ContractRate || layer.Bands.Any(band => band.RateBp > 0);
        if (!earns) return null;
        if (layer.Funding.Count == 0) return "비용을 내는 재원을 고르세요.";
        if (layer.Funding.Any(share => share.Share is not > 0)) return "재원의 몫은 0보다 큰 수로 적으세요.";
        if (layer.Funding.DistinctBy(share => share.Fund).Count() < layer.Funding.Count)
            return "같은 재원이 두 번 나옵니다.";
        if (layer.Funding.All(share => share.Fund != layer.Remainder))
            return "원 미만을 맡을 재원은 몫이 있는 재원 가운데서 고르세요.";
        if (layer.Funding.Count == 1) return null;

        var sum = layer.Funding.Sum(share => share.Share!.Value);
        var rates = layer.Bands.Select(band => band.RateBp ?? 0).Where(rate => rate > 0).Distinct().ToList();
        if (sum == 100 || rates.Any(rate => rate == sum * 100)) return null;
        var points = rates.Count > 0 ? $" 또는 요율({string.Join(", ", rates.Select(RuleSentence.Percent))})" : "";
        return $"재원 몫의 합이 {sum}입니다. 100{points}이 되어야 합니다.";
    }

    private static string? Filled(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Print(DateTime utc) => KoreanTime.Print(utc)[..16].Replace('T', ' ');
}

/// <summary>Which districts and funds an authority's own layers may name.</summary>
internal static class AuthorityRules
{
    /// <summary>Why a layer is not this authority's to make; null where it is.</summary>
    public static string? ProblemWith(int authority, Layer layer)
    {
        if (authority == DistrictTable.CityCode)
            return layer.Kind is LayerKind.GuTopUp or LayerKind.Institution
                ? "군·구나 기관의 추가 층은 그 기관의 정책에 둡니다."
                : layer.Funding.Any(share => share.Fund is Fund.Gu or Fund.Institution)
                    ? "시의 층은 국비, 시비, 가맹점 부담으로만 둡니다."
                    : null;
        if (DistrictTable.Find(authority) is null)
            return layer.Kind is LayerKind.Institution or LayerKind.Event ? null : "기관의 정책에는 기관 부담 층만 둡니다.";

        if (layer.Kind is not (LayerKind.GuTopUp or LayerKind.Event))
            return "군·구의 정책에는 군·구 추가 층만 둡니다. 기본 규칙은 시가 정합니다.";
        if (layer.When.Districts is not [var only] || only != authority)
            return "군·구의 층은 그 군·구의 가맹점에만 줍니다. 지역을 그 군·구로 정하세요.";
        return layer.Funding.Any(share => share.Fund is not (Fund.Gu or Fund.National))
            ? "군·구의 층은 구비(와 국비)로만 둡니다."
            : null;
    }
}
