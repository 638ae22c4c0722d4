using Eum.Admin.Features.Approvals;
using Eum.Admin.Features.Budgets;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Approvals;
using Eum.Domain.Budgets;
using Eum.Domain.Cashback;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Budgets;

public sealed class BudgetBookTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);
    private static readonly BudgetLineKey City = new(2026, Fund.City, 28000, "INCHEON");

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task The_published_budgets_are_registered_once_however_often_they_are_loaded(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var people = new TwoPeople(database);

        Assert.Equal(ProposalState.Approved, Done(await people.LoadPublishedBudgetsAsync()).State);
        var audited = await database.NumberAsync("SELECT count(*) FROM audit_entries");
        var again = Assert.IsType<Outcome<Decided>.Refused>(await people.LoadPublishedBudgetsAsync());

        Assert.Equal([LoadPublishedBudgets.AllThere], again.Problems);
        Assert.Equal(audited, await database.NumberAsync("SELECT count(*) FROM audit_entries"));
        Assert.Equal(
            PublishedBudgets.ToRegister.Count(), await database.NumberAsync("SELECT count(*) FROM budget_entries"));
        Assert.Equal(94_570_000_000, await AvailableAsync(database));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_document_that_comes_after_the_money_was_spent_covers_it(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));
        var before = await LineAsync(database);

        var done = await RegisterAsync(database, Document(before.Uncovered / 2));

        Assert.True(before.Uncovered > 0 && before.Executed == 0, $"{before}");
        Assert.IsType<Outcome<Decided>.Done>(done);
        var after = await LineAsync(database);
        Assert.Equal((before.Spent, before.Uncovered / 2), (after.Spent, after.Executed));
        Assert.True(after.IsSound);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task The_same_document_twice_is_refused_and_a_correction_names_the_old_one(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        Assert.IsType<Outcome<Decided>.Done>(await RegisterAsync(database, Document(1_000)));

        Assert.IsType<Outcome<Decided>.Refused>(await RegisterAsync(database, Document(1_000)));
        Assert.IsType<Outcome<Decided>.Refused>(
            await RegisterAsync(database, Document(-1) with { Corrects = 99 }));
        Assert.IsType<Outcome<Decided>.Done>(
            await RegisterAsync(database, Document(-1) with { Corrects = 1 }));
        Assert.Equal(999, await AvailableAsync(database));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_transfer_moves_money_between_two_programmes_or_not_at_all(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await RegisterAsync(database, Document(1_000));

        var tooMuch = await TransferAsync(database, 1_001);
        var within = await TransferAsync(database, 400);

        Assert.IsType<Outcome<Decided>.Refused>(tooMuch);
        Assert.IsType<Outcome<Decided>.Done>(within);
        Assert.Equal(1_000, await database.NumberAsync("SELECT SUM(available) FROM budget_lines"));
        Assert.Equal(600, await AvailableAsync(database));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Months_are_closed_one_after_the_other_and_only_when_they_are_over(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));
        var people = new TwoPeople(database, new StoppedClock(new(2026, 5, 4, 9, 0, 0, TimeSpan.FromHours(9))));

        Assert.IsType<Outcome<Decided>.Refused>(await CloseAsync("2026-03")); // February comes first.
        Assert.IsType<Outcome<Decided>.Done>(await CloseAsync("2026-02"));
        Assert.IsType<Outcome<Decided>.Refused>(await CloseAsync("2026-02"));
        Assert.IsType<Outcome<Decided>.Refused>(await CloseAsync("2026-04"));
        Assert.IsType<Outcome<Decided>.Done>(await CloseAsync("2026-03"));
        Assert.IsType<Outcome<Decided>.Refused>(await CloseAsync("2026-05")); // Not over yet.

        Task<Outcome<Decided>> CloseAsync(string month) =>
            people.DecideAsync(new CloseMonth(people.Desk), new(YearMonth.Parse(month)));
    }

    private static T Done<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Done>(outcome).Value;

    private static Task<long> AvailableAsync(TestDatabase database) => database.NumberAsync(
        "SELECT available FROM budget_lines WHERE year = 2026 AND fund = 2 AND programme = 'INCHEON'");

    private static async Task<BudgetLine> LineAsync(TestDatabase database) =>
        (await new BudgetStatus(database.Desk()).AskAsync(new(2026)))!.Lines.Single(line => line.Line.Key == City).Line;

    private static Task<Outcome<Decided>> RegisterAsync(TestDatabase database, BudgetEntry entry) =>
        DecideAsync(database, new(entry));

    private static Task<Outcome<Decided>> TransferAsync(TestDatabase database, long won)
    {
        var transfer = BudgetTransfer.Between(
            City, City with { Programme = "SEORO" }, won, "1", new(2026, 3, 2), "전용", "문서");
        return DecideAsync(database, new(transfer.Out, transfer.In));
    }

    private static Task<Outcome<Decided>> DecideAsync(TestDatabase database, RegisterBudgetEntry.Request request)
    {
        var people = new TwoPeople(database);
        return people.DecideAsync(new RegisterBudgetEntry(people.Desk), request);
    }

    private static BudgetEntry Document(long won) =>
        new(City, BudgetEntryKind.Original, "본예산", new(2026, 1, 1), "의결", won, "문서");
}
