using Eum.Domain.Merchants;
using Eum.Domain.Values;

namespace Eum.Domain.Cashback.Drafting;

public enum DraftRule
{
    /// <summary>Something is missing or cannot be read.</summary>
    Form = 1,

    /// <summary>It would not start in the future.</summary>
    Start = 2,

    /// <summary>A layer that is another authority's to make.</summary>
    Authority = 3,

    /// <summary>A layer pays beyond the ordinance.</summary>
    Ceiling = 4,

    /// <summary>A payment that no base rule claims.</summary>
    Gap = 5,

    /// <summary>A payment that two base rules claim.</summary>
    Overlap = 6,

    TooManyLayers = 7,

    /// <summary>A worked example is missing, unreadable or does not hold.</summary>
    Example = 8,
}

/// <summary>Why a draft cannot be proposed yet.</summary>
/// <param name="Layers">The draft's layers that it is about, by id; empty where it is about the whole.</param>
public sealed record DraftFinding(DraftRule Rule, IReadOnlyList<string> Layers, string Message);

/// <summary>What a worked example gives under the draft.</summary>
/// <param name="Actual">By kind of layer; null where it could not be rated.</param>
/// <param name="Problem">Why not; null where it was.</param>
public sealed record ExampleResult(WorkedExample Example, IReadOnlyDictionary<LayerKind, long>? Actual, string? Problem)
{
    public bool Holds => Actual is not null && Kinds.All(kind => Won(kind) == Example.Expected(kind));

    public static IReadOnlyList<LayerKind> Kinds { get; } = Enum.GetValues<LayerKind>();

    public long Won(LayerKind kind) => Actual?.GetValueOrDefault(kind) ?? 0;

    public long Total => Actual?.Values.Sum() ?? 0;
}

