using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Views;

/// <summary>A list as somebody likes to see it.</summary>
/// <param name="SharedWith">A role's code; * for all; empty for her alone.</param>
/// <param name="IsOwn">Whether the asker saved it.</param>
public sealed record SavedView(long No, string Name, string SharedWith, string Query, bool IsOwn);

/// <summary>The views of a list that the asker may choose from, and with whom she may share one.</summary>
/// <param name="Roles">Codes of the roles she holds.</param>
public sealed record SavedViewsAnswer(
    IReadOnlyList<SavedView> Views, IReadOnlyList<string> Roles, bool MayShareWithAll);

/// <summary>Reads the views of a list: her own, those of her roles, those for all.</summary>
public sealed class SavedViews(FrontDesk desk) : Question<SavedViews.Request, SavedViewsAnswer>(desk)
{
    /// <summary>What stands for everybody.</summary>
    public const string All = "*";

    /// <param name="List">The list's name.</param>
    public sealed record Request(string List);

    public override Duty Duty { get; } = new("views.list", Permissions.AccountOwnManage);

    protected override async Task<Outcome<SavedViewsAnswer>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var officer = reading.Officer;
        var roles = RolesOf(officer);
        var views = await reading.Db.SavedViews
            .Where(row => row.List == request.List)
            .Where(row => row.OwnerId == officer.Id || row.SharedWith == All || roles.Contains(row.SharedWith))
            .OrderBy(row => row.ViewNo)
            .Select(row => new SavedView(row.ViewNo, row.Name, row.SharedWith, row.Query, row.OwnerId == officer.Id))
            .ToListAsync(cancel);
        return new SavedViewsAnswer(views, roles, MayShareWithAll(officer));
    }

    internal static List<string> RolesOf(Officer officer) => [.. officer.Grants.Select(grant => grant.Role).Distinct()];

    /// <summary>What all see, somebody of the whole city has chosen.</summary>
    internal static bool MayShareWithAll(Officer officer) =>
        officer.ScopeFor(Permissions.AccountOwnManage).IsWholeCity;
}
