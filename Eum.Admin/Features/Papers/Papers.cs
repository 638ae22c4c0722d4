using Eum.Admin.Features.Statistics;
using Eum.Domain.Statistics;
using Eum.Infrastructure.Reports.Payments;
using Eum.Infrastructure.Storage;

namespace Eum.Admin.Features.Papers;

/// <summary>What a paper is made of, before it has a cover.</summary>
internal sealed record PaperBody(IReadOnlyList<PaperTable> Tables, PaperExtract? Extract = null);

/// <summary>A paper that can be asked for.</summary>
/// <param name="Name">As the command line names it.</param>
/// <param name="IsExtract">Its rows are payments, which people made.</param>
internal sealed record PaperForm(
    string Name, string Title, string TitleEn, Func<PaperReading, CancellationToken, Task<PaperBody>> ReadAsync,
    bool IsExtract = false)
{
    public string TitleIn(bool english) => english ? TitleEn : Title;
}

/// <summary>Where a paper reads from.</summary>
internal sealed record PaperReading(Snapshot Books, PaperOrder Order, PaymentMemory Memory)
{
    public async Task<PaperTable> TableAsync(
        IReport report, string title, string titleEn, CancellationToken cancel,
        Func<ReportTable, PaperChart?>? chart = null)
    {
        var table = await report.ReadAsync(Books, Order.Asked(), cancel);
        return PaperTable.Of(table, Order.English ? titleEn : title, Order.English, chart?.Invoke(table));
    }
}

/// <summary>Every paper there is: the seven that the city asks for, and the other reports as a table each.</summary>
internal static class Papers
{
    public static IReadOnlyList<PaperForm> All { get; } =
    [
        new("monthly", "월간 운영현황", "Operations of the month", MonthlyAsync),
        new("business-types", "업종별 결제", "Payments by business type", async (of, cancel) =>
            new([await of.TableAsync(new BusinessTypesReport(), "업종별 결제", "Payments by business type", cancel, Bars)])),
        new("districts", "군·구별 현황", "Payments by district", async (of, cancel) =>
            new([await of.TableAsync(new DistrictsReport(), "군·구별 결제", "Payments by district", cancel, Bars)])),
        new("budgets", "예산집행 현황", "Budgets and what was spent", async (of, cancel) =>
            new([await of.TableAsync(new BudgetsReport(), "재원별 예산과 집행", "Budgets by fund", cancel)])),
        new("benefit-plus", "혜택플러스 현황", "Benefit+", async (of, cancel) =>
            new([await of.TableAsync(new BenefitPlusReport(), "군·구별 혜택플러스", "Benefit+ by district", cancel, Bars)])),
        new("reconciliation", "운영사 캐시백 대사", "Cashback against the operator's", ReconciliationAsync),
        new("audit-extract", "감사용 거래추출", "Payments for auditors", ExtractAsync, IsExtract: true),
        new("payments", "결제 현황", "Payments", async (of, cancel) =>
            new([await of.TableAsync(new PaymentsReport(), "결제", "Payments", cancel, Times)])),
        new("signups", "가입자 현황", "Sign-ups", async (of, cancel) =>
            new([await of.TableAsync(new SignupsReport(), "가입자", "Sign-ups", cancel)])),
        new("issued", "발행 현황", "Issued", async (of, cancel) =>
            new([await of.TableAsync(new IssuedReport(), "발행", "Issued", cancel)])),
    ];

    public static PaperForm? Find(string name) => All.FirstOrDefault(paper => paper.Name == name);

    private static async Task<PaperBody> MonthlyAsync(PaperReading of, CancellationToken cancel) => new(
    [
        await of.TableAsync(new PaymentsReport(), "결제", "Payments", cancel, Times),
        await of.TableAsync(new IssuedReport(), "발행", "Issued", cancel),
        await of.TableAsync(new DistrictsReport(), "군·구별 결제", "Payments by district", cancel, Bars),
        await of.TableAsync(new BusinessTypesReport(), "업종별 결제", "Payments by business type", cancel, Bars),
        await of.TableAsync(new BudgetsReport(), "예산", "Budgets", cancel),
    ]);

    // Its two parts are the same payments twice: apart, each adds up.
    private static async Task<PaperBody> ReconciliationAsync(PaperReading of, CancellationToken cancel)
    {
        var table = await new ReconciliationReport().ReadAsync(of.Books, of.Order.Asked(), cancel);
        var causes = table.Rows.Where(row => row[0].Text == ReconciliationReport.ByCause).ToList();
        List<IReadOnlyList<ReportCell>> shops = [.. table.Rows.Except(causes).Select(row => row.Take(8).ToArray())];
        return new(
        [
            Part(table with { Rows = causes }, [1, 4, 5, 6, 7, 8, 9, 10, 11, 12], "원인별", "By cause"),
            Part(
                table with { Rows = shops, Totals = Rows.Totals(shops, 8, 4) }, [2, 3, 1, 4, 5, 6, 7], "업종·구간별",
                "By business type and bracket"),
        ]);

        PaperTable Part(ReportTable part, int[] columns, string title, string titleEn) => PaperTable.Of(
            part with
            {
                Columns = [.. columns.Select(at => part.Columns[at])],
                Rows = [.. part.Rows.Select(row => (ReportCell[])[.. columns.Select(at => row[at])])],
                Totals = [.. columns.Select((at, to) => to == 0 ? part.Totals[0] : part.Totals[at])],
            },
            of.Order.English ? titleEn : title, of.Order.English);
    }

    private static Task<PaperBody> ExtractAsync(PaperReading of, CancellationToken cancel) => Task.FromResult(
        new PaperBody([], new(
            of.Order.English ? "Payments" : "거래",
            [
                .. PaymentExtract.Columns.Select(column => new PaperColumn(
                    of.Order.English ? column.NameEn : column.Name, column.Unit, column.Kind) { Key = column.Name }),
            ],
            reading => new PaymentExtract(of.Memory).ReadAsync(of.Books, StretchOf(of.Order), reading))));

    public static PaymentStretch StretchOf(PaperOrder order) => new(order.From, order.To, order.District);

    private static PaperChart? Times(ReportTable table) => Of(table, "순결제액", ChartKind.Columns, 0);

    private static PaperChart? Bars(ReportTable table) =>
        Of(table, table.Columns.Any(column => column.Name == "순결제액") ? "순결제액" : "계약 가맹점", ChartKind.Bars, 1);

    private static PaperChart? Of(ReportTable table, string name, ChartKind kind, int label)
    {
        var value = table.Columns.Index().First(column => column.Item.Name == name);
        return table.Rows.Count < 2
            ? null
            : new(kind, $"{table.Columns[label].Name} · {value.Item.Name}", label, [value.Index]);
    }
}
