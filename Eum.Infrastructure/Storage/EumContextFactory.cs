using Eum.Domain.Officers;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Eum.Infrastructure.Storage;

/// <summary>Opens the books on the engine that the settings name.</summary>
internal sealed class EumContextFactory(IOptions<StorageOptions> options, ILoggerFactory logging)
    : IDbContextFactory<EumDbContext>
{
    private readonly Lazy<Func<EumDbContext>> _open = new(() => Opener(options.Value, logging));

    public EumDbContext CreateDbContext() => _open.Value();

    internal static Func<EumDbContext> Opener(StorageOptions options, ILoggerFactory? logging) => options.Kind switch
    {
        StorageEngine.Sqlite => Pooled(EngineOptions.Sqlite(WithFolder(options)), logging),
        StorageEngine.SqlServer => Pooled(EngineOptions.SqlServer(options.ConnectionString), logging),
        _ => Pooled(EngineOptions.Postgres(options.ConnectionString), logging),
    };

    private static Func<EumDbContext> Pooled<T>(DbContextOptionsBuilder<T> builder, ILoggerFactory? logging)
        where T : EumDbContext
    {
        if (logging is not null) builder.UseLoggerFactory(logging);
        var pool = new PooledDbContextFactory<T>(builder.Options);
        return () =>
        {
            var db = pool.CreateDbContext();
            db.Scope = DistrictScope.WholeCity; // What it was left with by the last who had it is not undone by EF.
            return db;
        };
    }

    /// <summary>Whether the embedded database's file has been made.</summary>
    internal static bool IsThere(StorageOptions options) => File.Exists(Placed(options).DataSource);

    /// <summary>The embedded database's connection string with its full path; its folder is made.</summary>
    internal static string WithFolder(StorageOptions options)
    {
        var connection = Placed(options);
        Directory.CreateDirectory(Path.GetDirectoryName(connection.DataSource)!);
        return connection.ToString();
    }

    private static SqliteConnectionStringBuilder Placed(StorageOptions options)
    {
        var connection = new SqliteConnectionStringBuilder(options.ConnectionString);
        connection.DataSource = Path.GetFullPath(Path.Combine(options.ContentRoot, connection.DataSource));
        return connection;
    }
}
