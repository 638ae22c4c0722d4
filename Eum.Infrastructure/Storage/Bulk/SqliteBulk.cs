using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Eum.Infrastructure.Storage.Bulk;

/// <summary>
/// SQLite through its own statements (bind and step), where ADO.NET's cost per call would be most of an import.
/// </summary>
internal sealed class SqliteBulk : BulkConnection
{
    private readonly string _path;
    private readonly sqlite3 _db;
    private readonly Dictionary<string, sqlite3_stmt> _statements = new(StringComparer.Ordinal);
    private FileStream? _lock;

    public SqliteBulk(string connectionString, int cacheKiB = 65_536)
    {
        SQLitePCL.Batteries_V2.Init();
        _path = new SqliteConnectionStringBuilder(connectionString).DataSource;
        // One thread at a time uses a connection, so that a lock around every call would only cost.
        const int flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX;
        var result = raw.sqlite3_open_v2(_path, out _db, flags, null);
        if (result != raw.SQLITE_OK)
        {
            var message = raw.sqlite3_errmsg(_db).utf8_to_string();
            _db.Dispose();
            throw new SqliteException(message, result);
        }

        Execute("PRAGMA busy_timeout = 30000"); // First: what follows may already meet a writer.
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = NORMAL");
        Execute("PRAGMA temp_store = MEMORY");
        Execute("PRAGMA wal_autocheckpoint = 16384"); // Pages that every chunk changes are copied back once in a while.
        Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA cache_size = -{cacheKiB}"));
    }

    public override void Begin() => Execute("BEGIN IMMEDIATE");

    public override void Commit() => Execute("COMMIT");

    public override void Rollback() => Execute("ROLLBACK");

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Append(BulkTable table, int count, FillRow fill)
    {
        var statement = Statement(
            $"INSERT INTO {table.Name} ({table.ColumnList}) VALUES ({Marks(table.Columns.Length)})");
        Span<long> row = stackalloc long[table.Columns.Length];
        Span<long> bound = stackalloc long[table.Columns.Length];
        bound.Fill(BulkRows.Null);
        raw.sqlite3_clear_bindings(statement);
        var handle = statement.DangerousGetHandle(); // Kept alive by the statement cache.
        for (var i = 0; i < count; i++)
        {
            fill(i, row);
            for (var column = 0; column < row.Length; column++)
            {
                if (row[column] == bound[column]) continue; // A bound value stays until another takes its place.
                bound[column] = row[column];
                if (row[column] == BulkRows.Null) SqliteCalls.BindNull(handle, column + 1);
                else SqliteCalls.BindInt64(handle, column + 1, row[column]);
            }

            Step(handle);
        }
    }

    public override void Append(BulkRows rows) =>
        Write(rows,
            $"INSERT INTO {rows.Table.Name} ({rows.Table.ColumnList}) VALUES ({Marks(rows.Table.Columns.Length)})");

    public override void Upsert(BulkRows rows, OnConflict mode)
    {
        var table = rows.Table;
        var sets = table.Columns.Skip(table.Keys).Select(column => mode == OnConflict.Add
            ? $"{column.Quoted} = {column.Quoted} + excluded.{column.Quoted}"
            : $"{column.Quoted} = excluded.{column.Quoted}");
        Write(rows, $"INSERT INTO {table.Name} ({table.ColumnList}) VALUES ({Marks(table.Columns.Length)}) "
            + $"ON CONFLICT ({table.KeyList}) DO UPDATE SET {string.Join(", ", sets)}");
    }

    public override void Execute(string sql, params ReadOnlySpan<long> values)
    {
        var statement = Bound(sql, values);
        int result;
        while ((result = raw.sqlite3_step(statement)) == raw.SQLITE_ROW) { }
        raw.sqlite3_reset(statement);
        Check(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result);
    }

    public override BulkCursor Query(string sql, params ReadOnlySpan<long> values) =>
        new Cursor(this, Bound(sql, values));

    public override BulkCursor ByKeys(string table, string columns, string keyColumn, ReadOnlySpan<long> keys) =>
        new KeyCursor(this, Statement($"SELECT {columns} FROM {table} WHERE {keyColumn} = ?"), keys.ToArray());

