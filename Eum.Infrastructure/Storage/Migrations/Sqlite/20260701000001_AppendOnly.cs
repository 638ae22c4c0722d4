using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Eum.Infrastructure.Storage.Migrations.Sqlite;

[DbContext(typeof(SqliteEumDbContext))]
[Migration("20260701000001_AppendOnly")]
public sealed class AppendOnlyOnSqlite : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in AppendOnly.Tables)
            foreach (var change in (string[])["UPDATE", "DELETE"])
                migrationBuilder.Sql(
                    $"""
                     CREATE TRIGGER "{table}_no_{change.ToLowerInvariant()}" BEFORE {change} ON "{table}"
                     {Unless(table, change)}
                     BEGIN
                         SELECT RAISE(ABORT, '{AppendOnly.Refusal(table)}');
                     END
                     """);
    }

    private static string Unless(string table, string change) => (table, change) == (AppendOnly.Purged, "DELETE")
        ? "WHEN NOT EXISTS (SELECT 1 FROM audit_tombstones WHERE last_entry >= OLD.entry_no)"
        : "";
}
