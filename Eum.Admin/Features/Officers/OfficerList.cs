using Eum.Admin.Components.Lists;
using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Officers;

/// <summary>An account in a list.</summary>
/// <param name="Grants">In force today.</param>
public sealed record OfficerLine(
    string Account, string Name, string EmployeeNo, string Department, OfficerState State, DateTime? LastSignInAt,
    IReadOnlyList<OfficerGrant> Grants)
{
    internal static OfficerLine Of(AppUser user, IReadOnlyList<OfficerGrant> inForce, DateTime now) => new(
        user.UserName ?? "", user.DisplayName, user.EmployeeNo, user.Department, StateOf(user, now),
        user.LastSignInAt, inForce);

    internal static OfficerState StateOf(AppUser user, DateTime now) =>
        user.DisabledAt is not null ? OfficerState.Disabled
        : user.LockoutEnd > now ? OfficerState.Locked
        : user.IsEnrolled ? OfficerState.Active : OfficerState.New;
}

/// <summary>A page of the accounts, with how many the filter lets through.</summary>
public sealed record OfficerListView(IReadOnlyList<OfficerLine> Lines, int Total, bool MayPropose);

/// <summary>Reads the accounts and what each holds today.</summary>
public sealed class OfficerList(FrontDesk desk) : Question<OfficerList.Request, OfficerListView>(desk)
{
    public const int PageSize = 50;

    /// <param name="Page">From 1.</param>
    public sealed record Request(OfficerFilter Filter, int Page)
    {
        public ListSort Sort { get; init; } = OfficerShape.List.Sort;
    }

    public override Duty Duty { get; } = new("officer.list", Permissions.OfficersRegisterSee) { City = true };

    protected override async Task<Outcome<OfficerListView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var db = reading.Db;
        var through = Through(db, request.Filter, reading);
        var users = await Sorted(through, request.Sort).ThenBy(user => user.Id)
            .Skip((request.Page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var ids = users.Select(user => user.Id).ToList();
        var grants = (await db.OfficerGrants.Where(grant => ids.Contains(grant.UserId))
                .OrderBy(grant => grant.GrantNo).ToListAsync(cancel))
            .ToLookup(grant => grant.UserId, grant => grant.ToGrant());
        return new OfficerListView(
            [
                .. users.Select(user =>
                    OfficerLine.Of(user, OfficerGrant.InForce(grants[user.Id], reading.Today), reading.Now)),
            ],
            await through.CountAsync(cancel),
            reading.Officer.May(Permissions.OfficersGrantPropose));
    }

    private static IOrderedQueryable<AppUser> Sorted(IQueryable<AppUser> users, ListSort sort) =>
        (sort.Column, sort.Descending) switch
        {
            ("name", false) => users.OrderBy(user => user.DisplayName),
            ("name", true) => users.OrderByDescending(user => user.DisplayName),
            ("employee", false) => users.OrderBy(user => user.EmployeeNo),
            ("employee", true) => users.OrderByDescending(user => user.EmployeeNo),
            ("seen", false) => users.OrderBy(user => user.LastSignInAt),
            ("seen", true) => users.OrderByDescending(user => user.LastSignInAt),
            (_, true) => users.OrderByDescending(user => user.NormalizedUserName),
            _ => users.OrderBy(user => user.NormalizedUserName),
        };

    private static IQueryable<AppUser> Through(EumDbContext db, OfficerFilter filter, Reading reading)
    {
        var users = db.Users.AsQueryable();
        if (filter.Word is { } word)
        {
            var account = word.ToUpperInvariant();
            users = users.Where(user => user.NormalizedUserName!.Contains(account)
                || user.DisplayName.Contains(word) || user.EmployeeNo.Contains(word));
        }

        if (filter.Role is not null || filter.Authority is not null) users = Holding(db, users, filter, reading.Today);
        return filter.State is { } state ? In(users, state, new DateTimeOffset(reading.Now)) : users;
    }

    // The last row of each role, authority and first day is the one that counts.
    private static IQueryable<AppUser> Holding(
        EumDbContext db, IQueryable<AppUser> users, OfficerFilter filter, DateOnly today)
    {
        var (role, authority) = (filter.Role, filter.Authority);
        var inForce = db.OfficerGrants.Where(grant => grant.FromDay <= today
            && (grant.UntilDay == null || grant.UntilDay >= today)
            && (role == null || grant.Role == role) && (authority == null || grant.Authority == authority)
            && !db.OfficerGrants.Any(later => later.UserId == grant.UserId && later.Role == grant.Role
                && later.Authority == grant.Authority && later.FromDay == grant.FromDay
                && later.GrantNo > grant.GrantNo));
        return users.Where(user => inForce.Any(grant => grant.UserId == user.Id));
    }

    private static IQueryable<AppUser> In(IQueryable<AppUser> users, OfficerState state, DateTimeOffset now)
    {
        if (state == OfficerState.Disabled) return users.Where(user => user.DisabledAt != null);
        users = users.Where(user => user.DisabledAt == null);
        if (state == OfficerState.Locked) return users.Where(user => user.LockoutEnd > now);
        users = users.Where(user => user.LockoutEnd == null || user.LockoutEnd <= now);
        return state == OfficerState.New
            ? users.Where(user => user.PasswordHash == null || user.TotpSeed == null)
            : users.Where(user => user.PasswordHash != null && user.TotpSeed != null);
    }
}
