using System.Globalization;
using System.Text;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Imports;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Imports;

/// <summary>
/// &lt;name&gt;.rejects.csv: the rows in quarantine as they came, with line, column, rule and message behind them, as a
/// file of the contract with number 0. Corrected, it is imported like any other. Rows are streamed, however many.
/// </summary>
public sealed class RejectsFile(IDbContextFactory<EumDbContext> database)
{
    private const string CsvEnding = ".csv";
    private const string Compressed = ".gz";

    /// <summary>The file's name and kind; null where there is no such import or nothing was rejected.</summary>
    public async Task<(string Name, string Kind)?> FindAsync(int no, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var file = await db.ImportBatches
            .Where(batch => batch.BatchNo == no && db.ImportRejects.Any(reject => reject.BatchNo == no))
            .Select(batch => new { batch.FileName, batch.Kind })
            .SingleOrDefaultAsync(cancel);
        return file is null ? null : (NameOf(file.FileName), file.Kind);
    }

    /// <summary>Writes UTF-8 with a byte order mark, so that a spreadsheet shows its Hangul; gives the rows.</summary>
    public async Task<long> WriteAsync(int no, string kind, Stream target, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var batch = await db.ImportBatches.AsNoTracking().SingleAsync(row => row.BatchNo == no, cancel);
        var columns = FileKind.Find(kind)?.Columns ?? [];
        await using var writer = new StreamWriter(
            target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        writer.NewLine = "\n";
        await writer.WriteLineAsync(HeaderOf(batch));
        await writer.WriteLineAsync(string.Join(',', [.. columns, .. FileKind.RejectColumns]));

        long rows = 0;
        var rejects = db.ImportRejects.AsNoTracking().Where(reject => reject.BatchNo == no).OrderBy(reject =>
            reject.Line);
        await foreach (var reject in rejects.AsAsyncEnumerable().WithCancellation(cancel))
        {
            rows++;
            var own = OwnColumns(reject.Original.TrimEnd('\r', '\n'), columns.Count);
            var line = reject.Line.ToString(CultureInfo.InvariantCulture);
            await writer.WriteLineAsync(
                $"{own},{line},{reject.ColumnName},{reject.Rule},{Quoted(reject.Message)}".AsMemory(), cancel);
        }

        await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"#END,{rows}"));
        return rows;
    }

    private static string HeaderOf(ImportBatchRow batch)
    {
        var day = batch.BusinessDate ?? KoreanTime.BusinessDate(batch.StartedAt);
        var produced = KoreanTime.Print(batch.ProducedAt ?? batch.StartedAt);
        return string.Create(CultureInfo.InvariantCulture,
            $"#EUM,{batch.Kind},{Math.Max(1, batch.FormatVersion)},{batch.Operator},{day:yyyy-MM-dd},{produced},0");
    }

    /// <summary>The row without what an earlier rejects file put behind it.</summary>
    private static string OwnColumns(string original, int columns)
    {
        var (inside, commas, end) = (false, 0, original.Length);
        for (var i = 0; i < original.Length; i++)
        {
            if (original[i] == '"') inside = !inside;
            if (original[i] == ',' && !inside && ++commas == columns) end = i;
        }

        return commas == columns + FileKind.RejectColumns.Count - 1 ? original[..end] : original;
    }

    private static string NameOf(string fileName)
    {
        var name = fileName.EndsWith(Compressed, StringComparison.OrdinalIgnoreCase) ? fileName[..^Compressed.Length]
            : fileName;
        return (name.EndsWith(CsvEnding, StringComparison.OrdinalIgnoreCase) ? name[..^CsvEnding.Length] : name)
            + ".rejects.csv";
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
