using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Eum.Infrastructure.Storage.Migrations.SqlServer;

[DbContext(typeof(SqlServerEumDbContext))]
[Migration("20260701000001_AppendOnly")]
public sealed class AppendOnlyOnSqlServer : Migration
{
    // Within EXEC: CREATE TRIGGER must be alone in its batch. TRUNCATE fires no trigger here: withhold ALTER instead.
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in AppendOnly.Tables)
            migrationBuilder.Sql(
                $"""
                 EXEC(N'CREATE TRIGGER [{table}_append_only] ON [{table}] INSTEAD OF UPDATE, DELETE AS
                 BEGIN
                     SET NOCOUNT ON;
                     THROW 51000, N''{AppendOnly.Refusal(table)}'', 1;
                 END')
                 """);
    }
}
