using Eum.Domain.Cards;

namespace Eum.Admin.Features.Cards;

/// <summary>An order in a list.</summary>
/// <param name="Person">Masked; empty for a deed on a card of nobody known here.</param>
/// <param name="Card">The operator's number of the card that came of it, or that it is about.</param>
/// <param name="Again">The order by which it was sent again.</param>
public sealed record OrderLine(
    long No, OrderAct Act, OrderState State, string Programme, string ProgrammeName, string Person, string? Card,
    int Authority, int ListNo, DateTime OrderedAt, string OrderedBy, long? File, string FailReason, long? Again);
