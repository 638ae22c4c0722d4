using System.Globalization;
using System.Text;
using Eum.Admin.Components.Lists;
using Eum.Admin.Desk;
using Eum.Domain.Merchants.Lists;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports.Lists;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Reports;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Merchants.Lists;

/// <summary>A file of rejected rows.</summary>
public sealed record ListRejects(string Name, byte[] Content);

/// <summary>
/// The rejected rows of a list as a file, under the headings of the list it came from, each with its line and why: to
/// be corrected and sent again.
/// </summary>
public sealed class ExportListRejects(FrontDesk desk, FieldCipher cipher)
    : Question<ExportListRejects.Request, ListRejects>(desk)
{
    public sealed record Request(long List, string Reason);

    public override Duty Duty { get; } = new("merchants.list-rejects", Permissions.MerchantsListPrepare)
    {
        Export = true,
    };

    protected override string SubjectOf(Request request) => MerchantListBook.TargetOf(request.List);

    protected override string ReasonOf(Request request) => request.Reason.Trim();

    protected override async Task<Outcome<ListRejects>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        if (request.Reason.Trim().Length < ListExport.ReasonLength)
            return new Problem(nameof(request.Reason), $"내려받는 까닭을 {ListExport.ReasonLength}자 이상 적으세요.");
        var list = await reading.Db.MerchantLists.SingleOrDefaultAsync(row => row.ListNo == request.List, cancel);
        if (list is null || ListMapping.Parse(list.Mapping) is not { } mapping) return Refusals.NotFound;

        var headings = list.Headings.Split('\n');
        var text = new StringBuilder();
        text.AppendJoin(',', mapping.Sources.Select(source => ReportCsv.Field(NameOf(source, headings)))
            .Concat(["행", "잘못된 칸", "까닭"])).Append("\r\n");
        var pages = await reading.Db.MerchantListPages
            .Where(page => page.ListNo == list.ListNo && page.RejectedRows > 0).OrderBy(page => page.PageKey)
            .ToListAsync(cancel);
        foreach (var row in pages.SelectMany(page => ListPages.Rows(page, cipher))
                     .Where(row => row.Verdict == ListVerdict.Rejected))
            text.AppendJoin(',', row.Cells.Select(ReportCsv.Field).Concat(
            [
                row.Line.ToString(CultureInfo.InvariantCulture), ReportCsv.Field(ColumnOf(row, mapping, headings)),
                ReportCsv.Field(row.Message),
            ])).Append("\r\n");

        var name = string.Create(CultureInfo.InvariantCulture, $"list-{list.ListNo}.rejects.csv");
        return new ListRejects(name, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())]);
    }

    // As the file calls it, so that the same mapping fits when it comes back.
    private static string NameOf(FieldSource source, string[] headings) =>
        source.Column is { } column && column < headings.Length ? headings[column] : $"{source.Field}";

    private static string ColumnOf(ListRow row, ListMapping mapping, string[] headings) =>
        mapping.Sources.FirstOrDefault(source => source.Field == row.Field) is { } source
            ? NameOf(source, headings)
            : "";
}
