using System.Diagnostics;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Benchmarks;

/// <summary>A connection that knows how long each table's upserts and the transactions took.</summary>
internal sealed class TimedConnection(BulkConnection inner) : BulkConnection
{
    private readonly Dictionary<string, TimeSpan> _upserts = new(StringComparer.Ordinal);
    private long _began;

    /// <summary>From Begin to the end of Commit, over all transactions.</summary>
    public TimeSpan InTransactions { get; private set; }

    public TimeSpan UpsertsOf(params IEnumerable<BulkTable> tables) =>
        tables.Aggregate(TimeSpan.Zero, (sum, table) => sum + _upserts.GetValueOrDefault(table.Name));

    public override void Begin()
    {
        _began = Stopwatch.GetTimestamp();
        inner.Begin();
    }

    public override void Commit()
    {
        inner.Commit();
        InTransactions += Stopwatch.GetElapsedTime(_began);
    }

    public override void Rollback() => inner.Rollback();

    public override void Append(BulkTable table, int count, FillRow fill) => inner.Append(table, count, fill);

    public override void Append(BulkRows rows) => inner.Append(rows);

    public override void Upsert(BulkRows rows, OnConflict mode)
    {
        var started = Stopwatch.GetTimestamp();
        inner.Upsert(rows, mode);
        _upserts[rows.Table.Name] = _upserts.GetValueOrDefault(rows.Table.Name) + Stopwatch.GetElapsedTime(started);
    }

    public override void Execute(string sql, params ReadOnlySpan<long> values) => inner.Execute(sql, values);

    public override BulkCursor Query(string sql, params ReadOnlySpan<long> values) => inner.Query(sql, values);

    public override BulkCursor ByKeys(string table, string columns, string keyColumn, ReadOnlySpan<long> keys) =>
        inner.ByKeys(table, columns, keyColumn, keys);

    public override string ForUpdate(string table, string columns, string condition) =>
        inner.ForUpdate(table, columns, condition);

    public override void HoldAuditChain() => inner.HoldAuditChain();

    public override bool TryLockImports() => inner.TryLockImports();

    public override void Dispose() => inner.Dispose();
}
