using System.Diagnostics;
using Eum.Admin.Commands;
using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Commands;

/// <summary>`eum demonstration`: what a newcomer signs in with.</summary>
public sealed class DemonstrationCommandTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task It_can_be_asked_again_at_once_and_makes_nothing_twice(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);

        var first = await RunAsync(database, "Development");
        var again = await RunAsync(database, "Development");

        Assert.True((first.Exit, again.Exit) == (0, 0), first.Told + again.Told);
        Assert.All([first, again], run => Assert.Contains("seo.official", run.Told, StringComparison.Ordinal));
        Assert.Equal(7, await database.NumberAsync("SELECT COUNT(*) FROM users"));
        Assert.Equal(1, await database.NumberAsync("SELECT COUNT(*) FROM proposals WHERE state = 2"));
        Assert.Equal(1, await database.NumberAsync("SELECT COUNT(*) FROM proposals"));
        Assert.NotEqual(0, await database.NumberAsync("SELECT COUNT(*) FROM budget_entries"));
    }

    [Fact]
    public async Task Outside_of_a_development_it_makes_nobody()
    {
        using var database = TestDatabase.On(StorageEngine.Sqlite);

        var run = await RunAsync(database, "Production");

        Assert.Equal((int)ExitCode.Refused, run.Exit);
        Assert.Contains("개발 환경", run.Told, StringComparison.Ordinal);
        Assert.Equal(0, await database.NumberAsync("SELECT COUNT(*) FROM users"));
    }

    private static async Task<(int Exit, string Told)> RunAsync(TestDatabase database, string environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, "demonstration"])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = environment;
        foreach (var (name, value) in database.Settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}
