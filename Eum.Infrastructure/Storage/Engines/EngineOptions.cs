using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Infrastructure.Storage.Engines;

/// <summary>
/// What a context of each engine is built with: the same for the portal, the verbs, the tests and the tools.
/// </summary>
public static class EngineOptions
{
    // Identity reads its schema version from the application's services only; without them it silently builds version
    // 1.
    private static readonly ServiceProvider IdentitySchema = new ServiceCollection()
        .Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
        .BuildServiceProvider();

    public static DbContextOptionsBuilder<SqliteEumDbContext> Sqlite(string connectionString) =>
        Common(new DbContextOptionsBuilder<SqliteEumDbContext>())
            .UseSqlite(connectionString)
            .AddInterceptors(SqlitePragmas.Interceptor)
            .ReplaceService<IMigrationsSqlGenerator, SqliteTables>();

    public static DbContextOptionsBuilder<SqlServerEumDbContext> SqlServer(string connectionString) =>
        Common(new DbContextOptionsBuilder<SqlServerEumDbContext>()).UseSqlServer(connectionString);

    public static DbContextOptionsBuilder<PostgresEumDbContext> Postgres(string connectionString) =>
        Common(new DbContextOptionsBuilder<PostgresEumDbContext>()).UseNpgsql(connectionString);

    private static DbContextOptionsBuilder<T> Common<T>(DbContextOptionsBuilder<T> options)
        where T : EumDbContext =>
        options.UseApplicationServiceProvider(IdentitySchema).AddInterceptors(
            VersionStamp.Interceptor, ScopeGuard.Interceptor);
}
