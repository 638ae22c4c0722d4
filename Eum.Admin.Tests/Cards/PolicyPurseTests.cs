using Eum.Domain.Cards.Funds;
using Eum.Domain.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Eum.Admin.Tests.Cards;

public sealed class PolicyPurseTests
{
    private static readonly DateTime Noon = KoreanTime.At(new(2026, 3, 2), new(12, 0));

    [Fact]
    public void What_expires_first_is_spent_first_and_a_refund_returns_to_what_was_spent_last()
    {
        PolicyLoad[] loads = [new("LATER", Noon, 100, new(2026, 12, 31)), new("SOON", Noon, 50, new(2026, 3, 31))];

        var spent = PolicyPurse.SpentByFund(loads, [new(Noon.AddDays(1), 70), new(Noon.AddDays(2), -30)]);

        Assert.Equal((40, 0), (spent["SOON"], spent["LATER"]));
    }

    [Fact]
    public void Money_counts_only_from_when_it_came_until_24_of_its_last_day()
    {
        PolicyLoad[] loads = [new("SOON", Noon, 50, new(2026, 3, 31)), new("LATER", Noon, 100, new(2026, 12, 31))];
        var end = KoreanTime.StartOf(new(2026, 4, 1));

        var spent = PolicyPurse.SpentByFund(
            loads, [new(Noon.AddDays(-1), 10), new(end.AddMilliseconds(-1), 5), new(end, 20)]);

        Assert.Equal((5, 20), (spent["SOON"], spent["LATER"]));
    }

    [Fact]
    public void No_fund_is_ever_spent_beyond_what_was_loaded_or_below_nothing() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll<byte[]>(IsWithinWhatWasLoaded));

    private static bool IsWithinWhatWasLoaded(byte[] amounts)
    {
        var loads = amounts.Select((won, at) => new PolicyLoad($"F{at % 3}", Noon, won, new(2026, 4, 1 + at % 28)))
            .ToList();
        var spending = amounts.Select((won, at) => new PolicySpending(Noon.AddHours(at), at % 4 == 3 ? -won : won * 2));

        var spent = PolicyPurse.SpentByFund(loads, spending);

        return spent.All(of => of.Value >= 0
            && of.Value <= loads.Where(load => load.Fund == of.Key).Sum(load => load.Amount));
    }
}
