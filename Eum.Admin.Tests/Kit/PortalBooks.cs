using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Admin.Tests.Kit;

/// <summary>Migrated books for one test of the portal: a SQLite file, or a database of the shared PostgreSQL.</summary>
internal sealed class PortalBooks : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ServiceProvider _services;
    private readonly TestKeys _keys;

    private PortalBooks(string engine, string? connectionString)
    {
        Engine = engine;
        _keys = new(_folder);
        ConnectionString = connectionString ?? $"Data Source={_folder.At("eum.db")}";
        var settings = new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();
        _services = new ServiceCollection().AddSingleton<IConfiguration>(settings).AddEumStorage(settings)
            .AddEumIdentity().BuildServiceProvider();
    }

    public string Engine { get; }

    public string ConnectionString { get; }

    public Dictionary<string, string?> Settings => new()
    {
        ["Storage:Engine"] = Engine,
        ["ConnectionStrings:Eum"] = ConnectionString,
        ["Protection:KeyFile"] = _keys.Ring,
        ["Audit:KeyFile"] = _keys.Signing,
        ["Audit:AnchorFile"] = _keys.Anchors,
    };

    public IDbContextFactory<EumDbContext> Database => _services.GetRequiredService<IDbContextFactory<EumDbContext>>();

    public IServiceProvider Services => _services;

    public static Task<PortalBooks> OnSqliteAsync() => OpenAsync("Sqlite", null);

    public static Task<PortalBooks> OnPostgresAsync() => OpenAsync("PostgreSql", PostgresServer.Shared.NewDatabase());

    /// <summary>Where no table has been made yet.</summary>
    public static PortalBooks Unmigrated() => new("Sqlite", null);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private static async Task<PortalBooks> OpenAsync(string engine, string? connectionString)
    {
        var books = new PortalBooks(engine, connectionString);
        await books._services.GetRequiredService<Migrator>().MigrateAsync(default);
        return books;
    }
}
