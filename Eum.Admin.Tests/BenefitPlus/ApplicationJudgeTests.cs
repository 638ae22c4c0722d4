using Eum.Domain.BenefitPlus;
using Eum.Domain.BenefitPlus.Lists;
using Eum.Domain.Lists;
using Eum.Domain.Merchants;

namespace Eum.Admin.Tests.BenefitPlus;

public sealed class ApplicationJudgeTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly ListMapping Columns = new(
        [.. ListMapping.FieldsOf(ListKind.Applications).Select((field, at) => new FieldSource(field, at, ""))]);

    [Theory] // Id, number, name, act, rate, first, last, note.
    [InlineData("", "", "가", "신규", "3", "2026-04-01", "", "", "모두 비어")]
    [InlineData("S9", "", "", "신규", "3", "2026-04-01", "", "", "S9을(를) 찾지 못했습니다")]
    [InlineData("", "123-45-67890", "", "신규", "3", "2026-04-01", "", "", "사업자등록번호가 아닙니다")]
    [InlineData("", "123-45-67891", "", "신규", "3", "2026-04-01", "", "", "2곳입니다")] // Branches of one owner.
    [InlineData("S1", "", "", "구경", "3", "2026-04-01", "", "", "모르는 신청")]
    [InlineData("S1", "", "", "신규", "셋", "2026-04-01", "", "", "적립률이 아닙니다")]
    [InlineData("S1", "", "", "신규", "", "2026-04-01", "", "", "적립률을 고르세요")]
    [InlineData("S1", "", "", "신규", "2.5", "2026-04-01", "", "", "정한 적립률")]
    [InlineData("S1", "", "", "신규", "3", "언젠가", "", "", "날짜가 아닙니다")]
    [InlineData("S1", "", "", "신규", "3", "2026-03-01", "", "", "내일")]
    [InlineData("S1", "", "", "변경", "3", "2026-04-02", "", "", "달의 첫날")]
    [InlineData("S1", "", "", "중지", "", "2026-04-01", "", "", "마지막 날을 적으세요")]
    [InlineData("S1", "", "", "신규", "3", "2026-04-01", "", "900101-1234567", "주민등록번호로 보이는")]
    [InlineData("S5", "", "", "신규", "3", "2026-04-01", "", "", "신청 8번이 아직")]
    public void A_row_that_cannot_be_received_says_why_in_a_sentence(
        string id, string number, string name, string act, string rate, string first, string last, string note,
        string said)
    {
        var row = Assert.Single(Judge([id, number, name, act, rate, first, last, note]));

        Assert.Equal(ListVerdict.Rejected, row.Verdict);
        Assert.Contains(said, row.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", row.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "5", ContractAct.New, 500)] // New where the row does not say.
    [InlineData("신규", "5%", ContractAct.New, 500)]
    [InlineData("NEW", "5.0", ContractAct.New, 500)]
    [InlineData("신규 신청", "0.05", ContractAct.New, 500)] // As a spreadsheet keeps 5 %.
    [InlineData("적립률 변경", "3 %", ContractAct.Change, 300)]
    [InlineData("해지", "3", ContractAct.End, 0)] // An end has no rate.
    public void What_people_and_spreadsheets_write_is_understood(string act, string rate, ContractAct asks, int bp)
    {
        var judge = Judging();
        var row = judge.Judge([new(2, ["S1", "", "", act, rate, "2026. 4. 1.", "", "창구"])])[0];

        Assert.Equal(ListVerdict.New, row.Verdict);
        var asking = judge.AskedBy(row)!;
        Assert.Equal(new ContractRequest(asks, bp, new(2026, 4, 1), null), asking.Asked);
        Assert.Equal(("S1", "창구"), (asking.Merchant.Id, asking.Note));
    }

    [Fact]
    public void A_row_twice_and_two_rows_of_one_merchant_are_told_apart_and_what_stands_already_stays()
    {
        string[] first = ["S1", "", "", "신규", "3", "2026-04-01", "", "하나"];
        var rows = Judge(
            first, first, ["S1", "", "", "", "3%", "2026.4.1", "", "둘"],
            ["S1", "", "", "신규", "4", "2026-04-01", "", ""],
            ["S5", "", "", "신규", "5", "2026-05-01", "", ""], ["S3", "", "", "신규", "1", "2027-01-01", "", ""]);

        Assert.Equal(
            [
                ListVerdict.New, ListVerdict.Repeat, ListVerdict.Repeat, ListVerdict.Rejected, ListVerdict.Same,
                ListVerdict.Same,
            ],
            rows.Select(row => row.Verdict));
        Assert.Equal(8, rows[4].About); // The application that is open.
        Assert.Contains("2행과 같은 가맹점", rows[3].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_merchant_whose_first_row_was_wrong_may_have_a_second()
    {
        var rows = Judge(
            ["S1", "", "", "신규", "9", "2026-04-01", "", ""], ["S1", "", "", "신규", "3", "2026-04-01", "", ""]);

        Assert.Equal([ListVerdict.Rejected, ListVerdict.New], rows.Select(row => row.Verdict));
    }

    [Fact]
    public void Without_a_column_for_the_merchant_or_the_rate_there_is_nothing_to_judge()
    {
        Assert.NotNull(new ListMapping([new(ListField.Name, 0, ""), new(ListField.Rate, 1, "")])
            .Problem(ListKind.Applications, 2));
        Assert.NotNull(new ListMapping([new(ListField.Number, 0, "")]).Problem(ListKind.Applications, 1));
        Assert.Null(new ListMapping([new(ListField.Number, 0, ""), new(ListField.Rate, null, "5")])
            .Problem(ListKind.Applications, 1));
    }

    private static IReadOnlyList<ListRow> Judge(params string[][] rows) =>
        Judging().Judge(rows.Select((cells, at) => new ListRow(at + 2, cells)));

    // S1 has nothing, S2 and S4 are branches, S3 has a contract, S5 an application.
    private static ApplicationJudge Judging() => new(
        new(Columns, new(2026, 4, 1), _ => true, text => text.Contains("900101", StringComparison.Ordinal)),
        new([Of(1, "1000000005"), Of(2, "1234567891"), Of(3, "1000000010"), Of(4, "1234567891"), Of(5, "1000000025")]),
        merchant => new(
            merchant.Key == 3 ? [new(new(2027, 1, 1), null, 100)] : [],
            merchant.Key == 5 ? (8, new(ContractAct.New, 500, new(2026, 5, 1), null)) : null, RateLadder.Usual),
        Today);

    private static MerchantLine Of(int key, string number) => new(
        key, $"S{key}", $"가게 {key}", number, 28260, 28260, 28260_10100,
        BusinessTypeTable.All.First(type => !type.Restricted).No, SalesBracket.LE300M, MerchantStatus.Open, "", 0,
        new(2020, 1, 1), null);
}
