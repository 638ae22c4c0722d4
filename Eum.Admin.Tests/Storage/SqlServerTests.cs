using Eum.Admin.Tests.Kit;
using Eum.Domain.Cashback;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Budgets;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Tests.Storage;

/// <summary>No SQL Server is at hand: what it would be sent is read by its own parser and by a reviewer.</summary>
public sealed class SqlServerTests
{
    [Fact]
    public void The_script_that_makes_the_database_is_as_it_was_reviewed()
    {
        using var db = ModelTests.On(StorageEngine.SqlServer);

        IssuedQueries.Review(
            "sqlserver", db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent));
    }

    [Fact]
    public void The_script_guards_every_append_only_table()
    {
        var script = Repository.Read("Eum.Admin.Tests/Storage/Snapshots/sqlserver.sql");

        Assert.All(AppendOnly.Tables, table => Assert.Contains(
            $"CREATE TRIGGER [{table}_append_only] ON [{table}] INSTEAD OF UPDATE, DELETE AS", script,
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_storage_itself_asks_is_as_it_was_reviewed()
    {
        var server = new SqlServerRecorder();
        var options = Options.Create(new StorageOptions { Engine = "SqlServer", ConnectionString = "Server=none" });
        var whole = PolicyCatalogue.Timeline.Policies[0];
        var policy = whole with { Versions = [whole.Versions[0]] };
        await using var db = server.CreateDbContext();
        var line = new BudgetLineRow { Year = 2026, Fund = Fund.City, Programme = "INCHEON", Version = 3 };

        await new Migrator(server, options, new StoppedClock()).PublishAsync(db, [policy], default);
        db.Attach(line);
        line.Committed = 1;
        var refusal = await db.SaveAsync(An.AuditEntry(), default);

        Assert.NotNull(refusal); // No row was changed: the server is not there.
        var all = string.Concat(server.Commands);
        Assert.Contains("UPDLOCK", all, StringComparison.Ordinal);
        Assert.Contains("INSERT INTO [policy_versions]", all, StringComparison.Ordinal);
        Assert.Contains("UPDATE [budget_lines]", all, StringComparison.Ordinal);
        IssuedQueries.Review("storage", server.Commands.Select((sql, i) => ($"storage {i + 1}", sql)));
    }

    [Fact]
    public async Task The_usual_ways_of_asking_are_valid_T_SQL()
    {
        var server = new SqlServerRecorder();
        await using var db = server.CreateDbContext();
        long[] keys = [1, 2];

        await db.Payments.Where(p => keys.Contains(p.TxKey)).ToListAsync();
        await db.PaymentsDaily.GroupBy(p => p.District)
            .Select(g => new { g.Key, Won = g.Sum(p => p.Amount) }).ToListAsync();
        await db.Merchants.Where(m => m.Name.Contains("시장")).OrderBy(m => m.Name).Skip(20).Take(20).ToListAsync();

        Assert.Equal(3, server.Commands.Count);
        Assert.All(server.Commands, sql => Assert.Empty(Tsql.ProblemsOf(sql)));
    }

    [Theory]
    [InlineData("SELEC 1 FORM x")]
    [InlineData("CREATE TABLE #temp (a int)")]
    [InlineData("SELECT * INTO #temp FROM payments")]
    [InlineData("MERGE payments AS t USING staged AS s ON t.a = s.a WHEN MATCHED THEN UPDATE SET a = 1;")]
    [InlineData("EXEC(N'CREATE TABLE #temp (a int)')")]
    [InlineData("EXEC(N'SELEC 1 FORM x')")]
    [InlineData("CREATE TYPE keys AS TABLE (a int)")]
    [InlineData("CREATE OR ALTER VIEW v AS SELECT 1 AS a")]
    public void These_guards_see_what_they_forbid(string sql) => Assert.NotEmpty(Tsql.ProblemsOf(sql));
}
