using Eum.Admin.Features.Budgets;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Budgets;
using Eum.Domain.Cashback;
using Eum.Infrastructure.Files.Sheets;

namespace Eum.Admin.Tests.Features.Budgets;

public sealed class BudgetSheetTests
{
    private static readonly object?[] Head =
        ["회계 연도", "재원", "기관", "사업", "구분", "문서번호", "결정일", "결정", "금액", "근거"];

    [Fact]
    public void Rows_as_officials_write_them_become_documents_and_add_up_to_their_total()
    {
        var sheet = Read(
            ["2026년 지역화폐 예산"], Head,
            Row(authority: "인천광역시", programme: "인천e음", amount: 1_000),
            Row(fund: "국비", authority: "28000", amount: 500),
            Row(fund: "구비", authority: "서해구", programme: "SEORO", kind: "반납", number: "공문 1", amount: 200),
            ["합 계", null, null, null, null, null, null, null, 1_300L]);

        Assert.Null(sheet.Problem);
        Assert.All(sheet.Rows, row => Assert.Null(row.Problem));
        Assert.Equal((1_300, 1_300), (sheet.Total, sheet.Sum));
        Assert.Equal(
            new BudgetEntry(
                new(2026, Fund.City, 28000, "INCHEON"), BudgetEntryKind.Original, "본예산", new(2026, 1, 1), "의결", 1_000,
                "예산서 1쪽"),
            sheet.Rows[0].Entry);
        Assert.Equal(-200, sheet.Rows[2].Entry!.Amount); // Given back: people write it without a sign.
        Assert.True(sheet.MayBeProposed);
    }

    [Fact]
    public void A_row_that_is_wrong_says_why_in_a_sentence_and_none_is_left_out()
    {
        var sheet = Read(
            Head, Row(year: "이십육"), Row(fund: "도비"), Row(authority: "부천시"), Row(programme: "인 천"), Row(kind: "예비비"),
            Row(day: "내일"), Row(amount: "약 3억"), Row(number: ""), Row(), Row(), Row(kind: "전용증", number: "7"));

        Assert.Equal(11, sheet.Rows.Count);
        Assert.Equal(10, sheet.Wrong);
        Assert.All(
            sheet.Rows.Select(row => row.Problem).OfType<string>(),
            said => Assert.EndsWith(".", said.Split("예: ")[0].Trim(), StringComparison.Ordinal));
        Assert.Contains("위에 이미 있습니다", sheet.Rows[9].Problem, StringComparison.Ordinal);
        Assert.Contains("맞지 않습니다", sheet.Rows[10].Problem, StringComparison.Ordinal);
        Assert.False(sheet.MayBeProposed);
    }

    [Fact]
    public void A_book_that_does_not_add_up_is_refused_with_the_difference()
    {
        // Three million won were missing from a real one, because unchanged lines had been left out.
        var sheet = Read(
            Head, Row(amount: 1_000_000_000L), ["합계", null, null, null, null, null, null, null, 1_003_000_000L]);

        Assert.Contains("3,000,000원 다릅니다", sheet.Problem, StringComparison.Ordinal);
        Assert.False(sheet.MayBeProposed);
    }

    [Fact]
    public void Amounts_in_thousands_are_read_as_the_heading_says()
    {
        object?[] head = [.. Head];
        head[8] = "금액(천원)";

        Assert.Equal(5_000_000, Read(head, Row(amount: 5_000)).Sum);
        Assert.Contains("열 이름", Read(["이름", "금액"], ["가", 1L]).Problem, StringComparison.Ordinal);
        Assert.Contains("예산 행이 없습니다", Read([Head]).Problem, StringComparison.Ordinal);
    }

    internal static object?[] Row(
        string year = "2026", string fund = "시비", string authority = "인천광역시", string programme = "INCHEON",
        string kind = "본예산", string number = "본예산", string day = "2026-01-01", object? amount = null) =>
    [
        year, fund, authority, programme, kind, number, day, "의결",
        amount switch { int won => (long)won, null => 1_000L, _ => amount }, "예산서 1쪽",
    ];

    private static BudgetSheet Read(params IReadOnlyList<object?[]> rows) =>
        BudgetSheet.Read(SheetReader.Read(SheetFile.Xlsx(rows), 100));
}
