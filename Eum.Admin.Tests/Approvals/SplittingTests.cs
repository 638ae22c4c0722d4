using Eum.Domain.Approvals;

namespace Eum.Admin.Tests.Approvals;

/// <summary>A big sum does not become small by coming in pieces.</summary>
public sealed class SplittingTests
{
    private const long Threshold = 100;
    private static readonly DateTime Start = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void FE_6_Pieces_within_a_day_for_one_target_by_one_person_count_as_one()
    {
        var first = Piece(60, hours: 0);

        Assert.Equal(120, Splitting.SumWith(Piece(60, hours: 23), [first]));
        Assert.Equal(120, Splitting.SumWith(first, [Piece(60, hours: 23)])); // The order of approval is no way out.
        Assert.Equal(120, Splitting.SumWith(Piece(-60, hours: 1), [first])); // Nor is giving and taking.
        Assert.Equal(60, Splitting.SumWith(Piece(60, hours: 24), [first]));
        Assert.Equal(60, Splitting.SumWith(Piece(60, hours: 1) with { Target = "other" }, [first]));
        Assert.Equal(60, Splitting.SumWith(Piece(60, hours: 1) with { Makers = ["E2"] }, [first]));
        Assert.Equal(120, Splitting.SumWith(Piece(60, hours: 1) with { Makers = ["E2", "E1"] }, [first]));
    }

    [Fact]
    public void FE_6_Whatever_the_pieces_no_day_passes_more_than_the_threshold_without_the_higher_approver()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            List<ProposedMoney> passed = [];
            for (var left = random.Next(1, 40); left > 0; left--)
            {
                var piece = Piece(random.Next(-70, 71), random.Next(0, 72)) with { Makers = [$"E{random.Next(2)}"] };
                if (Splitting.SumWith(piece, passed) <= Threshold) passed.Add(piece);
            }

            Assert.All(passed, one => Assert.True(DayFrom(one, passed) <= Threshold, $"seed {seed}"));
        }
    }

    // What one maker got through in the 24 hours that begin with a piece.
    private static long DayFrom(ProposedMoney one, List<ProposedMoney> passed) => passed
        .Where(other => other.Makers[0] == one.Makers[0] && other.ProposedAt >= one.ProposedAt
            && other.ProposedAt - one.ProposedAt < TimeSpan.FromHours(24))
        .Sum(other => Math.Abs(other.Effect));

    private static ProposedMoney Piece(long won, int hours) => new(["E1"], "budget/1", Start.AddHours(hours), won);
}
