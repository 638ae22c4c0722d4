using System.Globalization;
using System.Text;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Imports;

/// <summary>
/// &lt;name&gt;.rejects.csv: the rows in quarantine as they came, with line, column, rule and message behind them, to be
/// corrected and sent again. Rows are streamed, however many there are.
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

    /// <summary>Writes UTF-8 with a byte order mark, so that a spreadsheet shows its Hangul.</summary>
    public async Task WriteAsync(int no, string kind, Stream target, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        writer.NewLine = "\n";
        await writer.WriteLineAsync(string.Join(',', [.. FileKind.Find(kind)?.Columns ?? [], .. FileKind.RejectColumns]));

        var rejects = db.ImportRejects.AsNoTracking().Where(reject => reject.BatchNo == no).OrderBy(reject => reject.Line);
        await foreach (var reject in rejects.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var line = reject.Line.ToString(CultureInfo.InvariantCulture);
            await writer.WriteLineAsync(
                $"{reject.Original.TrimEnd('\r', '\n')},{line},{reject.ColumnName},{reject.Rule},{Quoted(reject.Message)}".AsMemory(),
                cancel);
        }
    }

    private static string NameOf(string fileName)
    {
        var name = fileName.EndsWith(Compressed, StringComparison.OrdinalIgnoreCase) ? fileName[..^Compressed.Length] : fileName;
        return (name.EndsWith(CsvEnding, StringComparison.OrdinalIgnoreCase) ? name[..^CsvEnding.Length] : name) + ".rejects.csv";
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
