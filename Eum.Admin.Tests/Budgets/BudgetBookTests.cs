using Eum.Admin.Features.Budgets;
using Eum.Admin.Tests.Kit;
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
        var load = new LoadPublishedBudgets(database, new StoppedClock());

        var first = Done(await load.RunAsync("test", default));
        var audited = await database.NumberAsync("SELECT count(*) FROM audit_entries");
        var second = Done(await load.RunAsync("test", default));

        Assert.Equal(PublishedBudgets.ToRegister.Count(), first.Registered);
        Assert.Equal((0, first.Registered), (second.Registered, second.Present));
        Assert.Equal(audited, await database.NumberAsync("SELECT count(*) FROM audit_entries"));
        Assert.Equal(94_570_000_000, await AvailableAsync(database));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_document_that_comes_after_the_money_was_spent_covers_it(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));
        var before = await LineAsync(database);

        var done = await RegisterAsync(database, Document(before.Uncovered / 2));

        Assert.True(before.Uncovered > 0 && before.Executed == 0, $"{before}");
        Assert.IsType<Outcome<IReadOnlyList<BudgetLine>>.Done>(done);
        var after = await LineAsync(database);
        Assert.Equal((before.Spent, before.Uncovered / 2), (after.Spent, after.Executed));
        Assert.True(after.IsSound);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task The_same_document_twice_is_refused_and_a_correction_names_the_old_one(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        Assert.IsType<Outcome<IReadOnlyList<BudgetLine>>.Done>(await RegisterAsync(database, Document(1_000)));

        Assert.IsType<Outcome<IReadOnlyList<BudgetLine>>.Refused>(await RegisterAsync(database, Document(1_000)));
        Assert.IsType<Outcome<IReadOnlyList<BudgetLine>>.Refused>(
            await RegisterAsync(database, Document(-1) with { Corrects = 99 }));
        Assert.IsType<Outcome<IReadOnlyList<BudgetLine>>.Done>(
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

        Assert.IsType<Outcome<IReadOnlyList<BudgetLine>>.Refused>(tooMuch);
        Assert.IsType<Outcome<IReadOnlyList<BudgetLine>>.Done>(within);
        Assert.Equal(1_000, await database.NumberAsync("SELECT SUM(available) FROM budget_lines"));
        Assert.Equal(600, await AvailableAsync(database));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Months_are_closed_one_after_the_other_and_only_when_they_are_over(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));
        var close = new CloseMonth(database, new StoppedClock(new(2026, 5, 4, 9, 0, 0, TimeSpan.FromHours(9))));

        Assert.IsType<Outcome<YearMonth>.Refused>(await CloseAsync("2026-03")); // February comes first.
        Assert.IsType<Outcome<YearMonth>.Done>(await CloseAsync("2026-02"));
        Assert.IsType<Outcome<YearMonth>.Refused>(await CloseAsync("2026-02"));
        Assert.IsType<Outcome<YearMonth>.Refused>(await CloseAsync("2026-04"));
        Assert.IsType<Outcome<YearMonth>.Done>(await CloseAsync("2026-03"));
        Assert.IsType<Outcome<YearMonth>.Refused>(await CloseAsync("2026-05")); // Not over yet.

        Task<Outcome<YearMonth>> CloseAsync(string month) =>
            close.RunAsync(new(YearMonth.Parse(month), "test"), default);
    }

    private static T Done<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Done>(outcome).Value;

    private static Task<long> AvailableAsync(TestDatabase database) => database.NumberAsync(
        "SELECT available FROM budget_lines WHERE year = 2026 AND fund = 2 AND programme = 'INCHEON'");

    private static async Task<BudgetLine> LineAsync(TestDatabase database) =>
        (await new BudgetStatus(database.Desk()).AskAsync(new(2026)))!.Lines.Single(line => line.Line.Key == City).Line;

    private static Task<Outcome<IReadOnlyList<BudgetLine>>> RegisterAsync(TestDatabase database, BudgetEntry entry) =>
        new RegisterBudgetEntry(database, new StoppedClock()).RunAsync(new(entry, "test"), default);

    private static Task<Outcome<IReadOnlyList<BudgetLine>>> TransferAsync(TestDatabase database, long won)
    {
        var transfer = BudgetTransfer.Between(
            City, City with { Programme = "SEORO" }, won, "1", new(2026, 3, 2), "전용", "문서");
        return new RegisterBudgetEntry(database, new StoppedClock())
            .RunAsync(new(transfer.Out, "test") { In = transfer.In }, default);
    }

    private static BudgetEntry Document(long won) =>
        new(City, BudgetEntryKind.Original, "본예산", new(2026, 1, 1), "의결", won, "문서");
}
