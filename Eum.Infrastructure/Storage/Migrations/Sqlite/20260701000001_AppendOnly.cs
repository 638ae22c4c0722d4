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
        ProposalsEnd(migrationBuilder);
    }

    // A proposal may move while it waits. Its maker, kind and birth are what they were; what is final stays.
    private static void ProposalsEnd(MigrationBuilder migrationBuilder)
    {
        var refuse = $"BEGIN SELECT RAISE(ABORT, '{AppendOnly.ProposalRefusal}'); END";
        migrationBuilder.Sql($"CREATE TRIGGER proposals_no_delete BEFORE DELETE ON proposals {refuse}");
        migrationBuilder.Sql(
            $"""
             CREATE TRIGGER proposals_no_update BEFORE UPDATE ON proposals
             WHEN OLD.state <> 1 OR NEW.proposal_no <> OLD.proposal_no OR NEW.maker_no <> OLD.maker_no
                 OR NEW.maker_id <> OLD.maker_id OR NEW.kind <> OLD.kind OR NEW.authority <> OLD.authority
                 OR NEW.proposed_at <> OLD.proposed_at OR NEW.expires_at <> OLD.expires_at
                 OR substr(NEW.makers, 1, length(OLD.makers)) <> OLD.makers
             {refuse}
             """);
    }

    private static string Unless(string table, string change) => (table, change) == (AppendOnly.Purged, "DELETE")
        ? "WHEN NOT EXISTS (SELECT 1 FROM audit_tombstones WHERE last_entry >= OLD.entry_no)"
        : "";
}
