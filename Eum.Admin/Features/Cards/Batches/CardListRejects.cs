using Eum.Admin.Desk;
using Eum.Admin.Features.Lists;
using Eum.Domain.Officers;
using Eum.Infrastructure.Imports.Lists;
using Eum.Infrastructure.Protection;

namespace Eum.Admin.Features.Cards.Batches;

/// <summary>The people of a list whom nothing is issued to, as they were sent, each with why.</summary>
public sealed class CardListRejects(FrontDesk desk, FieldCipher cipher)
    : ListRejectsFile(desk, cipher, ListSubject.Cards)
{
    public override Duty Duty { get; } = new("cards.list-rejects", Permissions.CardsOrderMake) { Export = true };

    public override string Name => "발급 묶음의 반려 행";
}
