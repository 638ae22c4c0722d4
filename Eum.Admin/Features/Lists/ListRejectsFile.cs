using System.Globalization;
using System.Text;
using Eum.Admin.Desk;
using Eum.Domain.Lists;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports.Lists;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Reports;
using Eum.Infrastructure.Storage.Lists;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Lists;

/// <summary>The list whose rejected rows are wanted.</summary>
public sealed record RejectsOfList(long List);

/// <summary>
/// The rejected rows of a list as a file, under the headings of the list it came from, each with its line and why: to
/// be corrected and sent again.
/// </summary>
public abstract class ListRejectsFile(FrontDesk desk, FieldCipher cipher, ListSubject subject)
    : Download<RejectsOfList>(desk)
{
    public override string Name => "목록의 반려 행";

    protected override int? DistrictOf(RejectsOfList request) => null;

    protected override string SubjectOf(RejectsOfList request) => subject.TargetOf(request.List);

    // As somebody sent them: an owner's telephone may stand in any row.
    protected override async Task<Outcome<DownloadSize>> SizeAsync(
        Reading reading, RejectsOfList request, CancellationToken cancel) =>
        await SentListReader.FindAsync(reading, subject, request.List, cancel) is { RejectedRows: > 0 and var rows }
            ? new DownloadSize(rows, rows)
            : Refusals.NotFound;

    protected override async Task<Outcome<WrittenFile>> WriteAsync(
        Reading reading, RejectsOfList request, DownloadMark mark, Stream target, CancellationToken cancel)
    {
        var list = await SentListReader.FindAsync(reading, subject, request.List, cancel);
        if (list is null || list.RejectedRows == 0 || ListMapping.Parse(list.Mapping) is not { } mapping)
            return Refusals.NotFound;

        var headings = list.Headings.Split('\n');
        await using var text = new StreamWriter(target, new UTF8Encoding(true), leaveOpen: true) { NewLine = "\r\n" };
        await text.WriteLineAsync(string.Join(',', mapping.Sources
            .Select(source => ReportCsv.Field(NameOf(source, headings))).Concat(["행", "잘못된 칸", "까닭"])));
        long rows = 0;
        await foreach (var page in Pages(reading, list).AsAsyncEnumerable().WithCancellation(cancel))
            foreach (var row in ListPages.Rows(page, cipher).Where(row => row.Verdict == ListVerdict.Rejected))
            {
                rows++;
                await text.WriteLineAsync(string.Join(',', row.Cells.Select(ReportCsv.Field).Concat(
                [
                    row.Line.ToString(CultureInfo.InvariantCulture),
                    ReportCsv.Field(ColumnOf(row, mapping, headings)), ReportCsv.Field(row.Message),
                ])));
            }

        var name = string.Create(CultureInfo.InvariantCulture, $"list-{list.ListNo}.{mark.No}.rejects.csv");
        return new WrittenFile(name, "text/csv; charset=utf-8", new(rows, rows));
    }

    private static IQueryable<SentListPageRow> Pages(Reading reading, SentListRow list) =>
        reading.Db.SentListPages.Where(page => page.ListNo == list.ListNo && page.RejectedRows > 0)
            .OrderBy(page => page.PageKey);

    // As the file calls it, so that the same mapping fits when it comes back.
    private static string NameOf(FieldSource source, string[] headings) =>
        source.Column is { } column && column < headings.Length ? headings[column] : $"{source.Field}";

    private static string ColumnOf(ListRow row, ListMapping mapping, string[] headings) =>
        mapping.Sources.FirstOrDefault(source => source.Field == row.Field) is { } source
            ? NameOf(source, headings)
            : "";
}
