using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Eum.Infrastructure.Storage.Engines;

/// <summary>
/// Tables with a key of several columns lie in that key's own tree on SQLite, not in a second one beside the rowid:
/// half the pages to write and to read.
/// </summary>
internal sealed class SqliteTables(
    MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    private const string WhileRebuilding = "ef_temp_";

    private static readonly HashSet<string> WithoutRowId = new(StringComparer.Ordinal)
    {
        "member_months", "member_programme_months", "payment_postings", "payment_spans", "payments_daily",
        "payments_monthly",
        "charges_daily", "signups_daily", "users_monthly", "payment_differences_daily", "merchant_terms",
        "member_events", "card_events", "cancellations", "budget_postings",
    };

    protected override void Generate(
        CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate: false);
        var name = operation.Name.StartsWith(WhileRebuilding, StringComparison.Ordinal)
            ? operation.Name[WhileRebuilding.Length..]
            : operation.Name;
        if (WithoutRowId.Contains(name)) builder.Append(" WITHOUT ROWID");
        if (!terminate) return;

        builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
        EndStatement(builder);
    }
}
