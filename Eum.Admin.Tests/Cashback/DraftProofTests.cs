using Eum.Domain.Cashback;
using Eum.Domain.Cashback.Drafting;
using Eum.Domain.Merchants;
using Eum.Domain.Values;

namespace Eum.Admin.Tests.Cashback;

/// <summary>What a draft must keep before anybody else is asked to look at it.</summary>
public sealed class DraftProofTests
{
    private static readonly DateTime Now = KoreanTime.At(new(2026, 3, 2), new(9, 0));

    [Fact]
    public void What_follows_the_version_in_force_holds_with_an_example()
    {
        var draft = Base();
        draft.Examples.Add(new() { Name = "한식", District = 28185, Amount = 50_000, Base = 5_000 });

        var proof = Proved(draft);

        Assert.Empty(proof.Findings);
        Assert.True(proof.Combinations > 100_000);
        Assert.True(proof.Examples.Single().Holds);
    }

    [Fact]
    public void The_mistake_of_october_2023_fails_the_example_of_its_own_author()
    {
        // 3–30억 was at 7 % and 상생 had no more to add; the bonus of the month before was left standing.
        var october = new DateOnly(2023, 10, 5);
        var standing = Until(KoreanTime.StartOf(october.AddDays(-1)));
        var coop = standing.Policies.Single(policy => policy.Code == "INCHEON-COOP");
        var before = coop.Versions.Last(version => version.Layers.Any(layer => layer.Bands.Any(b => b.RateBp == 200)));
        var draft = Decided(PolicyDraft.After(coop, before), october);
        draft.Examples.Add(new()
        {
            Name = "3–30억 약국은 합 7 %",
            District = 28185,
            Bracket = SalesBracket.LE3B,
            BusinessType = "PHARMACY",
            BenefitPlusBp = 100,
            Amount = 12_345,
            Base = 864,
            Merchant = 123,
        });

        var proof = Proved(draft, standing, KoreanTime.StartOf(october.AddDays(-1)));

        var found = Assert.Single(proof.Findings, one => one.Rule == DraftRule.Example);
        Assert.Equal("3–30억 약국은 합 7 %: 시 상생이(가) 0원이어야 하는데 246원입니다.", found.Message);
    }

    [Fact]
    public void A_payment_without_a_rule_and_one_with_two_are_named_with_the_layers()
    {
        var gap = Base();
        gap.Layers.RemoveAll(layer => layer.Id == "gt3b");
        var overlap = Base();
        var twin = DraftLayer.Of(overlap.Layers.Single(layer => layer.Id == "le3b").ToLayer());
        twin.Id = "twin";
        overlap.Layers.Add(twin);

        Assert.Contains("30억 초과", Found(gap, DraftRule.Gap).Message, StringComparison.Ordinal);
        Assert.Equal(["le3b", "twin"], Found(overlap, DraftRule.Overlap).Layers.Order());
    }

    [Fact]
    public void What_pays_beyond_the_ordinance_is_refused_with_its_layer()
    {
        var draft = Base();
        draft.Layers.Single(layer => layer.Id == "le3b").Bands[0].UpTo = 500_001;

        Assert.Equal(["le3b"], Found(draft, DraftRule.Ceiling).Layers);
    }

    [Fact]
    public void A_gu_adds_at_its_own_shops_with_its_own_money_only()
    {
        var draft = TopUp();
        draft.Layers[0].Kind = LayerKind.Base;
        Assert.Contains("군·구 추가 층만", Found(draft, DraftRule.Authority).Message, StringComparison.Ordinal);

        draft = TopUp();
        draft.Layers[0].When = draft.Layers[0].When with { Districts = [28275, 28185] };
        Assert.Contains("그 군·구의 가맹점에만", Found(draft, DraftRule.Authority).Message, StringComparison.Ordinal);

        draft = TopUp();
        draft.Layers[0].Funding[0].Fund = draft.Layers[0].Remainder = Fund.City;
        Assert.Contains("구비", Found(draft, DraftRule.Authority).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Proved(TopUp()).Findings, one => one.Rule == DraftRule.Authority);
    }

    [Fact]
    public void It_starts_in_the_future_and_after_the_version_before()
    {
        var draft = Decided(Base(), new(2026, 3, 2));
        Assert.Contains("시각이 지났습니다", Found(draft, DraftRule.Start).Message, StringComparison.Ordinal);

        draft = Decided(Base(), new(2025, 12, 31));
        Assert.Contains(Problems(draft), problem => problem.Field == "from");
    }

    [Theory]
    [InlineData(3, 7, true)] // Points of 10 %.
    [InlineData(30, 70, true)] // Percent of the layer.
    [InlineData(3, 6, false)]
    [InlineData(40, 70, false)]
    public void Shares_of_funds_add_up(int national, int city, bool adds)
    {
        var draft = Base();
        var at = draft.Layers.FindIndex(layer => layer.Id == "le3b");
        (draft.Layers[at].Funding[0].Share, draft.Layers[at].Funding[1].Share) = (national, city);

        Assert.Equal(!adds, Problems(draft).Any(problem => problem.Field == $"layer.{at}.funding"));
    }

