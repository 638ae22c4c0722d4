using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Eum.Infrastructure.Storage.Migrations.PostgreSql;

[DbContext(typeof(PostgresEumDbContext))]
[Migration("20260701000001_AppendOnly")]
public sealed class AppendOnlyOnPostgres : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'restrict_violation';
            END $$
            """);
        foreach (var table in AppendOnly.Tables)
            migrationBuilder.Sql(
                $"""
                 CREATE TRIGGER "{table}_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}"
                 FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('{AppendOnly.Refusal(table)}')
                 """);

        // Packed numbers: trying to compress them costs the import more than the disk they might save.
        migrationBuilder.Sql("ALTER TABLE payment_postings ALTER COLUMN list SET STORAGE EXTERNAL");
        migrationBuilder.Sql("ALTER TABLE member_months ALTER COLUMN states SET STORAGE EXTERNAL");
        ProposalsEnd(migrationBuilder);
    }

    // A proposal may move while it waits. Its maker, kind and birth are what they were; what is final stays.
    private static void ProposalsEnd(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            $"""
             CREATE TRIGGER proposals_no_delete BEFORE DELETE OR TRUNCATE ON proposals
             FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('{AppendOnly.ProposalRefusal}')
             """);
        migrationBuilder.Sql(
            $"""
             CREATE TRIGGER proposals_no_update BEFORE UPDATE ON proposals FOR EACH ROW
             WHEN (OLD.state <> 1 OR NEW.proposal_no <> OLD.proposal_no OR NEW.maker_no <> OLD.maker_no
                 OR NEW.maker_id <> OLD.maker_id OR NEW.kind <> OLD.kind OR NEW.authority <> OLD.authority
                 OR NEW.proposed_at <> OLD.proposed_at OR NEW.expires_at <> OLD.expires_at
                 OR NOT starts_with(NEW.makers, OLD.makers))
             EXECUTE FUNCTION refuse_change('{AppendOnly.ProposalRefusal}')
             """);
    }
}
