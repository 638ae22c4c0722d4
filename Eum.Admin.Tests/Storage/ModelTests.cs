using System.Text.RegularExpressions;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Eum.Admin.Tests.Storage;

/// <summary>What one model says to three engines; no server is asked.</summary>
public sealed partial class ModelTests
{
    public static TheoryData<StorageEngine> All => [.. Enum.GetValues<StorageEngine>()];

    [Theory, MemberData(nameof(All))]
    public void No_change_of_the_model_is_left_out_of_the_migrations(StorageEngine engine)
    {
        using var db = On(engine);

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Equal(
            ["20260701000000_Initial", "20260701000001_AppendOnly"],
            db.Database.GetMigrations());
    }

    [Theory, MemberData(nameof(All))]
    public void Passkeys_have_their_table(StorageEngine engine)
    {
        using var db = On(engine);

        Assert.Equal("user_passkeys", db.Model.FindEntityType(typeof(IdentityUserPasskey<Guid>))!.GetTableName());
    }

    [Theory, MemberData(nameof(All))]
    public void Every_name_is_in_small_letters(StorageEngine engine)
    {
        using var db = On(engine);
        var tables = db.Model.GetRelationalModel().Tables.ToList();
        var names = tables.Select(t => t.Name)
            .Concat(tables.SelectMany(t => t.Columns).Select(c => c.Name))
            .Concat(tables.SelectMany(t => t.Indexes).Select(i => i.Name))
            .Concat(tables.SelectMany(t => t.UniqueConstraints).Select(k => k.Name))
            .Concat(tables.SelectMany(t => t.ForeignKeyConstraints).Select(f => f.Name));

        Assert.All(names, name => Assert.Matches(SmallLetters(), name));
    }

    [Theory, MemberData(nameof(All))]
    public void Own_tables_point_at_nothing_and_payments_have_no_second_index(StorageEngine engine)
    {
        using var db = On(engine);
        var own = db.Model.GetRelationalModel().Tables.Where(IsOwn).ToList();

        Assert.True(own.Count >= 30);
        Assert.All(own, table => Assert.Empty(table.ForeignKeyConstraints));
        Assert.Empty(own.Single(table => table.Name == "payments").Indexes);
    }

    [Theory]
    [InlineData(StorageEngine.Sqlite, "INTEGER", "INTEGER", "INTEGER", "TEXT", "BLOB")]
    [InlineData(StorageEngine.SqlServer, "bigint", "int", "smallint", "nvarchar", "varbinary(max)")]
    [InlineData(StorageEngine.PostgreSql, "bigint", "integer", "smallint", "character varying", "bytea")]
    public void Each_kind_of_value_has_one_kind_of_column(
        StorageEngine engine, string won, string day, string word, string text, string bytes)
    {
        using var db = On(engine);
        string TypeOf(string table, string column) =>
            TableShape.Of(db, table).Columns.Single(c => c.Name == column).StoreType;

        Assert.Equal(won, TypeOf("payments", "amount"));
        Assert.Equal(won, TypeOf("payments", "approved_at"));
        Assert.Equal(day, TypeOf("payments", "posted_on"));
        Assert.Equal(day, TypeOf("charges", "expires_on"));
        Assert.Equal(day, TypeOf("member_months", "month"));
        Assert.Equal(word, TypeOf("payments", "kind"));
        Assert.Equal(word, TypeOf("budget_lines", "fund"));
        Assert.StartsWith(text, TypeOf("merchants", "name"), StringComparison.Ordinal);
        Assert.Equal(bytes, TypeOf("payment_postings", "list"));
    }

    [Fact]
    public void Codes_are_compared_letter_by_letter_on_every_engine()
    {
        using var postgres = On(StorageEngine.PostgreSql);
        using var sqlServer = On(StorageEngine.SqlServer);

        Assert.Equal("C", Collation(postgres));
        Assert.Equal("Latin1_General_100_BIN2", Collation(sqlServer));

        static string? Collation(EumDbContext db) => db.GetService<IDesignTimeModel>().Model
            .GetRelationalModel().FindTable("id_series", null)!.FindColumn("prefix")!.Collation;
    }

    [Theory, MemberData(nameof(All))]
    public void A_table_tells_its_columns_in_its_own_order(StorageEngine engine)
    {
        using var db = On(engine);

        var postings = TableShape.Of(db, "payment_postings");

        Assert.Equal(
            ["kind", "day", "first_key", "batch_no", "chunk_no", "part", "entries", "list"],
            postings.Columns.Select(c => c.Name));
        Assert.Equal(
            ["kind", "day", "first_key", "batch_no", "chunk_no", "part"], postings.Key.Select(c => c.Name));
        Assert.All(postings.Columns, c => Assert.Equal(postings.Key.Contains(c), c.IsKey));
        Assert.Equal(engine == StorageEngine.SqlServer ? "[national]" : "national", QuotedIn(db, "national").Trim('"'));
        Assert.True(TableShape.Of(db, "payments").Columns.Single(c => c.Name == "original_key").IsNullable);
        Assert.Same(postings, TableShape.Of(db, "payment_postings"));
        Assert.Throws<ArgumentException>(() => TableShape.Of(db, "nothing"));
    }

    private static string QuotedIn(EumDbContext db, string column) =>
        TableShape.Of(db, "payments").Columns.Single(c => c.Name == column).Quoted;

    internal static EumDbContext On(StorageEngine engine) => engine switch
    {
        StorageEngine.Sqlite => new SqliteEumDbContext(EngineOptions.Sqlite("Data Source=:memory:").Options),
        StorageEngine.SqlServer => new SqlServerEumDbContext(EngineOptions.SqlServer("Server=none").Options),
        _ => new PostgresEumDbContext(EngineOptions.Postgres("Host=none").Options),
    };

    private static bool IsOwn(ITable table) => table.EntityTypeMappings.Any(mapping =>
        mapping.TypeBase.ClrType.Namespace!.StartsWith("Eum.Infrastructure.Storage.", StringComparison.Ordinal));

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex SmallLetters();
}
