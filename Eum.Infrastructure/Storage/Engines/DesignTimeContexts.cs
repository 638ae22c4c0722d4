using Microsoft.EntityFrameworkCore.Design;

namespace Eum.Infrastructure.Storage.Engines;

// For dotnet-ef only, which builds the models and reaches no server.
internal sealed class SqliteAtDesignTime : IDesignTimeDbContextFactory<SqliteEumDbContext>
{
    public SqliteEumDbContext CreateDbContext(string[] args) =>
        new(EngineOptions.Sqlite("Data Source=:memory:").Options);
}

internal sealed class SqlServerAtDesignTime : IDesignTimeDbContextFactory<SqlServerEumDbContext>
{
    public SqlServerEumDbContext CreateDbContext(string[] args) =>
        new(EngineOptions.SqlServer("Server=.;Database=eum").Options);
}

internal sealed class PostgresAtDesignTime : IDesignTimeDbContextFactory<PostgresEumDbContext>
{
    public PostgresEumDbContext CreateDbContext(string[] args) =>
        new(EngineOptions.Postgres("Host=localhost;Database=eum").Options);
}
