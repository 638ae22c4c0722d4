using Eum.Admin.Components.Lists;
using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Officers;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Views;

/// <summary>
/// Keeps how a list is shown, for oneself, for a role one holds, or for all. Of the same name, list and owner the later
/// takes the place of the earlier.
/// </summary>
public sealed class SaveView(FrontDesk desk) : Change<SaveView.Request, bool>(desk)
{
    public const int LongestName = 60;

    private const int LongestQuery = 2000;
    private const int MostOfOne = 100;

    /// <param name="List">The list's name.</param>
    /// <param name="SharedWith">A role's code; * for all; empty for oneself.</param>
    /// <param name="Query">Of the address, without the question mark.</param>
    public sealed record Request(string List, string Name, string SharedWith, string Query);

    public override Duty Duty { get; } = new("views.save", Permissions.AccountOwnManage);

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<bool>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        var (officer, name) = (work.Officer, request.Name.Trim());
        if (name.Length is 0 or > LongestName)
            return new Problem(nameof(request.Name), $"보기의 이름을 1–{LongestName}자로 적으세요.");
        if (request.List.Length is 0 or > 40 || request.Query.Length > LongestQuery
            || ListWords.Of("?" + request.Query) is null) return Refusals.NotFound;
        if (request.SharedWith == SavedViews.All && !SavedViews.MayShareWithAll(officer))
            return new Problem(nameof(request.SharedWith), "모두에게 보이는 보기는 시 전체를 맡은 사람만 만들 수 있습니다.");
        if (request.SharedWith is not ("" or SavedViews.All)
            && !SavedViews.RolesOf(officer).Contains(request.SharedWith))
            return new Problem(nameof(request.SharedWith), "자신이 맡은 역할에만 보기를 나눌 수 있습니다.");

        var own = work.Db.SavedViews.Where(row => row.OwnerId == officer.Id);
        work.Db.SavedViews.RemoveRange(
            await own.Where(row => row.List == request.List && row.Name == name).ToListAsync(cancel));
        if (await own.CountAsync(cancel) >= MostOfOne)
            return new Problem("", $"보기는 {MostOfOne}개까지 둘 수 있습니다. 쓰지 않는 것을 지우세요.");

        work.Db.Add(new SavedViewRow
        {
            OwnerId = officer.Id,
            List = request.List,
            Name = name,
            SharedWith = request.SharedWith,
            Query = request.Query,
            SavedAt = work.Now,
        });
        var whose = request.SharedWith.Length > 0 ? request.SharedWith : officer.Account;
        work.Audit(Duty.UseCase, $"view/{request.List}", $"{name} → {whose}");
        return true;
    }
}
