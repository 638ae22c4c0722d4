using Eum.Domain.Audit;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Storage.Audit;

/// <summary>
/// The audit chain below EF, for the one writer that does without it: a nightly import is done before the model of the
/// books would be built.
/// </summary>
internal static class BulkAudit
{
    /// <summary>Appends a line in the connection's open transaction, which holds the chain until it ends.</summary>
    public static void Append(BulkConnection store, AuditEntry entry)
    {
        store.HoldAuditChain();
        var (number, hash) = Last(store, "entry_no", "hash", "audit_entries")
            ?? Last(store, "last_entry", "last_hash", "audit_tombstones") ?? (0, AuditChain.Beginning);
        var told = entry.Address.Length > 0 ? entry : entry with { Address = Environment.MachineName };
        var row = AuditEntryRow.Of(AuditChain.Append(number, hash, told));
        var rows = new BulkRows(ImportTables.AuditEntries, 1);
        rows.Add(row.EntryNo, KoreanTime.ToUnixMs(row.At), row.ActorId, row.Actor, row.EmployeeNo, row.Address,
            row.Action, row.Subject, row.SubjectPerson, row.District, row.Reason, (int)row.Result, row.RequestId,
            row.Details, row.PreviousHash, row.Hash);
        store.Append(rows);
    }

    private static (long No, string Hash)? Last(BulkConnection store, string number, string hash, string table)
    {
        using var rows = store.Query(
            $"SELECT {number}, {hash} FROM {table} WHERE {number} = (SELECT MAX({number}) FROM {table})");
        return rows.Read() ? (rows.Int64(0), rows.Text(1)) : null;
    }
}
