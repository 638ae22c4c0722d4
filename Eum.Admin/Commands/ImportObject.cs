using System.Globalization;
using Eum.Admin.Features.Imports;
using Eum.Domain.Cashback;
using Eum.Infrastructure.Imports;

namespace Eum.Admin.Commands;

/// <summary>What an import did, as machines read it; the names are a contract.</summary>
internal sealed record ImportObject(IReadOnlyList<ImportObject.FileObject> Files)
{
    public static ImportObject Of(ImportedFiles done)
    {
        var files = done.Files.Select(FileObject.Of).ToList();
        foreach (var missing in done.Missing)
        {
            var last = files.FindLastIndex(file => file.Kind == missing.Kind);
            files[last] = files[last] with { Message = $"{files[last].Message} 아직 오지 않은 일련번호: {missing}".Trim() };
        }

        files.AddRange(done.Absent.Select(name =>
            FileObject.Of(new() { Name = name, Status = "REFUSED", Message = "파일이 없습니다." })));
        return new(files);
    }

    internal sealed record DifferenceObject(string Cause, long Rows, long Won);

    internal sealed record FileObject(
        string Name, string Kind, string? BusinessDate, int Sequence, long Rows, long Accepted, long Duplicates,
            long Conflicts,
        long Rejected, long Amount, long OperatorCashback, long OwnCashback,
            IReadOnlyList<DifferenceObject> Differences,
        decimal Seconds, long RowsPerSecond, string Status, string? Message)
    {
        public static FileObject Of(ImportResult file) => new(
            file.Name, file.Kind, file.BusinessDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                file.Sequence, file.Rows,
            file.Accepted, file.Duplicates, file.Conflicts, file.Rejected, file.Amount, file.OperatorCashback,
                file.OwnCashback,
            [.. file.Differences.Where(one => one.Cause != DifferenceCause.None)
                .Select(one => new DifferenceObject(one.Cause.ToString().ToUpperInvariant(), one.Rows, one.Won))],
            Math.Round(file.Took.Ticks / (decimal)TimeSpan.TicksPerSecond, 3), file.RowsPerSecond, file.Status,
                file.Message);
    }
}
