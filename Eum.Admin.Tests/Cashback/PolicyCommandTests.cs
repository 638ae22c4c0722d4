using Eum.Admin.Tests.Kit;
using Eum.Domain.Cashback;

namespace Eum.Admin.Tests.Cashback;

public sealed class PolicyCommandTests
{
    [Fact]
    public async Task The_list_tells_of_every_version_whether_it_is_in_force()
    {
        var run = await CommandRun.OfAsync("policy", "list", "--json"); // On 2 March 2026.

        var states = run.Json.GetProperty("policies").EnumerateArray().ToLookup(
            row => row.GetProperty("policy").GetString(), row => row.GetProperty("state").GetString());
        Assert.Equal(0, run.Exit);
        Assert.Equal(
            PolicyCatalogue.Timeline.Policies.Sum(policy => policy.Versions.Count), states.Sum(state => state.Count()));
        Assert.Equal([.. Enumerable.Repeat("PAST", 27), "IN_FORCE"], states["INCHEON-BASE"]);
        Assert.Equal("COMING", Assert.Single(states["SEOHAE-TOPUP"]));
    }

    [Fact]
    public async Task A_policy_is_shown_with_its_decision_and_layers()
    {
        var people = await CommandRun.OfAsync("policy", "show", "INCHEON-BASE", "--version", "4");
        var machines = await CommandRun.OfAsync("policy", "show", "SEO-TOPUP", "--json");

        Assert.Contains("2019-10-22T00:00:00+09:00", people.Out, StringComparison.Ordinal);
        Assert.Contains("공고 2019-10-21", people.Out, StringComparison.Ordinal);
        Assert.Contains("≤300,000 3%", people.Out, StringComparison.Ordinal);
        Assert.Equal("SEO-TOPUP", PolicyDocument.Read(machines.Out).Code);
    }

    [Theory]
    [InlineData("show NOWHERE", "INCHEON-BASE")]
    [InlineData("show INCHEON-BASE --version 0", "--version")]
    [InlineData("show INCHEON-BASE --version 99", "--version")]
    [InlineData("check --from yesterday", "--from")]
    [InlineData("check --from 2026-01-01 --to 2025-01-01", "--to")]
    [InlineData("check /nowhere/draft.json", "draft.json")]
    [InlineData("export --out /proc/nowhere", "--out")]
    public async Task What_cannot_be_shown_or_checked_is_refused(string words, string help)
    {
        var run = await CommandRun.OfAsync(["policy", .. words.Split(' ')]);

        Assert.Equal((3, ""), (run.Exit, run.Out));
        Assert.Contains(help, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_exported_is_the_catalogue_as_it_is()
    {
        using var folder = new TempFolder();

        var run = await CommandRun.OfAsync("policy", "export", "--out", folder.At("policies"));

        Assert.Equal(0, run.Exit);
        Assert.Equal(
            PolicyCatalogue.Documents().Order(StringComparer.Ordinal),
            Directory.GetFiles(folder.At("policies")).Select(File.ReadAllText).Order(StringComparer.Ordinal));
    }
}
