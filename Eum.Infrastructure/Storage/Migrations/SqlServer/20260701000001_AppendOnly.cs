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
        ProposalsEnd(migrationBuilder);
    }

    // A proposal may move while it waits. Its maker, kind and birth are what they were; what is final stays.
    private static void ProposalsEnd(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            $"""
             EXEC(N'CREATE TRIGGER [proposals_no_change] ON [proposals] AFTER UPDATE, DELETE AS
             BEGIN
                 SET NOCOUNT ON;
                 IF EXISTS (SELECT 1 FROM deleted d LEFT JOIN inserted i ON i.proposal_no = d.proposal_no
                     WHERE i.proposal_no IS NULL OR d.state <> 1 OR i.maker_no <> d.maker_no OR i.maker_id <> d.maker_id
                         OR i.kind <> d.kind OR i.authority <> d.authority OR i.proposed_at <> d.proposed_at
                         OR i.expires_at <> d.expires_at OR LEFT(i.makers, LEN(d.makers)) <> d.makers)
                     THROW 51000, N''{AppendOnly.ProposalRefusal}'', 1;
             END')
             """);
}
