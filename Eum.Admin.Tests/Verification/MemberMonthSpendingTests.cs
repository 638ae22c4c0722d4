using Eum.Infrastructure.Verification;

namespace Eum.Admin.Tests.Verification;

public sealed class MemberMonthSpendingTests
{
    [Fact]
    public void A_table_that_grows_keeps_every_member()
    {
        const int Members = 20_000;
        var spending = new MemberMonthSpending();
        for (var member = 1L; member <= Members; member++)
        {
            spending.GiveBack(member << 39, member); // Given back first, as a run does it.
            spending.Advance(member << 39, 0, 3 * member);
        }

        Assert.Equal(Members, spending.Count);
        Assert.All(
            Enumerable.Range(1, Members),
            member => Assert.Equal(2L * member, spending.Find((long)member << 39)!.Value.Spent));
        Assert.Null(spending.Find(7));
    }

    [Fact]
    public void Steps_without_a_gap_lead_to_the_end_in_any_order_and_others_do_not()
    {
        var (whole, gap, overlap) = (new MemberMonthSpending(), new MemberMonthSpending(), new MemberMonthSpending());
        foreach (var (before, won) in new[] { (300L, 50L), (0L, 100L), (100L, 200L) }) whole.Advance(1, before, won);
        foreach (var (before, won) in new[] { (0L, 100L), (101L, 250L) }) gap.Advance(1, before, won);
        foreach (var (before, won) in new[] { (0L, 100L), (99L, 250L) }) overlap.Advance(1, before, won);

        Assert.Equal(MemberMonthSpending.ChainTo(350), whole.Find(1)!.Value.Chain);
        Assert.NotEqual(MemberMonthSpending.ChainTo(350), gap.Find(1)!.Value.Chain);
        Assert.NotEqual(MemberMonthSpending.ChainTo(350), overlap.Find(1)!.Value.Chain);
    }
}
