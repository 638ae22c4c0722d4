using System.Globalization;
using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Papers;
using Eum.Infrastructure.Reports.Payments;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Cashback;

namespace Eum.Admin.Features.Papers;

/// <summary>A paper as a file that leaves: with its cover, its number and its hash.</summary>
public abstract class PaperDownload(FrontDesk desk, PaymentMemory memory) : Download<PaperOrder>(desk)
{
    private const int LongestExtract = 366; // Days.

    protected override int? DistrictOf(PaperOrder request) => request.Named();

    protected override string SubjectOf(PaperOrder request) => request.Subject();

    protected override async Task<Outcome<DownloadSize>> SizeAsync(
        Reading reading, PaperOrder request, CancellationToken cancel)
    {
        if (Refuse(request) is { } problem) return problem;
        if (!Papers.Find(request.Paper)!.IsExtract) return new DownloadSize(0, 0); // Sums are nobody's.
        var (rows, people) = await PaymentExtract.CountAsync(
            await reading.BooksAsync(cancel), Papers.StretchOf(request), cancel);
        return request.Format == PaperFormat.Pdf && rows > PaperPdf.MostRows
            ? new Problem("format", $"{PaperPdf.MostRows:#,0}건이 넘는 거래는 PDF로 쓰지 않습니다. 엑셀이나 CSV로 받으세요.")
            : new DownloadSize(rows, people);
    }

    protected override async Task<Outcome<WrittenFile>> WriteAsync(
        Reading reading, PaperOrder request, DownloadMark mark, Stream target, CancellationToken cancel)
    {
        var sized = await SizeAsync(reading, request, cancel);
        if (sized is not Outcome<DownloadSize>.Done(var size))
            return Refusals.Again<WrittenFile>(((Outcome<DownloadSize>.Refused)sized).Problems);
        var books = await reading.BooksAsync(cancel);
        var form = Papers.Find(request.Paper)!;
        var body = await form.ReadAsync(new(books, request, memory), cancel);
        var paper = new Paper(
            form.TitleIn(request.English), DocumentNumber.Of(mark.No, mark.At), mark.At,
            [.. await FactsAsync(books, reading.Officer, request, mark, cancel), .. body.Facts], body.Tables,
            PaperTerms.Of(body))
        {
            Extract = body.Extract,
            English = request.English,
        };
        var content = request.Format switch
        {
            PaperFormat.Xlsx => await PaperBook.WriteAsync(paper, target, cancel),
            PaperFormat.Pdf => PaperPdf.Write(await WithoutExtractAsync(paper, cancel), target),
            _ => await PaperCsv.WriteAsync(paper, target, cancel),
        };
        var period = string.Create(CultureInfo.InvariantCulture, $"{request.From:yyyyMMdd}-{request.To:yyyyMMdd}");
        var name = $"{request.Paper}_{period}_{paper.DocumentId}.{Ending(request.Format)}";
        return new WrittenFile(name, MediaType(request.Format), new(content.Rows, size.People))
        {
            DataSha256 = content.DataSha256,
        };
    }

    /// <summary>Of this use case, or of the other.</summary>
    protected abstract bool IsOurs(bool extract);

    private static string Ending(PaperFormat format) => format switch
    {
        PaperFormat.Xlsx => "xlsx",
        PaperFormat.Pdf => "pdf",
        _ => "csv",
    };

    private static string MediaType(PaperFormat format) => format switch
    {
        PaperFormat.Xlsx => PaperBook.MediaType,
        PaperFormat.Pdf => PaperPdf.MediaType,
        _ => "text/csv; charset=utf-8",
    };

