using Eum.Domain.Budgets;
using Eum.Domain.Cashback;
using Eum.Domain.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Eum.Admin.Tests.Budgets;

public sealed class BudgetLineTests
{
    private static readonly BudgetLineKey Key = new(2026, Fund.City, 28000, "INCHEON");

    [Fact]
    public void Spending_within_the_budget_is_executed()
    {
        var line = Line(1_000).With(Line(1_000).Post(300));

        Assert.Equal((300, 0, 700), (line.Executed, line.Uncovered, line.Left));
    }

    [Theory]
    [InlineData(900, 200, 100, 100)] // the edge is split
    [InlineData(1_000, 200, 0, 200)]
    [InlineData(1_200, -300, -100, -200)] // what comes back releases uncovered first
    [InlineData(1_200, -100, 0, -100)]
    [InlineData(500, -100, -100, 0)]
    public void A_posting_keeps_uncovered_at_what_was_spent_beyond_the_budget(
        long spent, long won, long executed, long uncovered)
    {
        var line = Line(1_000);
        line = line.With(line.Post(spent));

        Assert.Equal(new BudgetPosting(executed, uncovered), line.Post(won));
    }

    [Fact]
    public void Whatever_is_posted_and_registered_uncovered_is_spent_beyond_available()
    {
        var holds = Prop.ForAll<int[], int[]>((postings, documents) =>
        {
            var line = new BudgetLine(Key);
            long spent = 0, available = 0;
            for (var i = 0; i < Math.Max(postings.Length, documents.Length); i++)
            {
                if (i < postings.Length) (line, spent) = (line.With(line.Post(postings[i])), spent + postings[i]);
                if (i >= documents.Length
                    || line.Register(Document(documents[i])) is not Outcome<BudgetRegistration>.Done done) continue;
                (line, available) = (done.Value.Line, available + documents[i]);
            }

            return line.IsSound && line.Spent == spent && line.Available == available
                && line.Uncovered == Math.Max(0, spent - available);
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(10_000), holds);
    }

    [Fact]
    public void New_money_covers_what_was_uncovered()
    {
        var line = Line(100);
        line = line.With(line.Post(250));

        var done = Assert.IsType<Outcome<BudgetRegistration>.Done>(line.Register(Document(120)));

        Assert.Equal(new BudgetPosting(120, -120), done.Value.Shift);
        Assert.Equal((220, 220, 30), (done.Value.Line.Available, done.Value.Line.Executed, done.Value.Line.Uncovered));
    }

    [Fact]
    public void A_cut_beyond_what_is_left_is_refused()
    {
        var line = Line(1_000);
        line = line.With(line.Post(900));

        var refused = Assert.IsType<Outcome<BudgetRegistration>.Refused>(
            line.Register(Document(-101) with { Kind = BudgetEntryKind.TransferOut }));

        Assert.Contains("100원", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_lapses_can_no_longer_be_spent()
    {
        var line = Line(1_000);
        line = line.With(line.Post(900));

        var done = Assert.IsType<Outcome<BudgetRegistration>.Done>(
            line.Register(Document(-100) with { Kind = BudgetEntryKind.Lapse }));

        Assert.Equal((900, 100, 0), (done.Value.Line.Available, done.Value.Line.Lapsed, done.Value.Line.Left));
    }

    [Fact]
    public void A_promise_beyond_what_is_left_is_refused_and_one_within_is_kept()
    {
        var line = Line(1_000);
        line = line.With(line.Post(600));

        Assert.IsType<Outcome<BudgetLine>.Refused>(line.Commit(new(401)));
        var kept = Assert.IsType<Outcome<BudgetLine>.Done>(line.Commit(new(400))).Value;
        Assert.Equal((400, 0), (kept.Committed, kept.Left));
        Assert.IsType<Outcome<BudgetLine>.Refused>(kept.Release(new(401)));
        Assert.Equal(0, Assert.IsType<Outcome<BudgetLine>.Done>(kept.Release(new(400))).Value.Committed);
    }

    [Fact]
    public void A_transfer_loses_nothing_and_stays_within_year_fund_and_authority()
    {
        var to = Key with { Programme = "SEORO" };
        var transfer = BudgetTransfer.Between(Key, to, 500, "전용-1", new(2026, 3, 2), "의회 동의", "문서");

        Assert.Null(transfer.Problem());
        Assert.NotNull((transfer with { In = transfer.In with { Amount = 499 } }).Problem());
        Assert.NotNull(BudgetTransfer.Between(
            Key, to with { Fund = Fund.National }, 500, "1", new(2026, 3, 2), "가", "나").Problem());
        Assert.NotNull(BudgetTransfer.Between(Key, Key, 500, "1", new(2026, 3, 2), "가", "나").Problem());
    }

    [Theory]
    [InlineData(2017, Fund.City, 28000, "INCHEON")]
    [InlineData(2026, Fund.Merchant, 28000, "INCHEON")]
    [InlineData(2026, Fund.City, 11110, "INCHEON")]
    [InlineData(2026, Fund.City, 28000, "인천")]
    public void A_line_that_cannot_be_is_refused(int year, Fund fund, int authority, string programme) =>
        Assert.NotNull(new BudgetLineKey(year, fund, authority, programme).Problem());

    private static BudgetLine Line(long available) => new(Key, Available: available);

    private static BudgetEntry Document(long won) =>
        new(Key, BudgetEntryKind.Supplementary, "1", new(2026, 3, 2), "제1회 추경", won, "IC-2134");
}
