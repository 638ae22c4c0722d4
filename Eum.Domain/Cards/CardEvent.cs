namespace Eum.Domain.Cards;

/// <summary>What happened to a card, and by the last of it how the card stands. The numbers are stored.</summary>
public enum CardEvent
{
    None = 0,
    Issued = 1,
    Activated = 2,
    Suspended = 3,
    Lost = 4,
    Reissued = 5,
    Closed = 6,
}
