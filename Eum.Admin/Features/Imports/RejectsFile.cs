using System.Globalization;
using System.Text;
using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Reports;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Imports;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Imports;

/// <summary>
/// &lt;name&gt;.rejects.csv: the rows in quarantine as they came, with line, column, rule and message behind them, as a
/// file of the contract with number 0. Corrected, it is imported like any other, so its number stands in its name,
/// not within.
/// </summary>
public sealed class RejectsFile(FrontDesk desk) : Download<RejectsFile.Request>(desk)
{
    private const string CsvEnding = ".csv";
    private const string Compressed = ".gz";

    /// <param name="No">The import whose rows in quarantine are asked for.</param>
    public sealed record Request(int No);

    public override Duty Duty { get; } =
        new("imports.rejects", Permissions.ImportsRejectsExport) { City = true, Export = true };

    public override string Name => "반려 행";

    protected override int? DistrictOf(Request request) => null;

    protected override string SubjectOf(Request request) => $"import/{request.No}";

    // Each row tells of somebody: a merchant, a member, whoever paid.
    protected override async Task<Outcome<DownloadSize>> SizeAsync(
        Reading reading, Request request, CancellationToken cancel) =>
        await reading.Db.ImportRejects.LongCountAsync(row => row.BatchNo == request.No, cancel) is var rows and > 0
            ? new DownloadSize(rows, rows)
            : Refusals.NotFound;

    protected override async Task<Outcome<WrittenFile>> WriteAsync(
        Reading reading, Request request, DownloadMark mark, Stream target, CancellationToken cancel)
    {
        var (db, no) = (reading.Db, request.No);
        var file = await db.ImportBatches
            .Where(batch => batch.BatchNo == no && db.ImportRejects.Any(reject => reject.BatchNo == no))
            .Select(batch => new { batch.FileName, batch.Kind })
            .SingleOrDefaultAsync(cancel);
        if (file is null) return Refusals.NotFound;

        var rows = await WriteAsync(db, no, file.Kind, target, cancel);
        return new WrittenFile(NameOf(file.FileName, mark), "text/csv; charset=utf-8", new(rows, rows));
    }

    // UTF-8 with a byte order mark, so that a spreadsheet shows its Hangul; gives the rows.
    private static async Task<long> WriteAsync(
        EumDbContext db, int no, string kind, Stream target, CancellationToken cancel)
    {
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
            var own = Harmless(OwnColumns(reject.Original.TrimEnd('\r', '\n'), columns.Count));
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

    /// <summary>The same row, no field of which a spreadsheet runs; numbers stay.</summary>
    private static string Harmless(string row)
    {
        var (text, inside, isStart) = (new StringBuilder(row.Length), false, true);
        for (var at = 0; at < row.Length; at++)
        {
            var unit = row[at];
            var opens = isStart && !inside && unit == '"';
            if (isStart && !opens && ReportCsv.IsFormulaStart(unit) && !IsNumber(row.AsSpan(at))) text.Append('\'');
            isStart = opens || (unit == ',' && !inside);
            if (unit == '"') inside = !inside;
            text.Append(unit);
        }

        return text.ToString();
    }

    // Up to where its field ends.
    private static bool IsNumber(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(',', '"');
        var field = end < 0 ? rest : rest[..end];
        return field is ['-' or '+', _, ..] && !field[1..].ContainsAnyExceptInRange('0', '9');
    }

    private static string NameOf(string fileName, DownloadMark mark)
    {
        var name = fileName.EndsWith(Compressed, StringComparison.OrdinalIgnoreCase) ? fileName[..^Compressed.Length]
            : fileName;
        return (name.EndsWith(CsvEnding, StringComparison.OrdinalIgnoreCase) ? name[..^CsvEnding.Length] : name)
            + string.Create(CultureInfo.InvariantCulture, $".{mark.No}.rejects.csv");
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
