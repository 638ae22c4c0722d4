using System.Runtime.InteropServices;

namespace Eum.Infrastructure.Storage.Bulk;

/// <summary>
/// The few calls an import makes millions of, straight into the SQLite library that Microsoft.Data.Sqlite brings. The
/// short ones skip the runtime's bookkeeping around native calls: they neither block nor call back. What a bind or
/// reset would answer shows at the next step.
/// </summary>
internal static partial class SqliteCalls
{
    private const string Library = "e_sqlite3";

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    internal static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_reset")]
    internal static partial void Reset(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64")]
    [SuppressGCTransition]
    internal static partial void BindInt64(nint statement, int position, long value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_null")]
    [SuppressGCTransition]
    internal static partial void BindNull(nint statement, int position);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64")]
    [SuppressGCTransition]
    internal static partial long ColumnInt64(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_type")]
    [SuppressGCTransition]
    internal static partial int ColumnType(nint statement, int column);
}
