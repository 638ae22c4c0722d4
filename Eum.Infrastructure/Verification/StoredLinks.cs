using Eum.Domain.Audit;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Verification;

/// <summary>The audit chain as it lies in the table, link by link, a million of them in the memory of one.</summary>
internal sealed class StoredLinks : IAsyncDisposable
{
    private const long LatestMs = 253_402_300_799_999; // The end of the year 9999.

    private readonly SqlRows _rows;

    private StoredLinks(SqlRows rows, AuditLink? purged) => (_rows, Purged) = (rows, purged);

    /// <summary>The last entry that a purge destroyed, known by number and hash; null where none was.</summary>
    public AuditLink? Purged { get; }

    public AuditLink Current { get; private set; } = null!;

    public static async Task<StoredLinks> OpenAsync(Snapshot books, CancellationToken cancel)
    {
        var purged = await books.ListAsync(
            "SELECT last_entry, last_hash, last_at FROM audit_tombstones ORDER BY last_entry",
            row => new AuditLink(
                row.Long(0), new(InstantOf(row.Long(2)), "", "", "", ""), "", row.Text(1)),
            cancel);
        return new(
            await books.RowsAsync(
                """
                SELECT entry_no, at, actor_id, actor, employee_no, address, action, subject, subject_person, district,
                       reason, result, request_id, details, previous_hash, hash
                FROM audit_entries ORDER BY entry_no
                """, cancel),
            purged.LastOrDefault());
    }

    public bool Next()
    {
        if (!_rows.Next()) return false;
        var entry = new AuditEntry(
            InstantOf(_rows.Long(1)), _rows.Text(3), _rows.Text(6), _rows.Text(7), _rows.Text(13))
        {
            ActorId = Guid.TryParseExact(_rows.Text(2), "D", out var id) ? id : null,
            EmployeeNo = _rows.Text(4),
            Address = _rows.Text(5),
            SubjectPerson = _rows.Text(8),
            District = _rows.IsNull(9) ? null : _rows.Int(9),
            Reason = _rows.Text(10),
            Result = (AuditResult)_rows.Int(11),
            RequestId = _rows.Text(12),
        };
        var sameId = _rows.Text(2) == (entry.ActorId?.ToString("D") ?? ""); // It might be written in another way.
        Current = new(_rows.Long(0), entry, _rows.Text(14), sameId ? _rows.Text(15) : "");
        return true;
    }

    /// <summary>The instant of a column, whatever somebody has written into it: what no clock shows is 1970.</summary>
    internal static DateTime InstantOf(long unixMs) =>
        KoreanTime.FromUnixMs(unixMs is >= 0 and <= LatestMs ? unixMs : 0);

    public ValueTask DisposeAsync() => _rows.DisposeAsync();
}
