using System.Reflection;
using Eum.Admin.Tests.Storage;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Bulk;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Imports;

/// <summary>The bulk path names tables and columns by hand; it must not drift from the model.</summary>
public sealed class BulkTableTests
{
    public static TheoryData<string> Names => [.. Tables.Select(table => table.Name)];

    private static IEnumerable<BulkTable> Tables => new[] { typeof(ImportTables), typeof(KindTables) }
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
        .Select(property => (BulkTable)property.GetValue(null)!);

    [Theory, MemberData(nameof(Names))]
    public void Every_table_an_import_writes_is_as_the_model_has_it(string name)
    {
        var table = Tables.Single(one => one.Name == name);
        using var db = ModelTests.On(StorageEngine.SqlServer); // The engine whose types tell most.
        var shape = TableShape.Of(db, name);

        Assert.Equal(
            shape.Columns.Select(column => (column.Name, TypeOf(column.StoreType))).Order(),
            table.Columns.Select(column => (column.Name, column.Type)).Order());
        Assert.Equal(shape.Key.Select(column => column.Name).Order(), table.Columns.Take(table.Keys).Select(column =>
            column.Name).Order());
    }

    private static BulkType TypeOf(string storeType) => storeType switch
    {
        "bit" => BulkType.Bool,
        "smallint" => BulkType.Int16,
        "int" => BulkType.Int32,
        "bigint" => BulkType.Int64,
        _ when storeType.StartsWith("nvarchar", StringComparison.Ordinal) => BulkType.Text,
        _ => BulkType.Blob,
    };
}
