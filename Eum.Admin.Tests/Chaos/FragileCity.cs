using Eum.Admin.Commands;
using Eum.Admin.Desk;
using Eum.Admin.Features.Imports;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Values;
using Eum.Infrastructure.City;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Storage.Bulk;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Tests.Chaos;

/// <summary>
/// Three days of 1,500 members over the end of a month, in files that take dozens of chunks, and what the books say
/// after an import that nothing disturbed.
/// </summary>
public sealed class FragileCity : IDisposable
{
    private const int ChunkRows = 150;
    private readonly TempFolder _folder = new();
    private readonly Dictionary<StorageEngine, Undisturbed> _undisturbed = [];

    public FragileCity() => CityGenerator.Write(
        new() { Days = 3, Members = 1_500, Seed = 11, Until = new(2026, 7, 1) }, _folder.Path, null, default);

    /// <summary>What an undisturbed import leaves, and where it could have been broken off.</summary>
    /// <param name="Tables">Digest by table.</param>
    /// <param name="Boundaries"><see cref="ProgressAsync"/> after each chunk.</param>
    internal sealed record Undisturbed(
        SortedDictionary<string, string> Tables, IReadOnlyList<long> Boundaries);

    /// <summary>Rows taken, and a step more for each file begun: grows with everything an import commits.</summary>
    internal static Task<long> ProgressAsync(TestDatabase database) =>
        database.NumberAsync("SELECT COUNT(*) + COALESCE(SUM(rows), 0) FROM import_batches");

    internal static Dictionary<string, string?> Settings(TestDatabase database) =>
        new(database.Settings) { ["Import:ChunkRows"] = $"{ChunkRows}" };

    internal string[] Words => ["import", _folder.Path, "--json"];

    internal async Task<Undisturbed> UndisturbedAsync(StorageEngine engine)
    {
        if (_undisturbed.TryGetValue(engine, out var known)) return known;
        using var database = TestDatabase.On(engine);
        var boundaries = new List<long>();
        await ImportAsync(database, () => boundaries.Add(ProgressAsync(database).GetAwaiter().GetResult()));
        return _undisturbed[engine] = new(await TablesDigest.OfAsync(database), boundaries);
    }

    /// <summary>Imports all files inside the test.</summary>
    /// <param name="committed">After each chunk's commit, before anything else is done; what it throws ends the
    /// import there.</param>
    internal async Task ImportAsync(TestDatabase database, Action committed)
    {
        var connections = new BulkConnections(Options.Create(database.Options));
        var importer = new FileImporter(connections, new StoppedClock())
        {
            ChunkRows = ChunkRows,
            Cipher = database.Keys.Cipher,
        };
        var (files, absent) = ImportFiles.Find([_folder.Path]);
        var request = new ImportFiles.Request(files, absent, null) { Progress = new AfterEachChunk(committed) };
        var outcome = await new ImportFiles(database.Desk(), importer).RunAsync(Caller.Machine, request, default);
        var done = Assert.IsType<Outcome<ImportedFiles>.Done>(outcome).Value;
        Assert.True(done.IsComplete, string.Join('\n', done.Files.SelectMany(file => file.Problems)));
    }

    /// <summary>
    /// Imports again as an operator does, and holds the books against the undisturbed ones and against themselves.
    /// </summary>
    internal async Task AssertResumesAsync(TestDatabase database)
    {
        var run = await RunAsync(database, Words);

        // PostgreSQL notices a moment later that the killed process is gone; until then it keeps its lock.
        for (var tries = 0; run.Exit == (int)ExitCode.EngineUnavailable && tries < 100; tries++)
            run = await RunAsync(database, Words);

        Assert.True(run.Exit == 0, run.Error);
        Assert.Equal((await UndisturbedAsync(database.Engine)).Tables, await TablesDigest.OfAsync(database));
        var verified = await RunAsync(database, "verify", "--json");
        Assert.True(verified.Exit == 0, verified.Error);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<CommandRun> RunAsync(TestDatabase database, params string[] words)
    {
        using StringWriter output = new(), error = new();
        var terminal = new Terminal(output, error, new StoppedClock(), IsPerson: false)
        {
            Settings = Settings(database),
        };
        return new(await CommandLine.RunAsync(words, terminal), output.ToString(), error.ToString());
    }

    private sealed class AfterEachChunk(Action committed) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => committed();
    }
}
