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
                     {Unless(table)}
                     THROW 51000, N''{AppendOnly.Refusal(table)}'', 1;
                 END')
                 """);
    }

    private static string Unless(string table) => table == AppendOnly.Purged
        ? """
          IF NOT EXISTS (SELECT 1 FROM inserted) AND NOT EXISTS (SELECT 1 FROM deleted AS d
                  WHERE NOT EXISTS (SELECT 1 FROM audit_tombstones AS t WHERE t.last_entry >= d.entry_no))
          BEGIN
              DELETE FROM e FROM audit_entries AS e INNER JOIN deleted AS d ON d.entry_no = e.entry_no;
              RETURN;
          END
          """
        : "";
}
