using System.Text.Json;
using Eum.Admin.Commands;
using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Commands;

public sealed class MigrateCommandTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task It_brings_an_empty_place_up_to_date_and_then_has_nothing_to_do(StorageEngine engine)
    {
        using var database = TestDatabase.Empty(engine);

        var first = await RunAsync(database.Settings, "migrate");
        var second = await RunAsync(database.Settings, "migrate");
        var json = await RunAsync(database.Settings, "migrate", "--json");

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.StartsWith("적용  20260701000000_Initial", first.Out, StringComparison.Ordinal);
        Assert.Contains("공표  INCHEON-BASE 1", first.Out, StringComparison.Ordinal);
        Assert.Equal((0, "이미 최신입니다."), (second.ExitCode, second.Out.Trim()));
        Assert.Equal(0, JsonDocument.Parse(json.Out).RootElement.GetProperty("migrations").GetArrayLength());
    }

    [Fact]
    public async Task A_database_that_was_tampered_with_fails_as_integrity()
    {
        using var database = TestDatabase.On(StorageEngine.Sqlite);
        await database.ExecuteAsync("DROP TRIGGER policy_versions_no_update; UPDATE policy_versions SET authority = 1");

        var run = await RunAsync(database.Settings, "migrate");

        Assert.Equal((4, ""), (run.ExitCode, run.Out));
        Assert.Contains("공표된 것과 다릅니다", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PostgreSql", "Host=127.0.0.1;Port=1;Database=eum", 5, "PostgreSql 데이터베이스에 닿을 수 없습니다")]
    [InlineData("Oracle", "Host=127.0.0.1", 2, "Sqlite, SqlServer, PostgreSql 가운데 하나")]
    public async Task What_it_cannot_open_it_names(string engine, string connection, int exitCode, string sentence)
    {
        var run = await RunAsync(
            new Dictionary<string, string?> { ["Storage:Engine"] = engine, ["ConnectionStrings:Eum"] = connection },
            "migrate");

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Out));
        Assert.Contains(sentence, Assert.Single(run.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Out, string Error)> RunAsync(
        IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        var terminal = new Terminal(output, error, new StoppedClock(), IsPerson: false) { Settings = settings };
        var exitCode = await CommandLine.RunAsync(arguments, terminal);
        return (exitCode, output.ToString(), error.ToString());
    }
}
