namespace Eum.Domain.Cards.Lists;

/// <summary>How many may be issued at once without a second pair of eyes, and how cards are made together.</summary>
/// <param name="FourEyesAbove">People whom one officer may order cards for within 24 hours by herself.</param>
/// <param name="LotSize">Cards of a lot: what is recalled together.</param>
public sealed record IssueTerms(int FourEyesAbove, int LotSize)
{
    public const int MostAlone = 500;
    public const int LargestLot = 5_000;

    public static IssueTerms Usual { get; } = new(30, 1_000);

    /// <summary>What a lot of a list is called: I000012-003.</summary>
    /// <param name="place">Of the card among those of the list, from 0.</param>
    public string LotOf(long list, int place) => $"I{list:000000}-{place / LotSize + 1:000}";
}

/// <summary>What a list costs, in won.</summary>
/// <param name="Cards">To be made.</param>
/// <param name="CardCost">Of one of them.</param>
/// <param name="Loads">Money of a fund to be loaded.</param>
public readonly record struct BatchCost(int Cards, long CardCost, long Loads)
{
    public long OfCards => checked(Cards * CardCost);

    public long Total => checked(OfCards + Loads);
}

/// <summary>What has become of the cards of a list.</summary>
/// <param name="Waiting">Ordered, in no order file yet.</param>
/// <param name="Sent">In an order file, without an answer.</param>
/// <param name="SentAgain">Failed, and ordered once more under another number.</param>
public sealed record BatchProgress(
    int Waiting, int Sent, int Produced, int Delivered, int Active, int Failed, int SentAgain, int Withdrawn)
{
    /// <summary>People: who was ordered for twice is one of them.</summary>
    public int People => Waiting + Sent + Produced + Delivered + Active + Failed + Withdrawn;

    public int Made => Produced + Delivered + Active;
}
