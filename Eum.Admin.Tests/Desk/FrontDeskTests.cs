using Eum.Admin.Desk;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Desk;

/// <summary>Who is let in, and what is put on record.</summary>
public sealed class FrontDeskTests : IDisposable
{
    private const int Seo = 28260;
    private const int Namdong = 28200;
    private static readonly Duty See = new("things", Permissions.PaymentsLedgerSee);

    private readonly TestDatabase _database = TestDatabase.On(StorageEngine.Sqlite);
    private readonly StoppedClock _clock = new();
    private readonly Counter _counter;

    public FrontDeskTests() => _counter = new(_database, _clock);

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Who_may_is_answered_and_leaves_no_line()
    {
        var official = await _counter.OfficerAsync(RoleTable.GuOfficial, Seo);

        Assert.IsType<Outcome<int>.Done>(await AskAsync(See, official));
        Assert.IsType<Outcome<int>.Done>(await AskAsync(See, official, Seo));
        Assert.Equal(0, await LinesAsync());
    }

    [Fact]
    public async Task Who_may_not_is_turned_away_and_it_is_put_on_record()
    {
        var official = await _counter.OfficerAsync(RoleTable.GuOfficial, Seo);

        Assert.Equal(Refusals.NotAllowed, Refused(await AskAsync(new("files", Permissions.ImportsFilesSee), official)));
        Assert.Equal(Refusals.NotAllowed, Refused(await AskAsync(See with { City = true }, official)));
        Assert.Equal(Refusals.NotFound, Refused(await AskAsync(See, official, Namdong)));
        Assert.Equal(3, await LinesAsync());
    }

    [Fact]
    public async Task Nobody_disabled_renewed_or_unknown_is_let_in()
    {
        var official = await _counter.OfficerAsync(RoleTable.GuOfficial, Seo);
        var disabled = await _counter.OfficerAsync(RoleTable.GuOfficial, Seo);
        await _database.ExecuteAsync(
            $"UPDATE users SET disabled_at = 1 WHERE user_name LIKE '%{disabled.OfficerId:N}'");

        Caller[] strangers =
        [
            disabled, official with { SecurityStamp = "older" }, official with { SecurityStamp = null },
            official with { OfficerId = Guid.CreateVersion7() }, official with { OfficerId = null },
            Caller.Machine with { Door = Door.Import },
        ];
        foreach (var stranger in strangers) Assert.Equal(Refusals.SignIn, Refused(await AskAsync(See, stranger)));
        Assert.Equal(strangers.Length, await LinesAsync());
    }

    [Fact]
    public async Task A_grant_that_has_not_begun_or_is_over_gives_nothing()
    {
        var today = new DateOnly(2026, 3, 2);
        var coming = await _counter.OfficerAsync(RoleTable.GuOfficial, Seo, today.AddDays(1));
        var gone = await _counter.OfficerAsync(RoleTable.GuOfficial, Seo, until: today.AddDays(-1));
        var last = await _counter.OfficerAsync(RoleTable.GuOfficial, Seo, until: today);

        Assert.Equal(Refusals.NotAllowed, Refused(await AskAsync(See, coming)));
        Assert.Equal(Refusals.NotAllowed, Refused(await AskAsync(See, gone)));
        Assert.IsType<Outcome<int>.Done>(await AskAsync(See, last));
        _clock.Advance(TimeSpan.FromHours(15)); // Midnight in Seoul.
        Assert.Equal(Refusals.NotAllowed, Refused(await AskAsync(See, last)));
        Assert.IsType<Outcome<int>.Done>(await AskAsync(See, coming));
    }

    [Fact]
    public async Task AU_14_step_up_holds_for_five_minutes()
    {
        var official = await _counter.OfficerAsync(RoleTable.GuOfficial, Seo);
        var guarded = See with { StepUp = true };

        Assert.IsType<Outcome<int>.Done>(await AskAsync(guarded, official));
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.IsType<Outcome<int>.Done>(await AskAsync(guarded, official));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Refusals.StepUp, Refused(await AskAsync(guarded, official)));
        Assert.Equal(Refusals.StepUp, Refused(await AskAsync(guarded, official with { SteppedUpAt = null })));
        _clock.Advance(TimeSpan.FromHours(-1)); // A proof from the future is none.
        Assert.Equal(Refusals.StepUp, Refused(await AskAsync(guarded, official)));
    }

    [Fact]
    public async Task Personal_data_and_what_leaves_the_portal_is_put_on_record()
    {
        var official = await _counter.OfficerAsync(RoleTable.GuOfficial, Seo);

        await AskAsync(See with { PersonalData = true }, official);
        await AskAsync(See with { Export = true }, official);

        await using var db = _database.Open();
        var actions = await db.AuditEntries.Where(line => line.EntryNo > 1).Select(line => line.Action).ToListAsync();
        Assert.Equal(["things", "things"], actions);
    }

    [Fact]
    public async Task AL_1_what_cannot_be_put_on_record_is_not_done()
    {
        var official = await _counter.OfficerAsync(RoleTable.GuOfficial, Seo);
        await _database.ExecuteAsync(
            "CREATE TRIGGER no_audit BEFORE INSERT ON audit_entries BEGIN SELECT RAISE(ABORT, 'full'); END");

        await Assert.ThrowsAnyAsync<Exception>(() => AskAsync(See with { Export = true }, official));
        await Assert.ThrowsAnyAsync<Exception>(() =>
            new AddThing(_counter.Desk).RunAsync(official, new(9, "A", Seo), null, default));
        Assert.Equal(0, await _database.NumberAsync("SELECT COUNT(*) FROM programmes"));
    }

    [Fact]
    public async Task A_change_and_its_line_are_saved_together_and_a_refused_one_not_at_all()
    {
        var official = await _counter.OfficerAsync(RoleTable.GuOfficial, Seo);
        var add = new AddThing(_counter.Desk);

        Assert.Equal("added 9", Done(await add.RunAsync(official, new(9, "A", Seo), null, default)));
        Assert.Equal("name", Refused(await add.RunAsync(official, new(8, "", Seo), null, default)).Field);
        Assert.Equal(Refusals.NotFound, Refused(await add.RunAsync(official, new(7, "B", Namdong), null, default)));

        await using var db = _database.Open();
        Assert.Equal([9], await db.Programmes.Select(row => row.ProgrammeNo).ToListAsync());
        Assert.Equal(["programme/9", ""], await db.AuditEntries.Where(line => line.EntryNo > 1)
            .OrderBy(line => line.EntryNo).Select(line => line.Subject).ToListAsync());
    }

    [Fact]
    public async Task The_machine_never_proposes()
    {
        var reading = new Duty("things", Permissions.StatisticsReportsSee);
        var guarded = reading with { Approval = Permissions.BudgetsDocumentApprove };

        Assert.IsType<Outcome<int>.Done>(await AskAsync(reading, Caller.Machine));
        Assert.Equal(Refusals.NotAllowed, Refused(await AskAsync(guarded, Caller.Machine)));
    }

    private Task<Outcome<int>> AskAsync(Duty duty, Caller caller, int district = 0) =>
        new CountThings(_counter.Desk, duty).RunAsync(caller, district, default);

    // The first line is that of the migration.
    private Task<long> LinesAsync() => _database.NumberAsync("SELECT COUNT(*) FROM audit_entries WHERE entry_no > 1");

    private static Problem Refused<T>(Outcome<T> outcome) =>
        Assert.Single(Assert.IsType<Outcome<T>.Refused>(outcome).Problems);

    private static T Done<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Done>(outcome).Value;
}
