namespace Eum.Domain.Cashback.Simulation;

/// <summary>What the draft means for the members who paid in those months. Won over all months together.</summary>
/// <param name="Members">Who paid at least once.</param>
/// <param name="Gain">Members who would have got more.</param>
/// <param name="WonGained">By how much, together.</param>
/// <param name="MedianGain">The middle one of those who get more.</param>
/// <param name="WonLost">By how much those who get less would have lost, above zero.</param>
/// <param name="AtLimitPaid">Members who ran into a month's limit at least once.</param>
/// <param name="AtLimitDrafted">Those who would have run into one of the draft's.</param>
public sealed record SimulationMembers(
    long Members, long Gain, long Lose, long WonGained, long WonLost, long MedianGain, long MedianLoss,
    long AtLimitPaid, long AtLimitDrafted, IReadOnlyList<SimulationBand> Bands, IReadOnlyList<SimulationShare> Shares)
{
    public long Same => Members - Gain - Lose;
}

/// <summary>Members whose difference lies in a stretch.</summary>
/// <param name="Sign">−1 less, 0 the same, +1 more.</param>
/// <param name="Over">Won, not included; signs left out.</param>
/// <param name="UpTo">Won, included; null is without end.</param>
/// <param name="Won">What their differences add up to, signed.</param>
public sealed record SimulationBand(int Sign, long Over, long? UpTo, long Members, long Won);

/// <summary>What the members with the most cashback get of all.</summary>
/// <param name="Percent">How many of all members they are.</param>
public sealed record SimulationShare(int Percent, long Paid, long Drafted);
