using System.Runtime.CompilerServices;
using Eum.Domain.Statistics;

namespace Eum.Admin.Tests.Papers;

/// <summary>A paper with everything that papers can hold, made of nothing.</summary>
internal static class SamplePaper
{
    public const long Paid = 1_234_567_890_123;

    public static readonly DateTime At = new(2026, 7, 2, 0, 30, 0, DateTimeKind.Utc);

    /// <param name="rows">Of its longest table.</param>
    public static Paper Of(int rows = 12) => new(
        "2026년 6월 운영현황", "EUM-2026-000012", At,
        [new("기간", "2026-06-01 ~ 2026-06-30"), new("사유", "=1+1 & <정기> 보고"), new("군·구 보는 법", "기록된 대로")],
        [Months(), Shops(rows), Empty()],
        [new("결제액", "원", "취소를 빼지 않은 승인 금액의 합계. 취소는 따로 세어 순결제액에서 뺀다.", "운영사 파일 payments")]);

    /// <summary>The same with an extract of so many payments.</summary>
    public static Paper WithExtract(int rows) => Of() with
    {
        Extract = new(
            "거래",
            [
                new("거래번호", "", PaperKind.Text), new("승인", "", PaperKind.Instant),
                new("결제액", "원", PaperKind.Number), new("처리일", "", PaperKind.Day),
                new("구분", "", PaperKind.Name),
            ],
            cancel => RowsAsync(rows, cancel)),
    };

    private static readonly string[] Kinds = ["=승인 <&>", "취소"];

    private static PaperTable Months()
    {
        List<IReadOnlyList<ReportCell>> rows =
        [
            .. Enumerable.Range(1, 6).Select(month => (ReportCell[])
                [202_600L + month, 1_000L * month, Paid / 21 * month, -5_000L * month, 120L * month]),
        ];
        rows[^1] = [202_606L, 6_000L, Paid - rows.Take(5).Sum(row => row[2].Number ?? 0), -30_000L, 720L];
        return new(
            "월별 결제",
            [
                new("월", "", PaperKind.Month), new("결제 건수", "건", PaperKind.Number),
                new("결제액", "원", PaperKind.Number), new("차이", "원", PaperKind.Number),
                new("비중", "", PaperKind.Share),
            ],
            rows, ["합계", 21_000L, Paid, -105_000L, ReportCell.None],
            new(ChartKind.Columns, "월별 결제액", 0, [2]));
    }

    // Names that a spreadsheet or a page could stumble over; people, who are not added up.
    private static PaperTable Shops(int count)
    {
        string[] names = ["=HYPERLINK(\"x\")", "+82", "-5", "@SUM(A1)", "\t탭", "＝１", "한식 & <양식>", "이름\u0007벨",
            "아주 긴 이름을 가진 가맹점으로서 한 줄에 다 들어가지 않아 여러 줄로 나뉘어야 하는 서구 검단 전통시장 상인회 협동조합", "𠮷野家", "\uD800", "평범한 가게"];
        return new(
            "업종별: 현황/전체",
            [
                new("업종", "", PaperKind.Text), new("건수", "건", PaperKind.Number), new("이용자", "명", PaperKind.Number),
            ],
            [.. Enumerable.Range(0, count).Select(at => (ReportCell[])
                [at < names.Length ? names[at] : $"가게 {at}", 10L + at, at % 3 == 0 ? ReportCell.None : 7L])],
            ["합계", Enumerable.Range(0, count).Sum(at => 10L + at), 9L],
            new(ChartKind.Bars, "업종별 건수", 0, [1]));
    }

    private static PaperTable Empty() =>
        new("빈 표", [new("이름", "", PaperKind.Text), new("값", "원", PaperKind.Number)], [], ["합계", 0L]);

    private static async IAsyncEnumerable<ReportCell[]> RowsAsync(
        int rows, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        var row = new ReportCell[5];
        for (var at = 1; at <= rows; at++)
        {
            cancel.ThrowIfCancellationRequested();
            row[0] = $"T{at:0000000}";
            row[1] = 1_782_864_000_000L + at * 1_000L;
            row[2] = at % 10 == 0 ? -100L : 1_000L;
            row[3] = 20260701L;
            row[4] = Kinds[at % 10 == 0 ? 1 : 0];
            yield return row;
        }
    }
}
