using System.Runtime.InteropServices;

namespace Eum.Domain.Cashback.Simulation;

/// <summary>Adds up what each member got and would have got.</summary>
internal sealed class MemberTally
{
    private static readonly long[] Edges = [0, 1_000, 5_000, 10_000, 30_000, 50_000];
    private static readonly int[] Percents = [1, 5, 10];

    private readonly Dictionary<long, Member> _members = [];

    public void Add(long member, long paid, long drafted)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_members, member, out _);
        sum.Paid += paid;
        sum.Drafted += drafted;
    }

    public void Mark(long member, bool paidAtLimit, bool draftedAtLimit)
    {
        if (!paidAtLimit && !draftedAtLimit) return;
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_members, member, out _);
        sum.PaidAtLimit |= paidAtLimit;
        sum.DraftedAtLimit |= draftedAtLimit;
    }

    public SimulationMembers Result()
    {
        var differences = _members.Values.Select(member => member.Drafted - member.Paid).Order().ToArray();
        var lose = differences.TakeWhile(won => won < 0).ToArray();
        var gain = differences.SkipWhile(won => won <= 0).ToArray();
        return new(
            differences.Length, gain.Length, lose.Length, gain.Sum(), -lose.Sum(), MiddleOf(gain), -MiddleOf(lose),
            _members.Values.LongCount(member => member.PaidAtLimit),
            _members.Values.LongCount(member => member.DraftedAtLimit), [.. Bands(lose, gain)], [.. Shares()]);
    }

    private static long MiddleOf(long[] sorted) => sorted.Length == 0 ? 0 : sorted[(sorted.Length - 1) / 2];

    private IEnumerable<SimulationBand> Bands(long[] lose, long[] gain)
    {
        foreach (var at in Enumerable.Range(0, Edges.Length).Reverse()) yield return BandOf(-1, at, lose);
        yield return new(0, 0, 0, _members.Count - lose.Length - gain.Length, 0);
        for (var at = 0; at < Edges.Length; at++) yield return BandOf(1, at, gain);
    }

    private static SimulationBand BandOf(int sign, int at, long[] differences)
    {
        var (over, upTo) = (Edges[at], at + 1 < Edges.Length ? Edges[at + 1] : (long?)null);
        var within = differences.Where(won => won * sign > over && (upTo is null || won * sign <= upTo)).ToArray();
        return new(sign, over, upTo, within.Length, within.Sum());
    }

    private IEnumerable<SimulationShare> Shares()
    {
        var paid = _members.Values.Select(member => member.Paid).OrderDescending().ToArray();
        var drafted = _members.Values.Select(member => member.Drafted).OrderDescending().ToArray();
        foreach (var percent in Percents)
        {
            var most = (int)(((long)paid.Length * percent + 99) / 100);
            yield return new(percent, paid.Take(most).Sum(), drafted.Take(most).Sum());
        }
    }

    private struct Member
    {
        public long Paid;
        public long Drafted;
        public bool PaidAtLimit;
        public bool DraftedAtLimit;
    }
}
