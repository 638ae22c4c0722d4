using System.Runtime.CompilerServices;
using Eum.Domain.Cashback;
using Eum.Domain.Districts;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports.Payments;

/// <summary>Which payments are taken out: posting days, both included, and a district as recorded.</summary>
public sealed record PaymentStretch(DateOnly From, DateOnly To, int? District);

/// <summary>
/// Payments one after the other with everything that their cashback was decided by, for who checks the books: read as
/// they are written, however many.
/// </summary>
public sealed class PaymentExtract(PaymentMemory memory)
{
    /// <summary>Cells of a row, in this order.</summary>
    public static IReadOnlyList<(string Name, string NameEn, string Unit, PaperKind Kind)> Columns { get; } =
    [
        ("거래번호", "Transaction", "", PaperKind.Text), ("구분", "Kind", "", PaperKind.Name),
        ("원거래번호", "Original", "", PaperKind.Text), ("승인 일시", "Approved at", "", PaperKind.Instant),
        ("처리일", "Posted on", "", PaperKind.Day), ("이용자(가명)", "Member (pseudonym)", "", PaperKind.Text),
        ("가맹점", "Merchant", "", PaperKind.Text), ("군·구", "District", "", PaperKind.Name),
        ("업종", "Business type", "", PaperKind.Name), ("매출 구간", "Bracket", "", PaperKind.Name),
        ("결제액", "Amount", "원", PaperKind.Number), ("캐시백", "Cashback", "원", PaperKind.Number),
        ("국비", "National", "원", PaperKind.Number), ("시비", "City", "원", PaperKind.Number),
        ("구비", "Gu", "원", PaperKind.Number), ("기관", "Institution", "원", PaperKind.Number),
        ("가맹점 부담", "Merchant's", "원", PaperKind.Number), ("운영사 캐시백", "Operator's", "원", PaperKind.Number),
        ("차이", "Difference", "원", PaperKind.Number), ("차이 원인", "Cause", "", PaperKind.Name),
        ("정책 판", "Policy versions", "", PaperKind.Name),
    ];

    /// <summary>How many payments of how many people, within the scope.</summary>
    public static async Task<(long Rows, long People)> CountAsync(
        Snapshot books, PaymentStretch asked, CancellationToken cancel)
    {
        var (rows, people) = (0L, 0L);
        if (await EdgesAsync(books, asked, cancel) is not { } edges) return (rows, people);
        var counted = await books.ListAsync(
            $"""
            SELECT COUNT(*), COUNT(DISTINCT member_key) FROM payments
            WHERE tx_key BETWEEN @first AND @last
                AND posted_on BETWEEN @from AND @to{books.WithinFacts("facts_no")}{InDistrict(asked)}
            """,
            row => (row.Long(0), row.Long(1)), cancel,
            ("first", edges.First), ("last", edges.Last), ("from", DateNumber.Of(asked.From)),
            ("to", DateNumber.Of(asked.To)));
        return counted[0];
    }

    /// <summary>By posting day; each row is good until the next is asked for.</summary>
    public async IAsyncEnumerable<ReportCell[]> ReadAsync(
        Snapshot books, PaymentStretch asked, [EnumeratorCancellation] CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        ArgumentNullException.ThrowIfNull(asked);
        var ids = await ExternalIds.ReadAsync(books, cancel);
        var facts = await memory.FactsAsync(books, cancel);
        var plans = (await books.ListAsync(
            "SELECT plan_no, versions FROM rating_plans", row => (No: row.Int(0), Text: row.Text(1)), cancel))
            .ToDictionary(plan => plan.No, plan => plan.Text);
        var cells = new ReportCell[Columns.Count];
        foreach (var span in await SpansAsync(books, asked, cancel))
        {
            await using var rows = await books.RowsAsync(
                $"""
                SELECT tx_key, kind, original_key, approved_at, posted_on, member_key, merchant_key, facts_no, amount,
                    cashback, "national", city, gu, institution, merchant, operator_cashback, cause, plan_no
                FROM payments
                WHERE tx_key BETWEEN @first AND @last
                    AND posted_on = @day{books.WithinFacts("facts_no")}{InDistrict(asked)}
                ORDER BY tx_key
                """,
                cancel, ("first", span.FirstKey), ("last", span.LastKey), ("day", span.Day));
            while (rows.Next())
            {
                Fill(cells, rows, ids, facts[rows.Int(7)], plans);
                yield return cells;
            }
        }
    }

    private static void Fill(
        ReportCell[] cells, SqlRows rows, ExternalIds ids, FactsTable.Facts facts, Dictionary<int, string> plans)
    {
        var isCancel = rows.Int(1) == (int)PaymentKind.Cancel;
        cells[0] = ids.IdOf(rows.Long(0));
        cells[1] = isCancel ? "취소" : "승인";
        cells[2] = rows.IsNull(2) ? ReportCell.None : ids.IdOf(rows.Long(2));
        cells[3] = rows.Long(3);
        cells[4] = rows.Long(4);
        cells[5] = ids.IdOf(rows.Long(5));
        cells[6] = ids.IdOf(rows.Long(6));
        cells[7] = DistrictTable.Find(facts.District)?.Name;
        cells[8] = BusinessTypeTable.ByNo(facts.BusinessType)?.Name;
        cells[9] = facts.Bracket.KoreanName();
        cells[10] = isCancel ? -rows.Long(8) : rows.Long(8);
        for (var at = 11; at <= 17; at++) cells[at] = rows.Long(at - 2);
        cells[18] = rows.Long(9) - rows.Long(15);
        cells[19] = ((DifferenceCause)rows.Int(16)).KoreanName();
        cells[20] = plans.GetValueOrDefault(rows.Int(17), "");
    }

    private static string InDistrict(PaymentStretch asked) => asked.District is { } district
        ? $" AND facts_no IN (SELECT facts_no FROM rating_facts WHERE district = {district})"
        : "";

    private static Task<List<PaymentSpan>> SpansAsync(Snapshot books, PaymentStretch asked, CancellationToken cancel) =>
        PaymentSpan.ReadAsync(books, DateNumber.Of(asked.From), DateNumber.Of(asked.To), cancel);

    private static async Task<(long First, long Last)?> EdgesAsync(
        Snapshot books, PaymentStretch asked, CancellationToken cancel)
    {
        var spans = await SpansAsync(books, asked, cancel);
        return spans.Count == 0 ? null : (spans.Min(span => span.FirstKey), spans.Max(span => span.LastKey));
    }
}
