namespace Eum.Infrastructure.Storage.Bulk;

/// <summary>What an upsert does where the key is already there.</summary>
internal enum OnConflict
{
    /// <summary>Adds every column after the key to what stands.</summary>
    Add,

    /// <summary>Replaces every column after the key.</summary>
    Replace,
}

/// <summary>
/// One connection on an engine's fastest path, below EF. The only place where the engines differ outside migrations:
/// append, upsert, look up by key, read on. Not thread-safe; an import holds one for reading and one for writing.
/// </summary>
internal abstract class BulkConnection : IDisposable
{
    public abstract void Begin();

    public abstract void Commit();

    public abstract void Rollback();

    /// <summary>Inserts new rows. A key that is already there is an error: callers have looked before.</summary>
    public abstract void Append(BulkTable table, int count, FillRow fill);

    public abstract void Append(BulkRows rows);

    /// <summary>
    /// Inserts rows, or adds to / replaces what stands under their key. Keys in one call must differ.
    /// </summary>
    public abstract void Upsert(BulkRows rows, OnConflict mode);

    /// <summary>
    /// Runs one statement; each ? in it takes the next integer (an engine that marks parameters otherwise translates).
    /// </summary>
    public abstract void Execute(string sql, params ReadOnlySpan<long> values);

    /// <summary>Runs a query with ? parameters as above; rows are read forward while the cursor is open.</summary>
    public abstract BulkCursor Query(string sql, params ReadOnlySpan<long> values);

    /// <summary>The rows whose single key column is one of these, in no particular order.</summary>
    public abstract BulkCursor ByKeys(string table, string columns, string keyColumn, ReadOnlySpan<long> keys);

    /// <summary>A SELECT whose rows no one else may change until the transaction ends.</summary>
    public virtual string ForUpdate(string table, string columns, string condition) =>
        $"SELECT {columns} FROM {table} WHERE {condition}";

    /// <summary>
    /// Takes the right to import for as long as the connection is open; false if someone else has it.
    /// </summary>
    public abstract bool TryLockImports();

    /// <summary>Keeps everyone else from appending to the audit chain until the transaction ends.</summary>
    public abstract void HoldAuditChain();

    public abstract void Dispose();

    public long Scalar(string sql, params ReadOnlySpan<long> values)
    {
        using var cursor = Query(sql, values);
        return cursor.Read() && !cursor.IsNull(0) ? cursor.Int64(0) : 0;
    }
}

/// <summary>A forward-only reading of rows by column position.</summary>
internal abstract class BulkCursor : IDisposable
{
    public abstract bool Read();

    public abstract bool IsNull(int column);

    public abstract long Int64(int column);

    public abstract string Text(int column);

    public abstract byte[] Blob(int column);

    public abstract void Dispose();

    public int Int32(int column) => (int)Int64(column);

    public long Int64OrNull(int column) => IsNull(column) ? BulkRows.Null : Int64(column);

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);
}
