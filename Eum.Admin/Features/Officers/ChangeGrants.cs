using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Officers;

/// <summary>What is done with a role of an account.</summary>
public enum GrantAct
{
    Give = 1,
    End = 2,
}

/// <summary>
/// Gives or ends a role, by four eyes. Rows are only added; whatever is signed in with the account ends, and the next
/// command is judged by what she then holds.
/// </summary>
public sealed class ChangeGrants(FrontDesk desk) : Guarded<ChangeGrants.Request>(desk)
{
    /// <param name="From">First day, KST; with role and authority it names what ends.</param>
    /// <param name="Until">Last day, KST; to end at once, the day before. Null stands on, for giving only.</param>
    public sealed record Request(
        string Account, GrantAct Act, string Role, int Authority, DateOnly From, DateOnly? Until)
    {
        internal OfficerGrant ToGrant() => new(Role, Authority, From, Until);
    }

    public override Duty Duty { get; } = new("officer.grants", Permissions.OfficersGrantPropose)
    {
        Approval = Permissions.OfficersGrantApprove,
        City = true,
    };

    public override string Name => "역할 변경";

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<Shown>> ShowAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        if (await Accounts.FindAsync(reading.Db, request.Account, cancel) is not { } user) return Refusals.NotFound;
        if (user.DisabledAt is not null) return new Problem("account", "쓰지 않는 계정의 역할은 바꾸지 못합니다.");

        var own = await StandingAsync(reading.Db, user.Id, cancel);
        var held = await PersonGrants.ReadAsync(reading.Db, user.EmployeeNo, cancel);
        var asked = request.ToGrant();
        var earlier = own.FirstOrDefault(grant => IsSame(grant, asked));
        var wrong = request.Act switch
        {
            GrantAct.Give => Granting.WrongIn(asked, reading.Today)
                ?? WrongToGive(own, asked, reading.Today) ?? Granting.ConflictOf(held, asked, reading.Today),
            GrantAct.End => WrongToEnd(earlier, asked, reading.Today)
                ?? await LastAdministratorAsync(reading.Db, user.Id, asked, reading.Today, cancel),
            _ => new("act", "할 일을 고르세요."),
        };
        if (wrong is not null) return wrong;

        var rest = own.Where(grant => grant != earlier).ToList();
        return new Shown(
            $"account/{user.UserName}",
            [
                new("이름", user.DisplayName, user.DisplayName),
                new("사번", user.EmployeeNo, user.EmployeeNo),
                new("역할", earlier is null ? "" : Granting.Print(earlier), Granting.Print(asked)),
                new("그대로인 역할", Granting.Print(rest), Granting.Print(rest)),
            ],
            0,
            [held.Base, new($"account/{user.UserName}", $"{user.Id:N}")]);
    }

    protected override async Task<Problem?> ExecuteAsync(Work work, Request request, CancellationToken cancel)
    {
        if (await Accounts.FindAsync(work.Db, request.Account, cancel) is not { } user) return Refusals.NotFound;
        if (Granting.OwnMatter(work.Officer, user.EmployeeNo) is { } own) return own;

        work.Db.OfficerGrants.Add(Granting.RowOf(user.Id, request.ToGrant(), Granting.ProposalIn(work.Db)));
        await Accounts.EndSessionsAsync(work.Db, user.Id, cancel);
        work.Audit(
            request.Act == GrantAct.Give ? "역할 줌" : "역할 끝냄", $"account/{user.UserName}",
            Granting.Written(request.ToGrant()));
        return null;
    }

    private static Problem? WrongToGive(IReadOnlyList<OfficerGrant> own, OfficerGrant asked, DateOnly today) =>
        own.Any(grant => (grant.Role, grant.Authority) == (asked.Role, asked.Authority)
            && grant.MeetsFrom(today, asked)) || own.Any(grant => IsSame(grant, asked))
            ? new("role", "그 기간에 같은 역할을 이미 가지고 있습니다. 먼저 그것을 끝내세요.")
            : null;

    private static Problem? WrongToEnd(OfficerGrant? earlier, OfficerGrant asked, DateOnly today)
    {
        if (earlier is null) return new("role", "끝낼 역할이 없습니다. 화면을 새로 고치세요.");
        if (asked.Until is not { } until) return new("until", "마지막 날을 적으세요.");
        // To end at once is to have ended the day before; the proposal may have waited a week since.
        if (until < today.AddDays(-1 - Granting.MostDaysBack) || until < asked.From.AddDays(-1))
            return new("until", "마지막 날이 너무 앞섭니다. 바로 끝내려면 어제 날짜를 적으세요.");
        return earlier.Until is { } ends && ends <= until
            ? new("until", "그 역할은 그날이나 그 전에 이미 끝납니다.")
            : null;
    }

    private static async Task<Problem?> LastAdministratorAsync(
        EumDbContext db, Guid user, OfficerGrant ended, DateOnly today, CancellationToken cancel)
    {
        if (ended.Role != RoleTable.CityAdmin) return null;
        var from = ended.Until!.Value.AddDays(1);
        return await Accounts.LastAdministratorAsync(db, user, from > today ? from : today, cancel);
    }

    private static bool IsSame(OfficerGrant one, OfficerGrant other) =>
        (one.Role, one.Authority, one.From) == (other.Role, other.Authority, other.From);

    private static async Task<IReadOnlyList<OfficerGrant>> StandingAsync(
        EumDbContext db, Guid user, CancellationToken cancel)
    {
        var rows = await db.OfficerGrants.AsNoTracking().Where(grant => grant.UserId == user)
            .OrderBy(grant => grant.GrantNo).ToListAsync(cancel);
        return OfficerGrant.Standing(rows.Select(row => row.ToGrant()));
    }
}
