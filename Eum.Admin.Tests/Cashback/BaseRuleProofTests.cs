using Eum.Admin.Tests.Kit;
using Eum.Domain.Cashback;
using Eum.Domain.Merchants;
using FsCheck;
using FsCheck.Fluent;

namespace Eum.Admin.Tests.Cashback;

public sealed class BaseRuleProofTests
{
    private static readonly DateOnly From = new(2019, 5, 1);
    private static readonly DateOnly To = new(2027, 12, 31);

    [Fact]
    public void Every_payment_since_May_2019_has_exactly_one_base_rule()
    {
        var proof = BaseRuleProof.Of(PolicyCatalogue.Timeline, From, To);

        Assert.Empty(proof.First);
        Assert.True(proof.Holds);
        Assert.Empty(proof.Warnings);
        Assert.True(proof.Combinations > 100_000_000, $"{proof.Combinations}");
    }

    [Fact]
    public void A_gap_is_found_and_named()
    {
        var proof = BaseRuleProof.Of(Broken(layer => layer.Id == "le300m" ? null : layer), From, To);

        var first = proof.First[0];
        Assert.False(proof.Holds);
        Assert.Equal((FindingKind.Gap, SalesBracket.LE300M), (first.Kind, first.Facts.Bracket));
        Assert.Equal(new(2022, 9, 30, 15, 0, 0, DateTimeKind.Utc), first.From);
        Assert.Empty(first.Rules);
    }

    [Fact]
    public void An_overlap_is_found_and_its_rules_are_named()
    {
        var always = Condition.Always with { Designations = ["TAXI"] };

        var proof = BaseRuleProof.Of(
            Broken(layer => layer.Id == "taxi" ? layer with { When = always } : layer), From, To);

        var first = proof.First[0];
        Assert.Equal(FindingKind.Overlap, first.Kind);
        Assert.Contains("TAXI", first.Facts.Designations, StringComparison.Ordinal);
        Assert.Contains("INCHEON-BASE:11:taxi", first.Rules);
        Assert.Equal(2, first.Rules.Count);
    }

    [Fact]
    public void More_layers_than_a_payment_can_carry_are_found()
    {
        var policies = PolicyCatalogue.Timeline.Policies;
        var artist = policies.Single(policy => policy.Code == "IFAC-ARTIST");
        var copies = Enumerable.Range(1, 8).Select(i => artist with { Code = $"COPY-{i}" });

        var proof = BaseRuleProof.Of(new(policies.Concat(copies)), From, To);

        Assert.Equal(FindingKind.TooManyLayers, proof.First[0].Kind);
        Assert.Equal("ARTIST", proof.First[0].Facts.Group);
    }

    [Fact]
    public void A_limit_above_the_ordinance_is_told_but_does_not_break_the_proof()
    {
        var generous = Broken(layer => layer.Id == "le3b"
            ? layer with { Bands = [new(1_000_000, layer.Bands[0].RateBp)] }
            : layer);

        var proof = BaseRuleProof.Of(generous, From, To);

        Assert.True(proof.Holds);
        Assert.Contains(
            proof.Warnings, warning => warning is { Policy: "INCHEON-BASE", Version: 28, PaysUpTo: 1_000_000 });
        Assert.All(proof.Warnings, warning => Assert.InRange(warning.Version, 27, 28)); // Older ones ended before.
    }

    [Fact]
    public void What_the_proof_concludes_is_what_each_payment_finds()
    {
        var broken = Broken(layer => layer.Id == "le300m" ? null : layer);

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(10_000).WithQuietOnSuccess(true),
            Prop.ForAll(AnyPayment.Generator.ToArbitrary(), payment =>
                PolicyCatalogue.Timeline.At(payment.At).BaseRulesFor(payment.Facts).Count == 1));
        Assert.All(BaseRuleProof.Of(broken, From, To).First, finding =>
            Assert.Empty(broken.At(finding.From).BaseRulesFor(finding.Facts)));
    }

    [Fact]
    public async Task The_command_proves_the_catalogue()
    {
        var run = await CommandRun.OfAsync("policy", "check", "--json");

        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.True(run.Json.GetProperty("ok").GetBoolean());
        Assert.Equal("2019-05-01", run.Json.GetProperty("from").GetString());
    }

    [Fact]
    public async Task The_command_names_what_a_draft_breaks_and_exits_4()
    {
        using var folder = new TempFolder();
        var broken = Broken(layer => layer.Id == "gt3b" ? null : layer).Policies;
        var draft = folder.Write(
            "draft.json", PolicyDocument.Write(broken.Single(policy => policy.Code == "INCHEON-BASE")));

        var run = await CommandRun.OfProcessAsync("policy", "check", draft, "--json");

        Assert.Equal(4, run.Exit);
        Assert.Contains("GT3B", run.Error, StringComparison.Ordinal);
        var finding = run.Json.GetProperty("findings")[0];
        Assert.Equal("GAP", finding.GetProperty("kind").GetString());
        Assert.Equal("2023-09-25T00:00:00+09:00", finding.GetProperty("from").GetString());
    }

    private static PolicyTimeline Broken(Func<Layer, Layer?> change) => new(
        from policy in PolicyCatalogue.Timeline.Policies
        select policy.Code != "INCHEON-BASE" ? policy : policy with
        {
            Versions = [.. policy.Versions.Select(version => version with
            {
                Layers = [.. version.Layers.Select(change).OfType<Layer>()],
            })],
        });
}
