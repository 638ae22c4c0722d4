using Eum.Admin.Desk;
using Eum.Admin.Features.Approvals;
using Eum.Admin.Features.Officers;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Approvals;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Features.Officers;

/// <summary>An administrator who proposes about officers, and an approver who decides.</summary>
internal sealed class OfficerDesk(TestDatabase database, StoppedClock clock)
{
    public static readonly DateOnly Today = new(2026, 3, 2);

    private Caller? _admin;

    public TwoPeople People { get; } = new(database, clock);

    public ProposeOfficer Propose => new(People.Desk);

    public ChangeGrants Grants => new(People.Desk);

    public async Task<Caller> AdminAsync() =>
        (_admin ??= await People.Counter.OfficerAsync(RoleTable.CityAdmin, 28000)) with
        {
            SteppedUpAt = clock.GetUtcNow().UtcDateTime,
        };

    /// <summary>Where a role is given, for a test that does not care where.</summary>
    public static int PlaceOf(string role) => RoleTable.Find(role)!.Reach == RoleReach.Gu ? 28260 : 28000;

    public static ProposeOfficer.Request New(string account, string role, string? employeeNo = null) =>
        new(
            account, "김서해", employeeNo ?? $"N-{account.Replace('.', '-')}", "소상공인정책과", role, PlaceOf(role), Today,
            null);

    public static ChangeGrants.Request Give(
        string account, string role, DateOnly? from = null, DateOnly? until = null) =>
        new(account, GrantAct.Give, role, PlaceOf(role), from ?? Today, until);

    public static ChangeGrants.Request End(string account, string role, DateOnly from, DateOnly until) =>
        new(account, GrantAct.End, role, PlaceOf(role), from, until);

    /// <summary>The administrator proposes and the approver agrees.</summary>
    public async Task<Outcome<Decided>> DecideAsync<TRequest>(Guarded<TRequest> what, TRequest request)
        where TRequest : notnull =>
        await what.ProposeAsync(await AdminAsync(), request, "인사 발령", null, default) switch
        {
            Outcome<long>.Done(var no) => await ApproveAsync(no),
            Outcome<long>.Refused refused => new Outcome<Decided>.Refused(refused.Problems),
            _ => throw new InvalidOperationException(),
        };

    public async Task<Outcome<Decided>> ApproveAsync(long no) => await People.ApproveAsync(
        no, await People.CheckerAsync() with { SteppedUpAt = clock.GetUtcNow().UtcDateTime });

    public async Task MadeAsync<TRequest>(Guarded<TRequest> what, TRequest request)
        where TRequest : notnull =>
        Assert.Equal(
            ProposalState.Approved,
            await DecideAsync(what, request) switch
            {
                Outcome<Decided>.Done(var decided) => decided.State,
                var refused => throw new InvalidOperationException(RefusalOf(refused)),
            });

    public static string RefusalOf<T>(Outcome<T> outcome) =>
        Assert.IsType<Outcome<T>.Refused>(outcome).Problems[0].Message;

    /// <summary>Two roles that somebody holds together on some day and may not; by person, over all accounts.</summary>
    public async Task<IReadOnlyList<RoleConflict>> ConflictsAsync()
    {
        await using var db = database.Open();
        var rows = await (from grant in db.OfficerGrants.AsNoTracking()
                          join user in db.Users.AsNoTracking() on grant.UserId equals user.Id
                          orderby grant.GrantNo
                          select new { user.Id, user.EmployeeNo, Grant = grant }).ToListAsync();
        return
        [
            .. rows.GroupBy(row => Person.KeyOf(row.EmployeeNo))
                .Select(person => OfficerGrant.ConflictFrom(DateOnly.MinValue,
                [
                    .. person.GroupBy(row => row.Id)
                        .SelectMany(own => OfficerGrant.Standing(own.Select(row => row.Grant.ToGrant()))),
                ]))
                .OfType<RoleConflict>(),
        ];
    }
}
