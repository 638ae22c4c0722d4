using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Features.Officers;

/// <summary>A permission she has, by which grants, and for which districts.</summary>
/// <param name="Scope">All of the grants together, as the desk reckons it.</param>
public sealed record OfficerRight(string Permission, IReadOnlyList<OfficerGrant> By, DistrictScope Scope);

/// <summary>A row of what was ever given or ended.</summary>
/// <param name="Proposal">That gave it; null for the first administrators.</param>
/// <param name="IsReplaced">A later row took its place.</param>
public sealed record GrantRecord(long No, OfficerGrant Grant, long? Proposal, bool IsReplaced);

/// <summary>A sign-in and how it ended.</summary>
/// <param name="Ended">Null while it lives.</param>
public sealed record OfficerSession(
    DateTime StartedAt, DateTime SeenAt, string Address, string Device, DateTime? EndedAt, SessionEnd? Ended);

/// <summary>An account, what it may and why.</summary>
/// <param name="Standing">Given and not taken back, also what begins later.</param>
/// <param name="MayPropose">Whether the reader may propose changes of roles, and act on the account at once.</param>
public sealed record OfficerView(
    OfficerLine Line, DateTime CreatedAt, DateTime? DisabledAt, DateTimeOffset? LockedUntil,
    IReadOnlyList<OfficerGrant> Standing, IReadOnlyList<OfficerRight> Rights, IReadOnlyList<GrantRecord> History,
    IReadOnlyList<OfficerSession> Sessions, bool MayPropose, bool MayManage, bool IsOwn, DateOnly Today);

/// <summary>Reads what one officer can see and why.</summary>
public sealed class OfficerDetail(FrontDesk desk, IOptions<SessionLimits> limits)
    : Question<OfficerDetail.Request, OfficerView>(desk)
{
    private const int MostSessions = 20;

    public sealed record Request(string Account);

    public override Duty Duty { get; } = new("officer.show", Permissions.OfficersRegisterSee) { City = true };

    protected override string SubjectOf(Request request) => $"account/{request.Account}";

    protected override async Task<Outcome<OfficerView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        if (await Accounts.FindAsync(reading.Db, request.Account, cancel) is not { } user) return Refusals.NotFound;

        var rows = await reading.Db.OfficerGrants.Where(grant => grant.UserId == user.Id)
            .OrderBy(grant => grant.GrantNo).ToListAsync(cancel);
        var grants = rows.Select(row => row.ToGrant()).ToList();
        var inForce = OfficerGrant.InForce(grants, reading.Today);
        var isOwn = user.Id == reading.Officer.Id;
        var usable = user.DisabledAt is null;
        return new OfficerView(
            OfficerLine.Of(user, inForce, reading.Now), user.CreatedAt, user.DisabledAt,
            user.LockoutEnd > reading.Now ? user.LockoutEnd : null,
            [.. OfficerGrant.Standing(grants).Where(grant => grant.Until is null || grant.Until >= reading.Today)],
            usable ? RightsOf(user, inForce) : [],
            [
                .. rows.Select(row => new GrantRecord(
                    row.GrantNo, row.ToGrant(), row.ProposalNo, rows.Any(later => later.GrantNo > row.GrantNo
                        && (later.Role, later.Authority, later.FromDay) == (row.Role, row.Authority, row.FromDay)))),
            ],
            await SessionsAsync(reading, user, cancel),
            usable && reading.Officer.May(Permissions.OfficersGrantPropose),
            usable && !isOwn && reading.Officer.May(Permissions.OfficersAccountManage), isOwn, reading.Today);
    }

    /// <summary>As the desk would judge her now: from the same officer, by the same rule.</summary>
    private static IReadOnlyList<OfficerRight> RightsOf(AppUser user, IReadOnlyList<OfficerGrant> inForce)
    {
        var officer = With(inForce);
        return
        [
            .. Permissions.All.Where(officer.May).Select(permission => new OfficerRight(
                permission, [.. inForce.Where(grant => With([grant]).May(permission))], officer.ScopeFor(permission))),
        ];

        Officer With(IReadOnlyList<OfficerGrant> grants) =>
            new(user.Id, user.UserName ?? "", user.DisplayName, user.EmployeeNo, grants);
    }

    private async Task<IReadOnlyList<OfficerSession>> SessionsAsync(
        Reading reading, AppUser user, CancellationToken cancel)
    {
        var rows = await reading.Db.Set<SessionRow>().Where(row => row.UserId == user.Id)
            .OrderByDescending(row => row.StartedAt).Take(MostSessions).ToListAsync(cancel);
        return
        [
            .. rows.Select(row => new OfficerSession(
                row.StartedAt, row.SeenAt, row.Address, row.Device, row.EndedAt,
                Infrastructure.Identity.Sessions.EndOf(row, user, limits.Value, reading.Now))),
        ];
    }
}
