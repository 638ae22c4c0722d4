using System.Globalization;
using Eum.Admin.Features.Statistics;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Payments;
using Eum.Infrastructure.Reports.Statistics;
using Eum.Infrastructure.Storage;

namespace Eum.Admin.Features.Papers;

/// <summary>What a paper is made of, before it has a cover.</summary>
internal sealed record PaperBody(IReadOnlyList<PaperTable> Tables, PaperExtract? Extract = null)
{
    /// <summary>What else its cover tells.</summary>
    public IReadOnlyList<PaperFact> Facts { get; init; } = [];
}

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
        IReport report, string title, string titleEn, CancellationToken cancel) =>
        PaperTable.Of(
            await report.ReadAsync(Books, Order.Asked(), cancel), Order.English ? titleEn : title, Order.English);

    /// <summary>Measures of the dictionary, those of them that can be divided so.</summary>
    public async Task<PaperTable> StatisticAsync(
        string title, string titleEn, Dimension[] rows, string[] measures, CancellationToken cancel,
        Func<ReportTable, bool, PaperChart?>? chart = null)
    {
        StatisticFilter[] filters = Order.District is { } district
            ? [new(Dimension.District, [district.ToString(CultureInfo.InvariantCulture)])]
            : [];
        var asked = rows.Concat(filters.Select(filter => filter.Dimension)).ToList();
        var query = StatisticQuery.Of(
            measures.Select(Measures.Of).Where(measure => asked.All(measure.DividedBy.Contains)), rows, null,
            new(Order.From, Order.To), Order.View, filters: filters);
        if (query is not Outcome<StatisticQuery>.Done(var can))
            throw new InvalidOperationException($"{title}: {query}");
        var table = (await StatisticReader.ReadAsync(Books, can, cancel)).ToReport(Order.Paper, Order.English);
        return PaperTable.Of(
            table, Order.English ? titleEn : title, Order.English, chart?.Invoke(table, Order.English));
    }
}

/// <summary>Every paper there is: the seven that the city asks for, and the other reports as a table each.</summary>
internal static class Papers
{
    private static readonly string[] OfMonths =
    [
        "members", "joined", "users", "issued", "policy-issued", "approved", "cancelled", "paid", "payments", "cashback",
        "national", "city", "gu", "institution", "merchant",
    ];

    private static readonly string[] OfTypes =
    [
        "paid", "payments", "approved", "cancelled", "average-payment", "cashback", "national", "city", "gu", "merchant",
        "operator-cashback",
    ];

    private static readonly string[] OfDistricts =
    [
        "members", "joined", "residents", "penetration", "issued", "approved", "cancelled", "paid", "payments",
        "cashback", "national", "city", "gu", "merchant", "paid-per-resident",
    ];

    private static readonly string[] OfContracts =
        ["benefit-plus", "merchant", "paid", "payments", "cashback", "cashback-rate"];

    private static readonly Dimension[] Types = [Dimension.BusinessGroup, Dimension.BusinessType];

    public static IReadOnlyList<PaperForm> All { get; } =
    [
        new("monthly", "월간 운영현황", "Operations of the month", MonthlyAsync),
        new("business-types", "업종별 결제", "Payments by business type", async (of, cancel) => new(
        [
            await GroupsAsync(of, cancel),
            await of.StatisticAsync("업종별", "By type", Types, OfTypes, cancel),
        ])),
        new("districts", "군·구별 현황", "Districts", async (of, cancel) => new([await DistrictsAsync(of, cancel)])),
        new("budgets", "예산집행 현황", "Budgets and what was spent", async (of, cancel) =>
            new([await of.TableAsync(new BudgetsReport(), "재원별 예산과 집행", "Budgets by fund", cancel)])),
        new("benefit-plus", "혜택플러스 현황", "Benefit+", async (of, cancel) => new(
        [
            await of.StatisticAsync(
                "군·구별 혜택플러스", "Benefit+ by district", [Dimension.District], OfContracts, cancel, Chart(ChartKind.Bars)),
            await of.StatisticAsync(
                "업종별 혜택플러스", "Benefit+ by type", Types, OfContracts, cancel),
        ])),
        new("reconciliation", "운영사 캐시백 대사", "Cashback against the operator's", ReconciliationAsync),
        new("audit-extract", "감사용 거래추출", "Payments for auditors", ExtractAsync, IsExtract: true),
        new(ExploredPaper.Name, "통계표", "Statistic", ExploredPaper.ReadAsync),
        new("payments", "결제 현황", "Payments", async (of, cancel) =>
            new([await of.TableAsync(new PaymentsReport(), "결제", "Payments", cancel)])),
        new("signups", "가입자 현황", "Sign-ups", async (of, cancel) =>
            new([await of.TableAsync(new SignupsReport(), "가입자", "Sign-ups", cancel)])),
        new("issued", "발행 현황", "Issued", async (of, cancel) =>
            new([await of.TableAsync(new IssuedReport(), "발행", "Issued", cancel)])),
    ];

    public static PaperForm? Find(string name) => All.FirstOrDefault(paper => paper.Name == name);

    public static PaymentStretch StretchOf(PaperOrder order) => new(order.From, order.To, order.District);

    private static async Task<PaperBody> MonthlyAsync(PaperReading of, CancellationToken cancel) => new(
    [
        await of.StatisticAsync(
            "월별 운영현황", "By month", [Dimension.Month], OfMonths, cancel, Chart(ChartKind.Columns)),
        await DistrictsAsync(of, cancel), await GroupsAsync(of, cancel),
        await of.TableAsync(new BudgetsReport(), "재원별 예산과 집행", "Budgets by fund", cancel),
    ]);

    private static Task<PaperTable> DistrictsAsync(PaperReading of, CancellationToken cancel) => of.StatisticAsync(
        "군·구별 현황", "By district", [Dimension.District], OfDistricts, cancel, Chart(ChartKind.Bars));

    private static Task<PaperTable> GroupsAsync(PaperReading of, CancellationToken cancel) => of.StatisticAsync(
        "업종군별", "By group of types", [Dimension.BusinessGroup], OfTypes, cancel, Chart(ChartKind.Bars));

    private static Func<ReportTable, bool, PaperChart?> Chart(ChartKind kind) => (table, english) =>
    {
        var value = table.Columns.Index().First(column => column.Item.Unit.Length > 0);
        var paid = table.Columns.Index().FirstOrDefault(column => column.Item.Name == "결제액", value);
        return table.Rows.Count < 2
            ? null
            : new(kind, $"{NameOf(table.Columns[0])} · {NameOf(paid.Item)}", 0, [paid.Index]);

        string NameOf(ReportColumn column) => english ? column.NameEn : column.Name;
    };

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
}
