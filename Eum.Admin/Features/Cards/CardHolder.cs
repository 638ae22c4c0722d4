using Eum.Domain.Cards;
using Eum.Infrastructure.Cards;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage.Cards;

namespace Eum.Admin.Features.Cards;

/// <summary>Who a card is for, as far as this desk has met her; each field prints itself masked.</summary>
/// <param name="Who">Null where what is stored cannot be opened: it was changed, or its key is not here.</param>
public sealed record CardHolder(long No, PersonIdentity? Who, Consents Consents, DateTime ConsentedAt)
{
    internal static CardHolder Of(PersonRow row, PersonRegister register)
    {
        try
        {
            return new(row.PersonNo, register.Open(row), row.Consents, row.ConsentedAt);
        }
        catch (CellBrokenException)
        {
            return new(row.PersonNo, null, row.Consents, row.ConsentedAt);
        }
    }
}
