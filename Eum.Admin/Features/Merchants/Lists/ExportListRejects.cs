using Eum.Admin.Desk;
using Eum.Admin.Features.Lists;
using Eum.Domain.Officers;
using Eum.Infrastructure.Imports.Lists;
using Eum.Infrastructure.Protection;

namespace Eum.Admin.Features.Merchants.Lists;

/// <summary>The rejected rows of a list of merchants.</summary>
public sealed class ExportListRejects(FrontDesk desk, FieldCipher cipher)
    : ListRejectsFile(desk, cipher, ListSubject.Merchants)
{
    public override Duty Duty { get; } = new("merchants.list-rejects", Permissions.MerchantsListPrepare)
    {
        Export = true,
    };
}
