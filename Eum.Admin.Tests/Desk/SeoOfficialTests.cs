using System.Globalization;
using Eum.Admin.Desk;
using Eum.Admin.Features.Budgets;
using Eum.Admin.Features.Cashback;
using Eum.Admin.Features.Dashboard;
using Eum.Admin.Features.Imports;
using Eum.Admin.Features.Papers;
using Eum.Admin.Features.Statistics;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Budgets;
using Eum.Domain.Cashback;
using Eum.Domain.Officers;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Desk;

/// <summary>An official of 서해구 reaches nothing of another gu, by whatever door and with whatever she sends.</summary>
public sealed class SeoOfficialTests
{
    private const int Seohae = 28275;
    private const int Namdong = 28200;

    public static TheoryData<StorageEngine> Engines => TestDatabase.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task By_the_address_of_a_page_she_sees_her_gu_alone(StorageEngine engine)
    {
        await using var office = await OfficeAsync(engine);

        var seen = (await office.Get<DashboardFigures>().AskAsync(new("2026-10"), office.Official))!;
        var city = (await office.Get<DashboardFigures>().AskAsync(new("2026-10"), office.City))!;
        var budget = (await office.Get<BudgetStatus>().AskAsync(new(2026), office.Official))!;

        var own = Assert.Single(seen.Districts);
        Assert.Equal(city.Districts.Single(share => share.Code == $"{Seohae}"), own);
        Assert.Equal(own.Paid, seen.Totals.Paid.Now);
        Assert.Equal(own.Paid, seen.BusinessTypes.Sum(share => share.Paid));
        Assert.True(seen.HasImports);
        Assert.Empty(seen.LastImports);
        Assert.Empty(seen.Alarms.Missing);
        Assert.True(city.Districts.Count == 11 && city.LastImports.Count > 0);
        Assert.NotEmpty(budget.Lines);
        Assert.All(budget.Lines, line => Assert.Equal(Seohae, line.Line.Key.Authority));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task AZ_4_by_the_number_of_an_import_there_is_nothing_whether_it_is_there_or_not(StorageEngine engine)
    {
        await using var office = await OfficeAsync(engine);
        var detail = office.Get<ImportDetail>();

        var there = await detail.RunAsync(office.Official, new(SampleMonth.Partly, 1), default);
        var missing = await detail.RunAsync(office.Official, new(9999, 1), default);

        Assert.Equal(Problems(missing), Problems(there));
        Assert.NotNull(await detail.AskAsync(new(SampleMonth.Partly, 1), office.City));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task By_report_she_reads_what_the_city_reads_of_her_gu(StorageEngine engine)
    {
        await using var office = await OfficeAsync(engine);

        foreach (var report in Reports.All)
            foreach (var view in (string[])["recorded", "today"])
            {
                var hers = await office.Get<ReadReport>().AskAsync(Order(report.Name, null, view), office.Official);
                var ofIt = await office.Get<ReadReport>().AskAsync(
                    Order(report.Name, Seohae, view), office.City with { Door = Door.CommandLine });
                Assert.Equal((report.Name, Text(ofIt!)), (report.Name, Text(hers!)));
            }

        var whole = await office.Get<ReadReport>().AskAsync(Order("districts", null, "comparable"), office.Official);
        Assert.Single(whole!.Rows);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task By_a_forged_choice_of_a_gu_she_finds_nothing_and_it_is_put_on_record(StorageEngine engine)
    {
        await using var office = await OfficeAsync(engine);

        foreach (var door in (Door[])[Door.Portal, Door.CommandLine])
        {
            var caller = office.Official with { Door = door };
            foreach (var report in Reports.All)
            {
                var order = Order(report.Name, Namdong, "recorded");
                Assert.Equal(
                    [Refusals.NotFound], Problems(await office.Get<ReadReport>().RunAsync(caller, order, default)));
                var paper = new PaperOrder(
                    report.Name, PaperFormat.Csv, order.Asked.Period.From, order.Asked.Period.To, DistrictView.Recorded,
                    Namdong, English: false);
                Assert.Equal(
                    [Refusals.NotFound],
                    Problems(await office.Get<TakePaper>().RunAsync(caller, new(paper, "남의 군·구를 보려 함"), default)));
            }
        }

        Assert.Equal(2 * 2 * Reports.All.Count, await office.Database.NumberAsync(
            $"SELECT COUNT(*) FROM audit_entries WHERE result = 2 AND district = {Namdong}"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task By_a_link_to_an_export_she_gets_no_file_of_the_city(StorageEngine engine)
    {
        await using var office = await OfficeAsync(engine);
        var rejects = office.Get<RejectsFile>();

        Assert.Equal(
            Problems(await TakeAsync(office.Official, 9999)),
            Problems(await TakeAsync(office.Official, SampleMonth.Partly)));
        Assert.Equal(0, await office.Database.NumberAsync("SELECT COUNT(*) FROM downloads"));
        Assert.IsType<Outcome<TakenFile>.Done>(await TakeAsync(office.City, SampleMonth.Partly)).Value.Dispose();

        Task<Outcome<TakenFile>> TakeAsync(Caller by, int import) =>
            rejects.RunAsync(by, new(new(import), "운영사에 되돌려 보냄"), default);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task By_a_proposal_for_another_gu_nothing_is_made(StorageEngine engine)
    {
        await using var office = await OfficeAsync(engine);
        var propose = office.Get<RegisterBudgetEntry>();
        var own = Document(Seohae, BudgetEntryKind.Supplementary);

        foreach (var foreign in (RegisterBudgetEntry.Request[])
                 [
                     new(Document(Namdong, BudgetEntryKind.Supplementary)),
                     new(Document(28000, BudgetEntryKind.Supplementary)),
                     new(Document(Seohae, BudgetEntryKind.TransferOut) with { Amount = -1_000 },
                         Document(Namdong, BudgetEntryKind.TransferIn)),
                 ])
            Assert.IsType<Outcome<long>.Refused>(
                await propose.ProposeAsync(office.Official, foreign, "까닭", null, default));

        Assert.Equal(0, await office.Database.NumberAsync("SELECT COUNT(*) FROM proposals"));
        Assert.IsType<Outcome<long>.Done>(
            await propose.ProposeAsync(office.Official, new(own), "까닭", null, default));
        Assert.Equal(Seohae, await office.Database.NumberAsync("SELECT authority FROM proposals"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task AZ_4_by_the_number_of_a_payment_another_gus_is_like_one_that_never_was(StorageEngine engine)
    {
        using var desk = await OperatorDesk.OpenAsync(engine);
        await desk.PayAsync(OperatorDesk.Pay("T1", OperatorDesk.At("10:00:00.000"), 10_000));
        await using var registry = Registry.Over(desk.Database);
        var counter = new Counter(desk.Database, new StoppedClock());
        var explain = registry.Get<ExplainCashback>();
        var stranger = await counter.OfficerAsync(RoleTable.GuOfficial, 28260);
        var own = await counter.OfficerAsync(RoleTable.GuOfficial, 28185);

        Assert.Equal(
            Problems(await explain.RunAsync(stranger, new("T9"), default)),
            Problems(await explain.RunAsync(stranger, new("T1"), default)));
        Assert.Equal(10_000, (await explain.AskAsync(new("T1"), own))!.Payment.Amount);
        Assert.Equal(1, await desk.Database.NumberAsync(
            "SELECT COUNT(*) FROM audit_entries WHERE result = 3 AND subject = 'payment/T1'"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task AZ_6_no_filter_widens_what_she_sees_and_none_breaks_the_page(StorageEngine engine)
    {
        await using var office = await OfficeAsync(engine);
        var words = new FuzzedWords(20261122);

        for (var i = 0; i < 10_000; i++)
        {
            if (ImportFilter.Find(words.Next(), words.Next(), words.Next()) is { } filter && i % 100 == 0)
                Assert.Null(await office.Get<ImportList>().AskAsync(new(filter, 1), office.Official));

            var month = words.Next();
            if (i % 50 == 0 && await office.Get<DashboardFigures>().AskAsync(new(month), office.Official) is { } seen)
                Assert.All(seen.Districts, share => Assert.Equal($"{Seohae}", share.Code));

            if (ReportRequest.Read("2026-10-01", "2026-10-31", words.Next(), words.Next())
                is not Outcome<ReportRequest>.Done(var asked)) continue;
            var table = await office.Get<ReadReport>().AskAsync(new("districts", asked), office.Official);
            Assert.True(table is null || table.Rows.All(row => IsHers(row[1].Text ?? "")), asked.ToString());
        }
    }

    private static BudgetEntry Document(int authority, BudgetEntryKind kind) => new(
        new(2026, Fund.Gu, authority, "SEORO"), kind, "2026-1", new(2026, 3, 1), "의결", 1_000, "문서");

    private static bool IsHers(string district) =>
        district.Contains("서해구", StringComparison.Ordinal) || district.Contains("옛 서구", StringComparison.Ordinal);

    private static ReportOrder Order(string name, int? district, string view) => new(
        name,
        Assert.IsType<Outcome<ReportRequest>.Done>(ReportRequest.Read(
            "2026-09-15", "2026-10-31", view, district?.ToString(CultureInfo.InvariantCulture))).Value);

    private static string Text(ReportTable table) => string.Join('\n', table.Rows.Append(table.Totals)
        .Select(row => string.Join('|', row.Select(cell => cell.ToString()))));

    private static IReadOnlyList<Problem> Problems<T>(Outcome<T> outcome) =>
        Assert.IsType<Outcome<T>.Refused>(outcome).Problems;

    private static async Task<Office> OfficeAsync(StorageEngine engine)
    {
        var database = TestDatabase.On(engine);
        await SampleMonth.FillAsync(database);
        await using (var db = database.Open())
        {
            db.BudgetLines.Add(new() { Year = 2026, Fund = Fund.Gu, Authority = Namdong, Programme = "SEORO" });
            await db.SaveChangesAsync();
        }

        var counter = new Counter(database, new StoppedClock());
        return new(
            database, Registry.Over(database), await counter.OfficerAsync(RoleTable.GuOfficial, Seohae),
            await counter.OfficerAsync(RoleTable.CityFinance, 28000));
    }

    private sealed record Office(TestDatabase Database, Registry Registry, Caller Official, Caller City)
        : IAsyncDisposable
    {
        public T Get<T>()
            where T : notnull => Registry.Get<T>();

        public async ValueTask DisposeAsync()
        {
            await Registry.DisposeAsync();
            Database.Dispose();
        }
    }
}
