using Eum.Admin.Desk;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.AspNetCore.Identity;
using Accounts = Eum.Admin.Tests.Identity.Accounts;

namespace Eum.Admin.Tests.Desk;

/// <summary>AL-1: what cannot be written down is not done, use case by use case, and nothing is left out.</summary>
public sealed class NothingUnauditedTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    // Reviewed: what recomputes and answers; what somebody has typed or sent up and only she sees. The books know
    // nothing of it, and what comes of it is told.
    private static readonly string[] NoMatterOfTheBooks =
        ["books.verify", "drafts.find", "drafts.forget", "drafts.keep", "imports.drop", "imports.receive"];

    [Fact]
    public async Task AL_1_the_list_of_what_is_unaudited_is_empty()
    {
        await using var registry = Registry.Open();
        var told = registry.UseCases.Where(MustBeTold).Select(one => one.Duty.UseCase).ToList();

        // A change by one person is saved by the desk itself, with its line: that is tried for each duty below.
        var unaudited = told.Except(Deeds.All.Keys).Except(NoMatterOfTheBooks)
            .Except(registry.UseCases.Where(IsChange).Select(one => one.Duty.UseCase));
        Assert.Empty(unaudited);
        Assert.Empty(Deeds.All.Keys.Except(told));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AL_1_where_no_line_can_be_written_no_use_case_changes_or_shows_anything(StorageEngine engine)
    {
        await using var deeds = await Deeds.OpenAsync(engine);
        foreach (var (name, ready) in Deeds.All)
        {
            var deed = await ready(deeds);
            var before = await StateAsync(deeds.Database);

            await Deeds.FillUpAsync(deeds.Database, isFull: true);
            var failure = await Record.ExceptionAsync(deed);
            await Deeds.FillUpAsync(deeds.Database, isFull: false);

            Assert.True(failure is not null and not NotDoneException, $"{name}: {failure?.Message ?? "was done"}");
            Assert.Equal(before, await StateAsync(deeds.Database));
            var lines = await LinesAsync(deeds.Database);
            Assert.True(await deed(), name);
            Assert.True(await LinesAsync(deeds.Database) > lines, name);
        }
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AL_1_where_no_line_can_be_written_no_duty_of_the_desk_saves_a_change(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var registry = Registry.Over(database);
        var counter = new Counter(database, new StoppedClock());
        var duties = registry.UseCases.Where(IsChange).Select(one => one.Duty).ToList();
        await Deeds.FillUpAsync(database, isFull: true);

        foreach (var duty in duties)
        {
            var role = RoleTable.All.First(role => role.Permissions.Contains(duty.Permission));
            var by = await counter.OfficerAsync(role.Code, role.Reach == RoleReach.Gu ? 28260 : 28000);
            await Assert.ThrowsAnyAsync<Exception>(() =>
                new AddThing(counter.Desk, duty).RunAsync(by, new(9, "A", null), null, default));
        }

        Assert.True(duties.Count > 5);
        Assert.Equal(0, await database.NumberAsync("SELECT COUNT(*) FROM programmes"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AL_1_where_no_line_can_be_written_nobody_signs_in_or_out_and_no_factor_changes(
        StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        var (enrolled, another) = (await accounts.EnrolAsync(), await accounts.EnrolAsync("other", "I-2"));
        var session = (await accounts.Sessions.StartAsync(enrolled.User, "", "10.0.0.1", "", default)).Session;
        var newcomer = await accounts.AddAsync("newcomer", "I-3");
        var (token, reset) = (await accounts.TokenAsync(newcomer.Id), await accounts.TokenAsync(another.User.Id));
        var seed = Totp.NewSeed();
        var factors = new OwnFactors(accounts.Database, accounts.Hasher, accounts.Clock);
        var keys = new OwnPasskeys(accounts.Database, accounts.Clock);
        var first = new Infrastructure.Identity.Accounts(accounts.Database, accounts.Clock);
        await keys.AddAsync(enrolled.User, KeyOf(1), "10.0.0.1", default);
        Func<Task>[] deeds =
        [
            () => accounts.Sessions.StartAsync(another.User, "", "10.0.0.1", "", default),
            () => accounts.Sessions.StepUpAsync(session.SessionId, "10.0.0.1", default),
            () => accounts.Sessions.SignOutAsync(session.SessionId, true, "10.0.0.1", default),
            () => factors.RenewCodesAsync(enrolled.User, "10.0.0.1", default),
            () => factors.ChangePasswordAsync(enrolled.User, "느린 기차와 빨간 우체통 셋", "10.0.0.1", default),
            () => keys.AddAsync(enrolled.User, KeyOf(2), "10.0.0.1", default),
            () => keys.RemoveAsync(enrolled.User, [1], "10.0.0.1", default),
            () => first.DisableAsync("other", "시험", default),
            () => first.CreateFirstAsync(
                new("first.one", "이름", "I-9", ""), RoleTable.CityAdmin, "시험", 2, default),
            () => accounts.Enrolment.EnrolAsync(
                token, Accounts.Password, seed, Totp.CodeAt(seed, Totp.StepAt(accounts.Now)), "10.0.0.1", default),
        ];
        var before = await TablesDigest.OfAsync(accounts.Database);
        await Deeds.FillUpAsync(accounts.Database, isFull: true);

        foreach (var deed in deeds) await Assert.ThrowsAnyAsync<Exception>(deed);
        // Nor does anybody learn that a password was wrong.
        await Assert.ThrowsAnyAsync<Exception>(() =>
            accounts.SignIn.PasswordAsync("nobody", "틀린 비밀번호", "10.0.0.1", default));
        await Assert.ThrowsAnyAsync<Exception>(() => accounts.SignIn.RefusePasskeyAsync("10.0.0.1", default));

        Assert.Equal(before, await TablesDigest.OfAsync(accounts.Database));
        await Assert.ThrowsAnyAsync<Exception>(() => accounts.Enrolment.ResetAsync( // Whose try stays counted.
            reset, "느린 기차와 빨간 우체통 셋", accounts.CodeOf(another), "10.0.0.1", default));
        Assert.Equal(another.User.PasswordHash, (await accounts.ReadAsync(another.User.Id)).PasswordHash);
    }

    private static bool MustBeTold(UseCase one) =>
        !IsQuestion(one) || one.Duty.PersonalData || one.Duty.Export || one is Download;

    private static bool IsQuestion(UseCase one) => Is(one, typeof(Question<,>));

    private static bool IsChange(UseCase one) => Is(one, typeof(Change<,>));

    private static bool Is(UseCase one, Type kind)
    {
        for (var type = one.GetType(); type != typeof(UseCase); type = type.BaseType!)
            if (type.IsGenericType && type.GetGenericTypeDefinition() == kind) return true;
        return false;
    }

    private static UserPasskeyInfo KeyOf(byte id) =>
        new([id], [1], DateTimeOffset.UnixEpoch, 0, [], true, false, false, [1], [1]);

    private static async Task<string> StateAsync(TestDatabase database)
    {
        var tables = await TablesDigest.OfAsync(database);
        var checkpoints = await database.NumberAsync("SELECT COUNT(*) FROM audit_checkpoints");
        string[] files = [database.Keys.Ring, database.Keys.Signing, database.Keys.Anchors];
        return string.Join('\n', tables.Select(table => $"{table.Key} {table.Value}").Append($"{checkpoints}")
            .Concat(files.Select(file => File.Exists(file) ? File.ReadAllText(file) : "")));
    }

    private static Task<long> LinesAsync(TestDatabase database) =>
        database.NumberAsync("SELECT COUNT(*) FROM audit_entries");
}
