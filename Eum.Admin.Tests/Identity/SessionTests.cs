using Eum.Admin.Tests.Kit;
using Eum.Domain.Audit;
using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Tests.Identity;

public sealed class SessionTests
{
    private const string Here = "10.0.0.1";

    public static TheoryData<StorageEngine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AU_10_disabling_or_a_new_stamp_ends_every_session_at_the_next_look(StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        accounts.Limits.PerAccount = 2;
        var enrolled = await accounts.EnrolAsync();
        var one = await StartAsync(accounts, enrolled);
        var two = await StartAsync(accounts, enrolled);

        await accounts.ChangeAsync(enrolled.User.Id, user => user.SecurityStamp = "second");
        Assert.Equal(SessionEnd.Changed, (await accounts.Sessions.FindAsync(one, default))!.Ended);

        await accounts.ChangeAsync(enrolled.User.Id, user => user.DisabledAt = accounts.Now);
        var ended = await accounts.Sessions.EndedAsync([one, two], default);
        Assert.Equal([SessionEnd.Disabled, SessionEnd.Disabled], ended.Select(standing => standing.Ended!.Value));
        Assert.Null(await accounts.Sessions.TouchAsync(one, default));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AU_11_a_session_ends_10_minutes_after_the_last_touch_and_8_hours_after_the_first(
        StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        var enrolled = await accounts.EnrolAsync();
        var session = await StartAsync(accounts, enrolled);

        for (var minutes = 0; minutes < 470; minutes += 10)
        {
            accounts.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
            Assert.True((await accounts.Sessions.FindAsync(session, default))!.IsAlive); // A look is no touch.
            Assert.NotNull(await accounts.Sessions.TouchAsync(session, default));
        }

        accounts.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.NotNull(await accounts.Sessions.TouchAsync(session, default));
        accounts.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(SessionEnd.TooLong, (await accounts.Sessions.FindAsync(session, default))!.Ended);

        var idle = await StartAsync(accounts, enrolled);
        accounts.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(SessionEnd.Idle, (await accounts.Sessions.FindAsync(idle, default))!.Ended);
        Assert.Null(await accounts.Sessions.TouchAsync(idle, default));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AU_12_a_second_sign_in_takes_the_first_over_and_both_can_see_it(StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        var enrolled = await accounts.EnrolAsync();
        var first = await StartAsync(accounts, enrolled, "10.0.0.7");

        var second = await accounts.Sessions.StartAsync(enrolled.User, "코드", "10.0.0.8", "Chrome", default);

        Assert.Equal("10.0.0.7", second.TakenOver?.Address);
        Assert.Equal(SessionEnd.TakenOver, (await accounts.Sessions.FindAsync(first, default))!.Ended);
        Assert.True((await accounts.Sessions.FindAsync(second.Session.SessionId, default))!.IsAlive);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AU_12_of_ten_sign_ins_at_once_one_is_left(StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        var enrolled = await accounts.EnrolAsync();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => StartAsync(accounts, enrolled)));

        Assert.Equal(1, await accounts.Database.NumberAsync("SELECT COUNT(*) FROM sessions WHERE ended_at IS NULL"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AU_13_signing_out_everywhere_ends_all_sessions_of_the_account_and_no_other(StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        accounts.Limits.PerAccount = 3;
        var enrolled = await accounts.EnrolAsync();
        var other = await StartAsync(accounts, await accounts.EnrolAsync("other", "I-2"));
        string[] own = [await StartAsync(accounts, enrolled), await StartAsync(accounts, enrolled)];
        var third = await StartAsync(accounts, enrolled);

        await accounts.Sessions.SignOutAsync(third, everywhere: false, Here, default);
        Assert.Equal([third], (await accounts.Sessions.EndedAsync([.. own, third, other], default)).Select(Id));
        await accounts.Sessions.SignOutAsync(own[0], everywhere: true, Here, default);

        var ended = await accounts.Sessions.EndedAsync([.. own, third, other], default);
        Assert.Equal(own.Append(third).Order(), ended.Select(Id).Order());
        Assert.Equal(2, await accounts.AuditedAsync(AuditActions.SignOut));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AU_14_a_step_up_is_remembered_by_the_session_that_made_it(StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        var session = await StartAsync(accounts, await accounts.EnrolAsync());
        accounts.Clock.Advance(TimeSpan.FromMinutes(6));

        await accounts.Sessions.StepUpAsync(session, Here, default);

        Assert.Equal(accounts.Now, (await accounts.Sessions.FindAsync(session, default))!.Session.SteppedUpAt);
    }

    [Theory]
    [InlineData(601, 8, 300, 1, "Session:IdleSeconds")]
    [InlineData(600, 9, 300, 1, "Session:Hours")]
    [InlineData(600, 8, 301, 1, "Session:StepUpSeconds")]
    [InlineData(600, 8, 300, 6, "Session:PerAccount")]
    public void AU_11_the_limits_can_only_be_made_tighter(
        int idle, int hours, int stepUp, int perAccount, string setting)
    {
        var check = new SessionLimitsCheck();
        SessionLimits asked = new()
        {
            IdleSeconds = idle,
            Hours = hours,
            StepUpSeconds = stepUp,
            PerAccount = perAccount
        };

        Assert.StartsWith(setting, check.Validate(null, asked).FailureMessage, StringComparison.Ordinal);
        Assert.Equal(ValidateOptionsResult.Success, check.Validate(null, new()));
    }

    private static string Id(SessionStanding standing) => standing.Session.SessionId;

    private static async Task<string> StartAsync(Accounts accounts, Enrolled enrolled, string address = Here) =>
        (await accounts.Sessions.StartAsync(enrolled.User, "코드", address, "Chrome", default)).Session.SessionId;
}