    private Problem? Refuse(PaperOrder request)
    {
        if (Papers.Find(request.Paper) is not { } form || !IsOurs(form.IsExtract)) return Refusals.NotFound;
        if (request.To < request.From) return new Problem("to", "마지막 날이 첫날보다 이릅니다.");
        if (form.Name == ExploredPaper.Name && ExploredPaper.Refuse(request) is { } unclear) return unclear;
        if (!form.IsExtract) return null;
        if (request.View != DistrictView.Recorded) return new Problem("view", "거래는 기록된 군·구로만 뽑습니다 (recorded).");
        return request.To.DayNumber - request.From.DayNumber >= LongestExtract
            ? new Problem("to", "거래는 한 번에 1년까지 뽑습니다.")
            : null;
    }

    private static async Task<Paper> WithoutExtractAsync(Paper paper, CancellationToken cancel)
    {
        if (paper.Extract is not { } extract) return paper;
        List<IReadOnlyList<ReportCell>> rows = [];
        await foreach (var row in extract.Read(cancel).WithCancellation(cancel)) rows.Add([.. row]);
        ReportCell[] totals =
        [
            .. extract.Columns.Select((column, at) => column.Kind == PaperKind.Number
                ? (ReportCell)rows.Sum(row => row[at].Number ?? 0)
                : at == 0 ? "합계" : ReportCell.None),
        ];
        return paper with { Tables = [new(extract.Title, extract.Columns, rows, totals)], Extract = null };
    }

    private static async Task<IReadOnlyList<PaperFact>> FactsAsync(
        Snapshot books, Officer officer, PaperOrder order, DownloadMark mark, CancellationToken cancel)
    {
        var words = PaperCover.Of(order.English);
        var policies = (await BookPolicies.ReadAsync(books, cancel)).Policies;
        var (start, end) = (KoreanTime.StartOf(order.From), KoreanTime.StartOf(order.To.AddDays(1)));
        var last = await PaperCover.LastDayAsync(books, cancel);
        return
        [
            new(words.Period, string.Create(
                CultureInfo.InvariantCulture, $"{order.From:yyyy-MM-dd} ~ {order.To:yyyy-MM-dd}")),
            new(words.View, words.Views[(int)order.View]),
            new(words.District, order.District is { } code ? PaperCover.NameOf(code, order.View) : words.WholeCity),
            new(words.AsOf, last is { } day ? string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}") : "-"),
            new(words.Policies, string.Join(", ", policies.SelectMany(policy => policy.Versions
                .Where((version, at) => version.StartsAt < end
                    && (at + 1 == policy.Versions.Count || policy.Versions[at + 1].StartsAt > start))
                .Select(version => $"{policy.Code} {version.Version}")))),
            new(words.By, officer.IsMachine ? mark.Account : $"{officer.Name} ({mark.Account}, {mark.EmployeeNo})"),
            new(words.Reason, mark.Reason), new(words.MadeAt, KoreanTime.Print(mark.At)),
        ];
    }
}

/// <summary>Sums of the statistics as a paper: no person is in it.</summary>
public sealed class TakePaper(FrontDesk desk, PaymentMemory memory) : PaperDownload(desk, memory)
{
    public override Duty Duty { get; } = new("reports.export", Permissions.StatisticsReportsExport) { Export = true };

    public override string Name => "보고서";

    protected override bool IsOurs(bool extract) => !extract;
}

/// <summary>감사용 거래추출: payments of a period, with the pseudonyms of those who paid.</summary>
public sealed class TakeExtract(FrontDesk desk, PaymentMemory memory) : PaperDownload(desk, memory)
{
    public override Duty Duty { get; } = new("payments.extract", Permissions.PaymentsLedgerExport) { Export = true };

    public override string Name => "감사용 거래추출";

    protected override bool IsOurs(bool extract) => extract;
}

/// <summary>EUM-2026-000012: the number under which a file that left stands on record.</summary>
public static class DocumentNumber
{
    public static string Of(long no, DateTime at) => string.Create(
        CultureInfo.InvariantCulture, $"EUM-{KoreanTime.BusinessDate(at).Year}-{no:000000}");
}
