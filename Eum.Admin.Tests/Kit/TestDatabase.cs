using System.Globalization;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Eum.Admin.Tests.Kit;

/// <summary>
/// The books on a real engine, migrated and with the published policies, for one test alone. Copied from a template
/// that the first test of a run makes, so that the next ones cost milliseconds.
/// </summary>
public sealed class TestDatabase : IDbContextFactory<EumDbContext>, IDisposable
{
    private static readonly Lazy<string> SqliteTemplate = new(() =>
    {
        var folder = new TempFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        Migrate(StorageEngine.Sqlite, $"Data Source={folder.At("eum.db")};Pooling=False");
        return folder.At("eum.db");
    });

    private readonly TempFolder _folder = new();
    private readonly Func<EumDbContext> _open;

    private TestDatabase(StorageEngine engine, Func<TempFolder, string> connectionString)
    {
        ConnectionString = connectionString(_folder);
        Options = new() { Engine = engine.ToString(), ConnectionString = ConnectionString, ContentRoot = _folder.Path };
        Keys = new(_folder);
        _open = EumContextFactory.Opener(Options, logging: null);
    }

    /// <summary>Every engine the tests have for real: <c>[MemberData(nameof(TestDatabase.Engines), …)]</c>.</summary>
    public static TheoryData<StorageEngine> Engines => [StorageEngine.Sqlite, StorageEngine.PostgreSql];

    public StorageOptions Options { get; }

    public StorageEngine Engine => Options.Kind;

    public string ConnectionString { get; }

    /// <summary>Keys and anchors of this database, outside it.</summary>
    internal TestKeys Keys { get; }

    /// <summary>What a verb or host needs to run on this database.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Storage:Engine"] = Options.Engine,
        ["ConnectionStrings:Eum"] = ConnectionString,
        ["Protection:KeyFile"] = Keys.Ring,
        ["Audit:KeyFile"] = Keys.Signing,
        ["Audit:AnchorFile"] = Keys.Anchors,
    };

    /// <summary>A migrated database.</summary>
    public static TestDatabase On(StorageEngine engine) => engine switch
    {
        StorageEngine.Sqlite => new(engine, folder =>
        {
            File.Copy(SqliteTemplate.Value, folder.At("eum.db"));
            return $"Data Source={folder.At("eum.db")}";
        }),
        _ => new(engine, _ => PostgresServer.Shared.NewDatabase("migrated", empty => Migrate(engine, empty))),
    };

    /// <summary>A database with nothing in it; on SQLite not even a file.</summary>
    public static TestDatabase Empty(StorageEngine engine) => new(engine, folder => engine == StorageEngine.Sqlite
        ? $"Data Source={folder.At("data", "eum.db")}"
        : PostgresServer.Shared.NewDatabase());

    public EumDbContext Open() => _open();

    EumDbContext IDbContextFactory<EumDbContext>.CreateDbContext() => Open();

    internal Migrator Migrator(TimeProvider? clock = null) =>
        new(this, Microsoft.Extensions.Options.Options.Create(Options), clock ?? new StoppedClock());

    /// <summary>Runs SQL as it stands, past the model.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var db = Open();
        await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{").Replace("}", "}}"));
    }

    /// <summary>A number straight from the table.</summary>
    public async Task<long> NumberAsync(string sql) =>
        Convert.ToInt64(await ScalarAsync(sql), CultureInfo.InvariantCulture);

    /// <summary>The first column of the first row, as the engine gives it.</summary>
    public async Task<object?> ScalarAsync(string sql)
    {
        await using var db = Open();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    public void Dispose()
    {
        if (Engine == StorageEngine.Sqlite) SqliteConnection.ClearPool(new(ConnectionString));
        else NpgsqlConnection.ClearPool(new(ConnectionString));
        _folder.Dispose();
    }

    private static void Migrate(StorageEngine engine, string connectionString)
    {
        using var template = new TestDatabase(engine, _ => connectionString);
        template.Migrator().MigrateAsync(default).GetAwaiter().GetResult();
    }
}