    public override bool TryLockImports()
    {
        try
        {
            // Beside the database, and gone with the process that held it, however that ends.
            _lock = new FileStream(_path + ".import.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite,
                FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public override void HoldAuditChain()
    {
        // There is one writer at a time anyway.
    }

    public override void Dispose()
    {
        _lock?.Dispose();
        foreach (var statement in _statements.Values) statement.Dispose();
        _db.Dispose();
    }

    private static string Marks(int count) => string.Join(", ", Enumerable.Repeat("?", count));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Write(BulkRows rows, string sql)
    {
        var statement = Statement(sql);
        var handle = statement.DangerousGetHandle();
        var columns = rows.Table.Columns;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows.Row(i);
            for (var column = 0; column < row.Length; column++)
                if (row[column] == BulkRows.Null) SqliteCalls.BindNull(handle, column + 1);
                else if (columns[column].Type < BulkType.Text) SqliteCalls.BindInt64(handle, column + 1, row[column]);
                else BindObject(statement, column + 1, rows.ObjectAt(row[column]));
            Step(handle);
        }
    }

    private static void BindObject(sqlite3_stmt statement, int position, object value)
    {
        if (value is string text) raw.sqlite3_bind_text(statement, position, text);
        else raw.sqlite3_bind_blob(statement, position, (byte[])value);
    }

    private sqlite3_stmt Bound(string sql, ReadOnlySpan<long> values)
    {
        var statement = Statement(sql);
        for (var i = 0; i < values.Length; i++) raw.sqlite3_bind_int64(statement, i + 1, values[i]);
        return statement;
    }

    private sqlite3_stmt Statement(string sql)
    {
        ref var statement = ref CollectionsMarshal.GetValueRefOrAddDefault(_statements, sql, out _);
        if (statement is not null) return statement;
        var result = raw.sqlite3_prepare_v2(_db, sql, out statement);
        if (result != raw.SQLITE_OK) _statements.Remove(sql);
        Check(result);
        return statement;
    }

    private void Step(nint statement)
    {
        var result = SqliteCalls.Step(statement);
        SqliteCalls.Reset(statement);
        if (result != raw.SQLITE_DONE) Check(result);
    }

    private void Check(int result)
    {
        if (result is raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW) return;
        throw new SqliteException(raw.sqlite3_errmsg(_db).utf8_to_string(), result & 0xFF, result);
    }

    private class Cursor(SqliteBulk owner, sqlite3_stmt statement) : BulkCursor
    {
        private readonly nint _handle = statement.DangerousGetHandle();

        protected sqlite3_stmt Rows { get; } = statement;

        public override bool Read()
        {
            var result = SqliteCalls.Step(_handle);
            if (result == raw.SQLITE_ROW) return true;
            owner.Check(result);
            return false;
        }

        public override bool IsNull(int column) => SqliteCalls.ColumnType(_handle, column) == raw.SQLITE_NULL;

        public override long Int64(int column) => SqliteCalls.ColumnInt64(_handle, column);

        public override string Text(int column) => raw.sqlite3_column_text(Rows, column).utf8_to_string();

        public override byte[] Blob(int column) => raw.sqlite3_column_blob(Rows, column).ToArray();

        public override void Dispose()
        {
            raw.sqlite3_reset(Rows);
            raw.sqlite3_clear_bindings(Rows);
        }
    }

    /// <summary>One seek a key: cheaper than a list in the statement, and nothing to build.</summary>
    private sealed class KeyCursor(SqliteBulk owner, sqlite3_stmt statement, long[] keys) : Cursor(owner, statement)
    {
        private int _next;
        private bool _open;

        public override bool Read()
        {
            while (true)
            {
                if (_open && base.Read()) return true;
                raw.sqlite3_reset(Rows);
                _open = false;
                if (_next == keys.Length) return false;
                raw.sqlite3_bind_int64(Rows, 1, keys[_next++]);
                _open = true;
            }
        }
    }
}
