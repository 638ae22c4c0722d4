using System.Globalization;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Anchoring;

/// <summary>Whether every encrypted cell still holds what was put into it.</summary>
internal sealed class CellCheck(Snapshot books, FieldCipher cipher)
{
    public async Task RunAsync(Findings findings, CancellationToken cancel)
    {
        List<(long Batch, string Sentence)> broken = [];
        foreach (var cell in ProtectedColumns.All)
        {
            var batch = cell.Batch ?? "0";
            await using var rows = await books.RowsAsync(
                $"SELECT {cell.Key}, {cell.Column}, {batch} FROM {cell.Table} ORDER BY {cell.Key}", cancel);
            while (rows.Next())
            {
                var key = rows.Long(0).ToString(CultureInfo.InvariantCulture);
                if (cell.Holds(cipher, key, rows.Text(1)) || broken.Count == 100) continue;
                broken.Add((rows.Long(2), $"{cell.Table}.{cell.Column} {key}: 암호문이 바뀌었거나 다른 행에서 옮겨 온 것입니다."));
            }
        }

        foreach (var (batch, sentence) in broken)
            findings.Add("cell", await EntryOfAsync(batch, cancel), sentence);
    }

    // The entry that told of the file which brought the row: what it said is no longer so.
    private async Task<long> EntryOfAsync(long batch, CancellationToken cancel)
    {
        await using var rows = await books.RowsAsync(
            "SELECT MAX(entry_no) FROM audit_entries WHERE subject = @subject", cancel,
            ("subject", string.Create(CultureInfo.InvariantCulture, $"import/{batch}")));
        return rows.Next() ? Math.Max(1, rows.Long(0)) : 1;
    }
}
