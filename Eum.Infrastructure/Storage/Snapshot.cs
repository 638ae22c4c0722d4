using System.Data;
using System.Data.Common;
using Eum.Domain.Officers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Eum.Infrastructure.Storage;

/// <summary>
/// A reading of the books below EF, as they stood at one moment: many statements see the same rows, however long they
/// take and whatever is imported meanwhile. Nothing is written, nobody is held up.
/// </summary>
public sealed class Snapshot : IAsyncDisposable
{
    private readonly EumDbContext _db;
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;

    private Snapshot(EumDbContext db, DbConnection connection, DbTransaction transaction) =>
        (_db, _connection, _transaction) = (db, connection, transaction);

    /// <summary>Whose rows it shows: readers add its condition to their statements.</summary>
    public DistrictScope Scope => _db.Scope;

    /// <summary>The whole city's books, for the engine's own rooms.</summary>
    public static Task<Snapshot> OpenAsync(IDbContextFactory<EumDbContext> database, CancellationToken cancel) =>
        OpenAsync(database, DistrictScope.WholeCity, cancel);

    public static async Task<Snapshot> OpenAsync(
        IDbContextFactory<EumDbContext> database, DistrictScope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(database);
        var db = await database.CreateDbContextAsync(cancel);
        db.Scope = scope;
        try
        {
            await db.Database.OpenConnectionAsync(cancel);
            var connection = db.Database.GetDbConnection();
            return new(db, connection, await BeginAsync(connection, cancel));
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// The condition of this reading's scope on a district's column, to go behind others; none for the whole city.
    /// </summary>
    internal string Within(string column) => Scope switch
    {
        { IsWholeCity: true } => "",
        { IsNothing: true } => " AND 1 = 0",
        _ => $" AND {column} IN ({string.Join(", ", Scope.Districts)})",
    };

    /// <summary>The same on the number of the facts that a payment was rated with.</summary>
    internal string WithinFacts(string column) => WithinThose(column, "facts_no", "rating_facts");

    /// <summary>The same on a merchant's key: of those that are or were in the district.</summary>
    internal string WithinTerms(string column) => WithinThose(column, "merchant_key", "merchant_terms");

    /// <summary>The same for rows that are of the whole city or of nobody.</summary>
    internal string WithinCity => Scope.IsWholeCity ? "" : " AND 1 = 0";

    /// <summary>
    /// Rows come from this very process: adding up thousands here is quicker than having them sorted into groups there.
    /// </summary>
    internal bool IsEmbedded => _connection is SqliteConnection;

    /// <summary>Runs a statement whose parameters are @name.</summary>
    internal Task<SqlRows> RowsAsync(
        string sql, CancellationToken cancel, params IEnumerable<(string Name, object Value)> parameters) =>
        SqlRows.ReadAsync(_connection, _transaction, sql, parameters, cancel);

    /// <summary>All rows of a statement, each made by <paramref name="make"/>.</summary>
    internal async Task<List<T>> ListAsync<T>(
        string sql, Func<SqlRows, T> make, CancellationToken cancel,
        params IEnumerable<(string Name, object Value)> parameters)
    {
        await using var rows = await RowsAsync(sql, cancel, parameters);
        List<T> all = [];
        while (rows.Next()) all.Add(make(rows));
        return all;
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _db.Database.CloseConnectionAsync();
        await _db.DisposeAsync();
    }

    private string WithinThose(string column, string key, string table) => Scope switch
    {
        { IsWholeCity: true } => "",
        { IsNothing: true } => " AND 1 = 0",
        _ => $" AND {column} IN (SELECT {key} FROM {table} WHERE district IN ({string.Join(", ", Scope.Districts)}))",
    };

    // SQLite's own default would take the writers' lock.
    private static async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancel) =>
        connection switch
        {
            SqliteConnection sqlite => sqlite.BeginTransaction(deferred: true),
            NpgsqlConnection => await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel),
            _ => await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel),
        };
}
