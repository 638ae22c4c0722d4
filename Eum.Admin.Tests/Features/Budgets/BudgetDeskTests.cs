using System.Text;
using Eum.Admin.Desk;
using Eum.Admin.Features.Budgets;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Approvals;
using Eum.Domain.Budgets;
using Eum.Domain.Cashback;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Features.Budgets;

/// <summary>The budget book at the desk: documents, uploads, thresholds, and what each line shows.</summary>
public sealed class BudgetDeskTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);
    private const int Seohae = 28275;
    private static readonly BudgetLineKey City = new(2026, Fund.City, 28000, "INCHEON");

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task An_uploaded_budget_is_registered_whole_by_two_people_and_the_line_names_the_proposal(
        StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var people = People(database);
        var sheet = await ReadAsync(database, await people.MakerAsync(),
            "2026,시비,인천광역시,INCHEON,본예산,본예산,2026-01-01,의결,1000000,예산서",
            "2026,구비,서해구,SEORO,본예산,본예산,2026-01-01,의결,300000,예산서");
        Assert.True(sheet.MayBeProposed, sheet.Problem ?? sheet.Rows[0].Problem);

        var no = Done(await Import(people).ProposeAsync(
            await people.MakerAsync(), new("예산.csv", [.. sheet.Entries]), "본예산", [new("예산.csv", [1])], null, default));
        Assert.Equal(0, await database.NumberAsync("SELECT count(*) FROM budget_entries"));
        Assert.Equal(ProposalState.Approved, Done(await people.ApproveAsync(no)).State);

        var line = (await new BudgetLineDetail(people.Desk).AskAsync(new(City.ToCode())))!;
        Assert.Equal((1_000_000, no), (line.Line.Available, Assert.Single(line.Documents).Proposal));
        var book = (await new BudgetStatus(people.Desk).AskAsync(new(2026)))!;
        Assert.Equal(1_300_000, BudgetTree.SumOf(book.Lines).Available);
        Assert.All(book.Lines, one => Assert.True(one.AddsUp));
        Assert.Equal([0, 1, 0, 1], BudgetTree.Of(book.Lines).Select(node => node.Level));

        var again = await ReadAsync(database, await people.MakerAsync(),
            "2026,시비,인천광역시,INCHEON,본예산,본예산,2026-01-01,의결,1000000,예산서");
        Assert.Contains("이미 있습니다", again.Rows[0].Problem, StringComparison.Ordinal);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Two_officials_who_change_one_budget_get_a_conflict_that_keeps_both_texts(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var people = People(database);
        var other = await people.Counter.OfficerAsync(RoleTable.CityFinance, 28000);
        var hers = Done(await Register(people).ProposeAsync(
            await people.MakerAsync(), new(Document(1_000, "1")), "첫 안", null, default));
        var theirs = Done(await Register(people).ProposeAsync(other, new(Document(2_000, "2")), "다른 안", null, default));

        Assert.Equal(ProposalState.Approved, Done(await people.ApproveAsync(hers)).State);
        Assert.Equal(ProposalState.Stale, Done(await people.ApproveAsync(theirs)).State);

        var kept = (await people.Detail.AskAsync(new(theirs), other))!;
        Assert.Equal("2,000원", kept.Content.Shown.Changes[0].After); // As it was typed …
        Assert.Equal("3,000원", kept.Today!.Changes[0].After); // … and what it would make of it today.
        Assert.Equal("첫 안", (await people.Detail.AskAsync(new(hers), other))!.Content.Reason);
        Assert.Equal(1_000, await database.NumberAsync("SELECT SUM(available) FROM budget_lines"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_line_that_other_documents_brought_back_to_the_same_is_decided_anew(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var people = People(database);
        var theirs = Done(await Register(people).ProposeAsync(
            await people.MakerAsync(), new(Document(2_000, "3")), "다른 안", null, default));

        await people.DecideAsync(Register(people), new(Document(500, "1")));
        await people.DecideAsync(Register(people), new(Document(-500, "2")));

        Assert.Equal(ProposalState.Stale, Done(await people.ApproveAsync(theirs)).State);
        Assert.Equal(0, await database.NumberAsync("SELECT SUM(available) FROM budget_lines"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task An_official_of_a_gu_reads_and_changes_no_line_but_her_own(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var people = People(database);
        await people.DecideAsync(Register(people), new(Document(1_000, "1")));
        var official = await people.Counter.OfficerAsync(RoleTable.GuOfficial, Seohae);
        var detail = new BudgetLineDetail(people.Desk);

        Assert.Equal(
            Refusal(await detail.RunAsync(official, new("2026-CITY-28000-NONE"), default)),
            Refusal(await detail.RunAsync(official, new(City.ToCode()), default)));
        var sheet = await ReadAsync(database, official,
            "2026,시비,인천광역시,INCHEON,추경,9,2026-03-01,의결,5,예산서", "2026,구비,서해구,SEORO,추경,9,2026-03-01,의결,5,예산서");
        Assert.Equal("맡은 기관의 과목이 아닙니다.", sheet.Rows[0].Problem);
        Assert.Null(sheet.Rows[1].Problem);
        foreach (var entries in (BudgetEntry[][])[[Document(5, "9")], [.. sheet.Entries]])
            Assert.IsType<Outcome<long>.Refused>(
                await Import(people).ProposeAsync(official, new("예산.csv", entries), "까닭", null, default));
        Assert.IsType<Outcome<long>.Refused>(await new SetBudgetThresholds(people.Desk).ProposeAsync(
            official, new(28000, 100, 80), "까닭", null, default));
        Assert.IsType<Outcome<long>.Done>(await Import(people).ProposeAsync(
            official, new("예산.csv", [sheet.Rows[1].Entry!]), "까닭", null, default));
        Assert.Equal([Seohae], (await new BudgetChoices(people.Desk).AskAsync(new(), official))!.Authorities);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Thresholds_hold_when_two_have_decided_and_a_gu_goes_by_its_own(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await SpendAsync(database, Seohae);
        var people = People(database);
        var city = new SetBudgetThresholds(people.Desk);
        Assert.Equal(BudgetAlarm.LeftOver, await AlarmAsync());

        await people.DecideAsync(city, new(28000, 100, 10));
        Assert.Equal(BudgetAlarm.None, await AlarmAsync());
        await people.DecideAsync(city, new(Seohae, 100, 40));

        Assert.Equal(BudgetAlarm.LeftOver, await AlarmAsync());
        Assert.Equal("지금 기준과 같습니다.", Refusal(await city.ProposeAsync(
            await people.MakerAsync(), new(Seohae, 100, 40), "까닭", null, default)).Message);

        async Task<BudgetAlarm> AlarmAsync() =>
            (await new BudgetLineDetail(people.Desk).AskAsync(new($"2026-GU-{Seohae}-SEORO")))!.Alarm;
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_line_shows_its_days_its_forecast_and_what_waits_for_a_decision(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));
        var people = People(database);
        var waiting = Done(await Register(people).ProposeAsync(
            await people.MakerAsync(), new(Document(5_000_000, "본예산")), "본예산", null, default));

        var line = (await new BudgetLineDetail(people.Desk).AskAsync(new(City.ToCode())))!;

        Assert.Equal(line.Line.Spent, line.Spent.Values.Sum());
        Assert.Equal(Town.Days, line.Spent.Keys.Order());
        Assert.Equal(new DateOnly(2026, 3, 2), line.LastDay);
        Assert.Equal(line.Forecast.YearEnd - line.Line.Spent, line.Ahead.Values.Sum());
        Assert.Equal(BudgetAlarm.Beyond, line.Alarm);
        Assert.Empty(line.Waiting); // The machine reads no proposals.
        var hers = (await new BudgetLineDetail(people.Desk).AskAsync(
            new(City.ToCode()), await people.MakerAsync()))!;
        Assert.Equal((waiting, 5_000_000), (Assert.Single(hers.Waiting).Proposal, hers.Waiting[0].Effect));
    }

    private static TwoPeople People(TestDatabase database) => new(
        database, null, desk => new ImportBudget(desk), desk => new SetBudgetThresholds(desk));

    private static RegisterBudgetEntry Register(TwoPeople people) => new(people.Desk);

    private static ImportBudget Import(TwoPeople people) => new(people.Desk);

    private static async Task<BudgetSheet> ReadAsync(TestDatabase database, Caller by, params string[] rows)
    {
        var text = string.Join(',', BudgetSheet.Columns.Select(words => words[0])) + "\n" + string.Join('\n', rows);
        return Done(await new ReadBudgetSheet(database.Desk()).RunAsync(
            by, new(Encoding.UTF8.GetBytes(text)), default));
    }

    // Twenty days of a gu's line of 1,000,000 won at 1,000 a day: a third of it will be used.
    private static async Task SpendAsync(TestDatabase database, int authority)
    {
        await using var db = database.Open();
        db.BudgetLines.Add(new()
        {
            Year = 2026,
            Fund = Fund.Gu,
            Authority = authority,
            Programme = "SEORO",
            Available = 1_000_000,
            Executed = 20_000,
        });
        for (var day = 0; day < 20; day++)
            db.BudgetPostings.Add(new()
            {
                BatchNo = 1,
                ChunkNo = day,
                Year = 2026,
                Fund = Fund.Gu,
                Authority = authority,
                Programme = "SEORO",
                Day = new DateOnly(2026, 2, 1).AddDays(day),
                Executed = 1_000,
            });
        await db.SaveChangesAsync();
    }

    private static T Done<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Done>(outcome).Value;

    private static Problem Refusal<T>(Outcome<T> outcome) =>
        Assert.IsType<Outcome<T>.Refused>(outcome).Problems[0];

    private static BudgetEntry Document(long won, string number) =>
        new(City, BudgetEntryKind.Supplementary, number, new(2026, 1, 1), "의결", won, "문서");
}
