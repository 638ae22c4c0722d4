using Eum.Admin.Tests.Kit;
using Eum.Domain.Cashback;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Simulations;

public sealed class SimulateCommandTests
{
    [Fact]
    public async Task It_answers_with_what_was_paid_beside_what_the_draft_pays()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        using var folder = new TempFolder();
        var same = folder.Write("same.json", PolicyDocument.Write(Drafts.Policy("INCHEON-BASE")));
        var less = folder.Write(
            "less.json", PolicyDocument.Write(Drafts.Changed("INCHEON-BASE", layer => layer.UpTo(90_000))));

        var first = await RunAsync(database, same, "--json");
        var second = await RunAsync(database, less, "--json");
        var table = await RunAsync(database, less);

        Assert.Equal((0, ""), (first.Exit, first.Error));
        Assert.Equal(0, first.Json.GetProperty("changed").GetInt64());
        var total = first.Json.GetProperty("total");
        Assert.Equal(
            await database.NumberAsync("SELECT SUM(cashback) FROM payments_monthly"),
            total.GetProperty("paid").GetInt64());
        Assert.Equal(0, total.GetProperty("difference").GetInt64());
        var difference = second.Json.GetProperty("total").GetProperty("difference").GetInt64();
        Assert.True(difference < 0);
        Assert.Contains($"{difference:#,0}", table.Out, StringComparison.Ordinal);
        Assert.Contains(second.Json.GetProperty("resultSha256").GetString()!, table.Out, StringComparison.Ordinal);
        Assert.Equal(0, await database.NumberAsync("SELECT COUNT(*) FROM simulations"));
    }

    [Theory]
    [InlineData("--from", "2026-3")]
    [InlineData("--to", "2024-01")]
    [InlineData("--draft", "/nowhere/draft.json")]
    public async Task What_cannot_be_tried_is_refused_with_its_option(string option, string value)
    {
        using var database = TestDatabase.On(StorageEngine.Sqlite);
        using var folder = new TempFolder();
        var words = new Dictionary<string, string>
        {
            ["--draft"] = folder.Write("draft.json", PolicyDocument.Write(Drafts.Policy("INCHEON-BASE"))),
            ["--from"] = "2026-02",
            ["--to"] = "2026-03",
        };
        words[option] = value;

        var run = await CommandRun.OfAsync(
            database, ["policy", "simulate", .. words.SelectMany(word => (string[])[word.Key, word.Value])]);

        Assert.Equal((3, ""), (run.Exit, run.Out));
        Assert.Contains(option, run.Error, StringComparison.Ordinal);
    }

    private static Task<CommandRun> RunAsync(TestDatabase database, string draft, params string[] more) =>
        CommandRun.OfAsync(
            database,
            ["policy", "simulate", "--draft", draft, "--from", "2026-02", "--to", "2026-03", .. more]);
}
