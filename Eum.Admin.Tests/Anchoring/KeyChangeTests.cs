using Eum.Admin.Desk;
using Eum.Admin.Features.Approvals;
using Eum.Admin.Features.PersonalData;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Approvals;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Anchoring;
using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Anchoring;

/// <summary>
/// FE-1, PD-5, AL-4: keys are changed by two people, whatever is broken off, and what was signed still holds.
/// </summary>
public sealed class KeyChangeTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task FE_1_a_key_is_changed_by_two_people_and_only_then(StorageEngine engine)
    {
        using var books = await SealedBooks.OpenAsync(engine);
        await using var room = await RoomAsync(books);
        var before = (room.Ring.Current, books.Sealer.Key.KeyId);

        Assert.IsType<Outcome<long>.Refused>(await room.Rotate.ProposeAsync(
            Caller.Machine, new(KeyKind.PersonalData), "기계가", null, default));
        var field = await room.ProposeAsync(KeyKind.PersonalData);
        var signing = await room.ProposeAsync(KeyKind.AuditSigning);
        Assert.Equal(0, await room.FinishAsync());
        Assert.Equal(before, (room.Ring.Current, books.Sealer.Key.KeyId));

        await room.ApproveAsync(field);
        await room.ApproveAsync(signing);
        Assert.Equal(before, (room.Ring.Current, books.Sealer.Key.KeyId)); // Decided, not done.
        Assert.IsType<Outcome<long>.Refused>(await room.Rotate.ProposeAsync(
            room.Admin, new(KeyKind.PersonalData), "한 번 더", null, default));

        Assert.Equal(2, await room.FinishAsync());
        Assert.Equal(0, await room.FinishAsync());
        Assert.Equal(2, room.Ring.Current);
        Assert.NotEqual(before.KeyId, books.Sealer.Key.KeyId);
        Assert.Equal(2, await books.Database.NumberAsync("SELECT COUNT(*) FROM audit_entries WHERE action = '열쇠 바뀜'"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task FE_1_a_change_that_nobody_approved_is_not_done(StorageEngine engine)
    {
        using var books = await SealedBooks.OpenAsync(engine);
        await using var room = await RoomAsync(books);
        var waiting = await room.ProposeAsync(KeyKind.AuditSigning);
        foreach (var proposal in (string[])["NULL", $"{waiting}", "999"])
            await books.Database.ExecuteAsync(
                "INSERT INTO key_changes (change_no, kind, from_key, to_key, proposal_no, decided_at) "
                + $"SELECT COUNT(*) + 1, 2, '{books.Sealer.Key.KeyId}', '', {proposal}, 0 FROM key_changes");

        Assert.Equal(0, await room.FinishAsync());
        Assert.Empty(books.Sealer.Key.Book.Former);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task PD_5_a_change_broken_off_anywhere_and_begun_by_several_at_once_ends_with_one_new_key(
        StorageEngine engine)
    {
        using var books = await SealedBooks.OpenAsync(engine);
        await using var room = await RoomAsync(books);
        await room.ApproveAsync(await room.ProposeAsync(KeyKind.PersonalData));
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => room.Changes.FinishAsync(
            "시험", _ => stop.Cancel(), stop.Token)); // The ring has the key, and a cell or two.
        Assert.Equal(2, room.Ring.Current);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                return await room.Changes.FinishAsync("시험", null, default);
            }
            catch (SecretFileException)
            {
                return -1; // Another had the file: the next round is its turn.
            }
        }));

        Assert.Contains(outcomes, done => done >= 0);
        await room.FinishAsync();
        Assert.Equal([1, 2], room.Ring.Versions);
        Assert.Equal(0, await books.Database.NumberAsync(
            "SELECT COUNT(*) FROM merchants WHERE phone <> '' AND phone NOT LIKE 'v2:%'"));
        Assert.Equal(1, await books.Database.NumberAsync("SELECT COUNT(*) FROM audit_entries WHERE action = '열쇠 바뀜'"));
        Assert.True((await books.VerifyAsync()).Findings.All(finding => finding.Check != "cell"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task PD_5_seeds_of_second_factors_and_keys_of_cookies_are_sealed_anew_too(StorageEngine engine)
    {
        using var books = await SealedBooks.OpenAsync(engine);
        await using var room = await RoomAsync(books);
        var box = room.Registry.Get<SecretBox>();
        var second = new SecondFactor(box);
        var user = new AppUser { Id = Guid.CreateVersion7(), UserName = "seed", CreatedAt = DateTime.UnixEpoch };
        user.TotpSeed = second.Seal(user.Id, "열두 글자의 비밀"u8);
        var cookies = new SealedXml(box).Encrypt(System.Xml.Linq.XElement.Parse("<masterKey>비밀</masterKey>"));
        await using (var db = books.Database.Open())
        {
            db.Add(user);
            await db.SaveChangesAsync();
        }

        new DataProtectionKeys(books.Database).StoreElement(
            new System.Xml.Linq.XElement("key", cookies.EncryptedElement), "key-1");
        await room.ApproveAsync(await room.ProposeAsync(KeyKind.PersonalData));

        await room.FinishAsync();

        await using var after = books.Database.Open();
        var seed = (await after.Users.AsNoTracking().SingleAsync(row => row.Id == user.Id)).TotpSeed!;
        Assert.True(box.IsOfNow(seed));
        Assert.Equal("열두 글자의 비밀"u8.ToArray(), second.SeedOf(new() { Id = user.Id, TotpSeed = seed }));
        var key = Convert.FromBase64String(
            new DataProtectionKeys(books.Database).GetAllElements().Single().Descendants("sealed").Single().Value);
        Assert.True(box.IsOfNow(key));
        Assert.Contains("비밀", System.Text.Encoding.UTF8.GetString(box.Open(SealedXml.Purpose, key)),
            StringComparison.Ordinal);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AL_4_what_older_keys_signed_still_holds_here_and_offline(StorageEngine engine)
    {
        using var books = await SealedBooks.OpenAsync(engine);
        using var folder = new TempFolder();
        var first = books.Sealer.Key.KeyId;
        for (var change = 0; change < 2; change++)
        {
            SigningKey.Change(books.Database.Keys.Signing, books.Sealer.Key.KeyId);
            await books.WriteAsync(3);
        }

        books.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Empty((await books.VerifyAsync()).Findings);
        Assert.Equal(3, await books.Database.NumberAsync("SELECT COUNT(DISTINCT key_id) FROM audit_checkpoints"));
        var path = folder.At("export.jsonl");
        await using (var target = File.Create(path))
            await new AuditExport(books.Database, books.Sealer, books.Clock).WriteAsync(target, "시험", default);
        foreach (var known in (string?[])[first, books.Sealer.Key.KeyId, null])
            Assert.Empty(ExportVerifier.Run(path, known, books.AnchorFile, books.Clock, null).Findings);
        Assert.NotEmpty(ExportVerifier.Run(path, new('0', 64), null, books.Clock, null).Findings);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AL_5_a_key_that_has_gone_signs_nothing_behind_its_successor(StorageEngine engine)
    {
        using var books = await SealedBooks.OpenAsync(engine);
        var kept = await File.ReadAllTextAsync(books.Database.Keys.Signing); // By somebody who should not have it.
        SigningKey.Change(books.Database.Keys.Signing, books.Sealer.Key.KeyId);
        await books.WriteAsync(3);
        using var folder = new TempFolder();
        var stolen = folder.Write("stolen.pem", kept);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(stolen, UnixFileMode.UserRead);
        using var thief = new AuditSealer(
            books.Database, new() { KeyFile = stolen, AnchorFile = books.AnchorFile }, books.Clock);
        await books.WriteAsync(1, anchor: false);
        await thief.AnchorAsync(default);
        books.Clock.Advance(TimeSpan.FromMinutes(10));

        var found = await books.VerifyAsync();

        Assert.Contains(found.Findings, finding => finding.Check == "checkpoint");
    }

    [Fact]
    public async Task AL_5_an_older_key_put_into_the_file_that_vouches_for_nobody_is_named()
    {
        using var books = await SealedBooks.OpenAsync(StorageEngine.Sqlite);
        using var folder = new TempFolder();
        SigningKey.Change(books.Database.Keys.Signing, books.Sealer.Key.KeyId);
        Assert.True(books.Sealer.Key.Book.IsWhole);
        using var other = SigningKey.Open(folder.At("other.pem"));
        var former = books.Sealer.Key.Book.Former[0];

        Assert.False(new KeyBook([former with { PublicKey = other.PublicKey }], books.Sealer.Key.PublicKey).IsWhole);
        Assert.False(new KeyBook([former], other.PublicKey).IsWhole);
        Assert.Equal(
            books.Sealer.Key.KeyId, SigningKey.Change(books.Database.Keys.Signing, other.KeyId)); // Was changed before.
        Assert.Single(books.Sealer.Key.Book.Former);
    }

    private static async Task<Room> RoomAsync(SealedBooks books)
    {
        var counter = new Counter(books.Database, books.Clock);
        return new(
            books, Registry.Over(books.Database, books.Clock),
            await counter.OfficerAsync(RoleTable.CityAdmin, 28000),
            await counter.OfficerAsync(RoleTable.CityApprover, 28000));
    }

    private sealed record Room(SealedBooks Books, Registry Registry, Caller Admin, Caller Checker)
        : IAsyncDisposable
    {
        public RotateKeys Rotate => Registry.Get<RotateKeys>();

        public KeyChanges Changes => Registry.Get<KeyChanges>();

        public KeyRing Ring => Registry.Get<KeyRing>();

        public async Task<long> ProposeAsync(KeyKind kind) => Assert.IsType<Outcome<long>.Done>(
            await Rotate.ProposeAsync(Admin, new(kind), "해마다 바꿈", null, default)).Value;

        public async Task ApproveAsync(long no)
        {
            await using var db = Books.Database.Open();
            var seen = await db.Proposals.Where(row => row.ProposalNo == no).Select(row => row.Sha256).SingleAsync();
            var fresh = Checker with { SteppedUpAt = Books.Clock.GetUtcNow().UtcDateTime };
            var decided = await Registry.Get<ApproveProposal>().RunAsync(fresh, new(no, seen, ""), null, default);
            Assert.Equal(ProposalState.Approved, Assert.IsType<Outcome<Decided>.Done>(decided).Value.State);
        }

        public async Task<int> FinishAsync() => Assert.IsType<Outcome<int>.Done>(
            await Registry.Get<FinishKeyChanges>().RunAsync(Caller.Machine, new(null), default)).Value;

        public ValueTask DisposeAsync() => Registry.DisposeAsync();
    }
}
