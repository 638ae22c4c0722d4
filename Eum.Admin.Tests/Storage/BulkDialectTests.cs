using System.Reflection;
using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Bulk;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Eum.Admin.Tests.Storage;

/// <summary>The bulk path names its columns by hand: here they are held against model and grammar.</summary>
public sealed class BulkDialectTests
{
    private static readonly BulkTable[] Tables =
    [
        .. typeof(ImportTables).GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(property => property.PropertyType == typeof(BulkTable))
            .Select(property => (BulkTable)property.GetValue(null)!),
    ];

    [Theory, MemberData(nameof(ModelTests.All), MemberType = typeof(ModelTests))]
    public void Every_table_is_written_as_the_model_declares_it(StorageEngine engine)
    {
        using var db = ModelTests.On(engine);

        Assert.True(Tables.Length >= 15);
        foreach (var table in Tables)
        {
            var shape = TableShape.Of(db, table.Name);
            Assert.Equal(shape.Key.Select(c => c.Name), table.Columns.Take(table.Keys).Select(c => c.Name));
            Assert.Equal(
                shape.Columns.Select(c => (c.Name, KindOf(c.StoreType))).Order(),
                table.Columns.Select(c => (c.Name, KindOf(c.Type, engine))).Order());
        }
    }

    [Fact]
    public void What_the_bulk_path_sends_to_SQL_Server_is_as_it_was_reviewed()
    {
        IEnumerable<(string, string)> statements =
        [
            .. from table in Tables
               where table.Columns.Length > table.Keys
               from mode in ModesOf(table)
               let upsert = SqlServerBulk.UpsertStatements(table, mode)
               from statement in new[] { upsert.Update, upsert.Insert }
               select ($"{table.Name}, {mode}", statement),
            ("look-up", SqlServerBulk.ByKeysStatement("payments", "amount", "tx_key")),
        ];

        IssuedQueries.Review("bulk", statements);
    }

    [Fact]
    public void Every_statement_in_the_source_is_one_that_SQL_Server_can_read()
    {
        var statements = Repository.FilesBelow("Eum.Infrastructure/").Concat(Repository.FilesBelow("Eum.Admin/"))
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && !IsOfAnotherEngine(file))
            .SelectMany(file => Statements(Repository.Read(file)).Select(sql => (file, sql)))
            .ToList();

        Assert.NotEmpty(statements);
        Assert.Empty(statements.SelectMany(s => Tsql.ProblemsOf(s.sql).Select(p => $"{s.file}: {p}: {s.sql}")));
    }

    [Fact]
    public void A_statement_is_seen_in_whatever_way_it_is_written()
    {
        const string Source =
            "class C { string A = \"SELECT a \" + \"FORM x\"; string B = $\"DELETE FORM {A}\"; string D = \"a\"; }";

        Assert.Equal(["SELECT a FORM x", "DELETE FORM x"], Statements(Source));
        Assert.All(Statements(Source), sql => Assert.NotEmpty(Tsql.ProblemsOf(sql)));
    }

    // The bulk path's own templates make sense only with their parts put in: they are reviewed above.
    private static bool IsOfAnotherEngine(string file) =>
        file.Contains("/Migrations/", StringComparison.Ordinal)
        || file.Contains("/Storage/Bulk/", StringComparison.Ordinal)
        || Path.GetFileName(file).StartsWith("Postgres", StringComparison.Ordinal)
        || Path.GetFileName(file).StartsWith("Sqlite", StringComparison.Ordinal);

    // What is put in at run time stands as a name; a ? is a parameter.
    private static IEnumerable<string> Statements(string source) =>
        CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes()
            .OfType<ExpressionSyntax>()
            .Where(node => node.Parent is not BinaryExpressionSyntax)
            .Select(TextOf)
            .Where(text => text.Split(' ')[0] is "SELECT" or "INSERT" or "UPDATE" or "DELETE" && text.Contains(' '))
            .Select(text => text
                .Replace("?", "@p", StringComparison.Ordinal)
                .Replace("FROM (x)", "FROM (SELECT 1 AS x)", StringComparison.Ordinal));

    private static string TextOf(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax literal => literal.Token.Value as string ?? "",
        InterpolatedStringExpressionSyntax text => string.Concat(text.Contents.Select(part =>
            part is InterpolatedStringTextSyntax fixedPart ? fixedPart.TextToken.ValueText : "x")),
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) => TextOf(sum.Left) + TextOf(sum.Right),
        _ => "x",
    };

    private static OnConflict[] ModesOf(BulkTable table) =>
        table.Columns.Skip(table.Keys).Any(column => column.Type is BulkType.Text or BulkType.Blob)
            ? [OnConflict.Replace]
            : Enum.GetValues<OnConflict>();

    private static string KindOf(string storeType) => storeType.Split('(')[0] switch
    {
        "INTEGER" => "whole number",
        "smallint" => "16 bits",
        "int" or "integer" => "32 bits",
        "bigint" => "64 bits",
        "TEXT" or "text" or "nvarchar" or "character varying" => "text",
        "BLOB" or "bytea" or "varbinary" => "bytes",
        var other => other,
    };

    private static string KindOf(BulkType type, StorageEngine engine) => type switch
    {
        BulkType.Text => "text",
        BulkType.Blob => "bytes",
        _ when engine == StorageEngine.Sqlite => "whole number",
        BulkType.Int16 => "16 bits",
        BulkType.Int32 => "32 bits",
        _ => "64 bits",
    };
}
