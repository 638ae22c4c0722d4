using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Identity;

namespace Eum.Admin.Features.Officers;

/// <summary>
/// A new account with its first role, by four eyes. It can do nothing until somebody hands over a one-time token
/// (<see cref="ResetOfficer"/>): no default account, no password that another knows.
/// </summary>
public sealed class ProposeOfficer(FrontDesk desk) : Guarded<ProposeOfficer.Request>(desk)
{
    private const string Taken = "new"; // The address of the form itself.

    /// <param name="Authority">28000 the city, else a gu.</param>
    /// <param name="From">First day, KST.</param>
    /// <param name="Until">Last day, KST; null while it stands.</param>
    public sealed record Request(
        string Account, string Name, string EmployeeNo, string Department, string Role, int Authority, DateOnly From,
        DateOnly? Until)
    {
        internal NewAccount ToAccount() => new(Account.Trim(), Name.Trim(), EmployeeNo.Trim(), Department.Trim());

        internal OfficerGrant ToGrant() => new(Role, Authority, From, Until);
    }

    public override Duty Duty { get; } = new("officer.new", Permissions.OfficersGrantPropose)
    {
        Approval = Permissions.OfficersGrantApprove,
        City = true,
    };

    public override string Name => "새 사용자";

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<Shown>> ShowAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var (asked, grant) = (request.ToAccount(), request.ToGrant());
        List<Problem?> wrong = [Accounts.ProblemWith(asked), Granting.WrongIn(grant, reading.Today)];
        if (asked.Department.Length > 100) wrong.Add(new("department", "부서는 100자까지 적습니다."));
        if (asked.Account == Taken || await Accounts.FindAsync(reading.Db, asked.Account, cancel) is not null)
            wrong.Add(new("account", $"계정 {asked.Account}이(가) 이미 있습니다."));
        var held = await PersonGrants.ReadAsync(reading.Db, asked.EmployeeNo, cancel);
        wrong.Add(Granting.ConflictOf(held, grant, reading.Today));
        if (wrong.OfType<Problem>().ToList() is { Count: > 0 } problems)
            return new Outcome<Shown>.Refused(problems);

        var holds = Granting.Print(held.Standing);
        return new Shown(
            $"account/{asked.Account}",
            [
                new("계정", "", asked.Account),
                new("이름", "", asked.Name),
                new("사번", "", asked.EmployeeNo),
                new("부서", "", asked.Department),
                new("역할", "", Granting.Print(grant)),
                new("같은 사번이 이미 가진 역할", holds, holds),
            ],
            0,
            [new($"account/{asked.Account}", ""), held.Base]);
    }

    protected override Task<Problem?> ExecuteAsync(Work work, Request request, CancellationToken cancel)
    {
        var (asked, grant) = (request.ToAccount(), request.ToGrant());
        if (Granting.OwnMatter(work.Officer, asked.EmployeeNo) is { } own) return Task.FromResult<Problem?>(own);

        var user = Accounts.RowOf(asked, work.Now);
        work.Db.Add(user);
        work.Db.OfficerGrants.Add(Granting.RowOf(user.Id, grant, Granting.ProposalIn(work.Db)));
        work.Audit("계정 만듦", $"account/{asked.Account}", Granting.Written(grant));
        return Task.FromResult<Problem?>(null);
    }
}