    [Fact]
    public void What_is_missing_is_said_at_its_field()
    {
        var draft = new PolicyDraft { Policy = "INCHEON-BASE", Authority = 28000, Layers = { new DraftLayer() } };
        draft.Layers[0].When = new() { Districts = [] };
        draft.Layers[0].Bands.Add(new());

        Assert.Equal(
            ["body", "document", "from", "layer.0.bands", "layer.0.districts", "layer.0.id", "layer.0.name"],
            Problems(draft).Select(problem => problem.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_rule_is_said_back_as_a_sentence()
    {
        var rule = Base().Layers.Single(layer => layer.Id == "ganghwa-ongjin").ToLayer();

        Assert.Equal(
            "강화군·옹진군에 있는 제한업종 아닌 연매출 30억 이하 가맹점에서 결제하면 그 달 쓴 돈 300,000원까지 15 %를 준다. "
            + "비용은 국비 7 : 시비 8, 원 미만은 시비로 나눈다.",
            RuleSentence.Of(rule));
        Assert.Equal(
            "서로e음 카드로 서해구에 있는 제한업종 아닌 연매출 30억 이하 상생가맹점에서 결제하면 그 달 쓴 돈 300,000원까지 2 %를 준다. 비용은 모두 구비 부담이다.",
            RuleSentence.Of(TopUp().Layers[0].ToLayer()));
    }

    [Theory]
    [InlineData("연매출 3억 초과", SalesBracket.LE500M, SalesBracket.LE1B, SalesBracket.LE3B, SalesBracket.GT3B)]
    [InlineData("연매출 3억 초과 10억 이하", SalesBracket.LE1B, SalesBracket.LE500M)]
    [InlineData("연매출 5억 이하·30억 초과", SalesBracket.LE300M, SalesBracket.LE500M, SalesBracket.GT3B)]
    [InlineData(
        "연매출 제한 없는",
        SalesBracket.LE300M, SalesBracket.LE500M, SalesBracket.LE1B, SalesBracket.LE3B, SalesBracket.GT3B)]
    public void Brackets_beside_each_other_are_said_as_one_span(string said, params SalesBracket[] brackets)
    {
        var draft = TopUp().Layers[0];
        draft.When = draft.When with { Brackets = [.. brackets] };

        Assert.Contains($" {said} 상생가맹점에서", RuleSentence.Of(draft.ToLayer()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_is_told_layer_by_layer_and_like_shares_are_no_difference()
    {
        var before = Standing("INCHEON-BASE").Versions[^1];
        var draft = Base();
        var layer = draft.Layers.Single(one => one.Id == "le3b");
        layer.Bands[0].RateBp = 700;
        (layer.Funding[0].Share, layer.Funding[1].Share) = (30, 70);
        draft.Layers.RemoveAll(one => one.Id == "fair-price");

        var changes = PolicyDifference.Between(before, Read(draft).Version);

        Assert.Equal(
            ["착한가격업소 (fair-price)", "연매출 30억 이하 (le3b) 요율"], changes.Select(change => change.Name));
        Assert.Equal("그 달 쓴 돈 300,000원까지 7 %를 준다.", changes[^1].After);
    }

    private static DraftFinding Found(PolicyDraft draft, DraftRule rule) =>
        Proved(draft).Findings.First(found => found.Rule == rule);

    private static DraftProof Proved(PolicyDraft draft) => Proved(draft, PolicyCatalogue.Timeline, Now);

    private static DraftProof Proved(PolicyDraft draft, PolicyTimeline standing, DateTime now) =>
        DraftReading.Of(standing, draft) switch
        {
            Outcome<DraftReading>.Done(var read) => DraftProof.Of(standing, read, now),
            Outcome<DraftReading>.Refused refused =>
                throw new InvalidOperationException(string.Join(' ', refused.Problems)),
            _ => throw new InvalidOperationException(),
        };

    private static DraftReading Read(PolicyDraft draft) =>
        Assert.IsType<Outcome<DraftReading>.Done>(DraftReading.Of(PolicyCatalogue.Timeline, draft)).Value;

    private static IReadOnlyList<Problem> Problems(PolicyDraft draft) =>
        DraftReading.Of(PolicyCatalogue.Timeline, draft) is Outcome<DraftReading>.Refused refused
            ? refused.Problems
            : [];

    private static PolicyDraft Base() => After("INCHEON-BASE");

    private static PolicyDraft TopUp() => Decided(After("SEOHAE-TOPUP"), new(2026, 8, 1));

    private static PolicyDraft After(string policy) =>
        Decided(PolicyDraft.After(Standing(policy), Standing(policy).Versions[^1]), new(2026, 4, 1));

    private static PolicyDraft Decided(PolicyDraft draft, DateOnly from)
    {
        (draft.From, draft.Body, draft.Document) = (from, "운영위원회", "제1호");
        return draft;
    }

    private static Policy Standing(string policy) =>
        PolicyCatalogue.Timeline.Policies.Single(one => one.Code == policy);

    private static PolicyTimeline Until(DateTime instant) => new(
        from policy in PolicyCatalogue.Timeline.Policies
        select policy with { Versions = [.. policy.Versions.Where(version => version.StartsAt <= instant)] });
}
