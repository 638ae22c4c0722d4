using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Anchoring;

/// <summary>Whether the triggers that refuse change are still there, switched on and what they were.</summary>
internal sealed class GuardCheck(Snapshot books, IDbContextFactory<EumDbContext> database)
{
    /// <param name="from">The first entry that nothing outside the database vouches for.</param>
    public async Task RunAsync(long from, Findings findings, CancellationToken cancel)
    {
        var there = (await books.ListAsync(await QueryAsync(cancel), row => row.Text(0), cancel))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var guard in await ExpectedAsync(cancel))
            if (!there.Contains(guard))
                findings.Add("guard", from, $"변경을 막는 트리거 {guard}이(가) 없거나 꺼졌거나 바뀌었습니다.");
    }

    private async Task<string> QueryAsync(CancellationToken cancel) => await EngineAsync(cancel) switch
    {
        StorageEngine.Sqlite =>
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%SELECT RAISE(ABORT, %'",
        StorageEngine.PostgreSql =>
            """
            SELECT t.tgname::text FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
            WHERE t.tgenabled IN ('O', 'A') AND p.prosrc LIKE '%RAISE EXCEPTION USING MESSAGE%'
            """,
        _ => "SELECT name FROM sys.triggers WHERE is_disabled = 0",
    };

    private async Task<IEnumerable<string>> ExpectedAsync(CancellationToken cancel) =>
        await EngineAsync(cancel) switch
        {
            StorageEngine.Sqlite => AppendOnly.Tables.SelectMany(
                table => (string[])[$"{table}_no_update", $"{table}_no_delete"]),
            StorageEngine.PostgreSql => AppendOnly.Tables.Select(table => $"{table}_append_only")
                .Append($"{AppendOnly.Purged}_kept"),
            _ => AppendOnly.Tables.Select(table => $"{table}_append_only"),
        };

    private async Task<StorageEngine> EngineAsync(CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return db switch
        {
            SqliteEumDbContext => StorageEngine.Sqlite,
            PostgresEumDbContext => StorageEngine.PostgreSql,
            _ => StorageEngine.SqlServer,
        };
    }
}