/// <summary>Everything that must hold before a draft is proposed, tried against the policies that stand.</summary>
/// <param name="Combinations">Payments proved to have exactly one base rule.</param>
public sealed record DraftProof(
    long Combinations, IReadOnlyList<DraftFinding> Findings, IReadOnlyList<ExampleResult> Examples)
{
    /// <summary>How long ahead the rules are proved.</summary>
    public const int DaysAhead = 366;

    private const int MostNamed = 5;

    public bool Holds => Findings.Count == 0;

    /// <param name="now">UTC.</param>
    public static DraftProof Of(PolicyTimeline standing, DraftReading draft, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(draft);
        var timeline = draft.In(standing);
        var (version, first) = (draft.Version, KoreanTime.BusinessDate(draft.Version.StartsAt));
        var proof = BaseRuleProof.Of(timeline, first, first.AddDays(DaysAhead));
        var examples = draft.Examples.Select(example => Try(timeline, version, example)).ToList();
        List<DraftFinding> findings = [];
        if (version.StartsAt <= now)
            findings.Add(new(DraftRule.Start, [], "시행 시각이 지났습니다. 앞으로의 시각으로 정하세요."));
        findings.AddRange(
            from layer in version.Layers
            let problem = AuthorityRules.ProblemWith(draft.Policy.Authority, layer)
            where problem is not null
            select new DraftFinding(DraftRule.Authority, [layer.Id], $"{layer.Name}: {problem}"));
        findings.AddRange(proof.Warnings
            .Where(warning => warning.Policy == draft.Policy.Code && warning.Version == version.Version)
            .Select(CeilingSentence));
        findings.AddRange(proof.First.Take(MostNamed).Select(finding => Sentence(draft, finding)));
        if (proof.Wrong > MostNamed)
            findings.Add(new(DraftRule.Gap, [], $"기본 규칙이 하나가 아닌 결제가 모두 {proof.Wrong:#,0}가지입니다."));
        findings.AddRange(ExampleFindings(examples));
        return new(proof.Combinations, findings, examples);
    }

    /// <summary>Rates an example under a version in its timeline.</summary>
    public static ExampleResult Try(PolicyTimeline timeline, PolicyVersion version, WorkedExample example)
    {
        if (!Merchants.Designations.TryParse(example.Designations, out var designations))
            return new(example, null, $"모르는 지정이 있습니다: {example.Designations}");
        var at = example.Day is { } day ? KoreanTime.At(day, new(12, 0)) : version.StartsAt;
        if (at < version.StartsAt) return new(example, null, "결제일이 시행 시각보다 앞섭니다.");

        var before = example.Before ?? 0;
        var request = new QuoteRequest(
            at, example.Programme, example.District, example.Bracket, example.Amount ?? 0)
        {
            Designations = designations,
            BenefitPlusBp = example.BenefitPlusBp,
            BusinessType = example.BusinessType,
            Channel = example.Channel,
            Before = new(before, before),
        };
        try
        {
            return Quote.For(timeline, request) switch
            {
                Outcome<Quote>.Done(var quote) => new(
                    example,
                    quote.Layers.GroupBy(layer => layer.Layer.Kind)
                        .ToDictionary(kind => kind.Key, kind => kind.Sum(layer => layer.Cashback)),
                    null),
                Outcome<Quote>.Refused refused => new(example, null, refused.Problems[0].Message),
                _ => throw new InvalidOperationException("An outcome is done or refused."),
            };
        }
        catch (PolicyConflictException conflict)
        {
            return new(example, null, $"기본 규칙이 겹칩니다: {conflict.Message}");
        }
    }

    private static IEnumerable<DraftFinding> ExampleFindings(List<ExampleResult> examples)
    {
        if (examples.Count == 0)
            yield return new(DraftRule.Example, [], "계산 예를 하나 이상 적으세요. 규칙이 뜻한 대로인지 스스로 확인하는 결제입니다.");
        foreach (var (at, result) in examples.Index().Where(one => !one.Item.Holds))
        {
            var name = result.Example.Name.Length > 0 ? result.Example.Name : $"계산 예 {at + 1}";
            yield return new(DraftRule.Example, [], result.Problem is { } problem
                ? $"{name}: {problem}"
                : $"{name}: {string.Join(", ", Wrong(result))}.");
        }
    }

    private static IEnumerable<string> Wrong(ExampleResult result) =>
        from kind in ExampleResult.Kinds
        where result.Won(kind) != result.Example.Expected(kind)
        let asked = result.Example.Expected(kind)
        let given = result.Won(kind)
        select $"{RuleSentence.KindOf(kind)}이(가) {asked:#,0}원이어야 하는데 {given:#,0}원입니다";

    private static DraftFinding CeilingSentence(CeilingWarning warning) => new(
        DraftRule.Ceiling, [warning.Layer],
        $"'{warning.Layer}' 층이 월 {(warning.PaysUpTo is { } won ? $"{won:#,0}원까지" : "한도 없이")} 지급합니다. "
        + $"조례 한도는 {warning.Ceiling:#,0}원입니다.");

    private static DraftFinding Sentence(DraftReading draft, BaseRuleFinding finding)
    {
        var own = $"{draft.Policy.Code}:{draft.Version.Version}:";
        var layers = finding.Rules.Where(rule => rule.StartsWith(own, StringComparison.Ordinal))
            .Select(rule => rule[own.Length..]).ToList();
        var (rule, what) = finding.Kind switch
        {
            FindingKind.Gap => (DraftRule.Gap, "기본 규칙이 없습니다"),
            FindingKind.Overlap => (DraftRule.Overlap, $"기본 규칙이 겹칩니다 ({string.Join(", ", finding.Rules)})"),
            _ => (DraftRule.TooManyLayers, $"층이 너무 많이 겹칩니다 ({string.Join(", ", finding.Rules)})"),
        };
        return new(rule, layers, $"{In(finding.Facts)}: {what}. {KoreanTime.Print(finding.From)[..10]}부터입니다.");
    }

    private static string In(PaymentFacts facts)
    {
        var type = BusinessTypeTable.TryFind(facts.BusinessType, out var known) ? known.Name : facts.BusinessType;
        var designated = facts.Designations.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(RuleSentence.Designated);
        return string.Join(' ', (string[])
        [
            facts.Programme, Districts.DistrictTable.Find(facts.District)?.Name ?? $"{facts.District}",
            facts.Bracket.KoreanName(), type, .. designated,
            .. facts.BenefitPlusBp > 0 ? ["상생"] : Array.Empty<string>(),
        ]);
    }
}
