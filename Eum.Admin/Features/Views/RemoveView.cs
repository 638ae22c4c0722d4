using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Views;

/// <summary>Takes a view away, for all with whom it was shared. Only who saved it may.</summary>
public sealed class RemoveView(FrontDesk desk) : Change<RemoveView.Request, bool>(desk)
{
    public sealed record Request(long No);

    public override Duty Duty { get; } = new("views.remove", Permissions.AccountOwnManage);

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<bool>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        var officer = work.Officer.Id;
        var view = await work.Db.SavedViews.SingleOrDefaultAsync(
            row => row.ViewNo == request.No && row.OwnerId == officer, cancel);
        if (view is null) return Refusals.NotFound;

        work.Db.Remove(view);
        work.Audit(Duty.UseCase, $"view/{view.List}", view.Name);
        return true;
    }
}
