using System.Security.Cryptography;
using Eum.Admin.Desk;
using Eum.Admin.Features.Exports;
using Eum.Admin.Features.Jobs;
using Eum.Admin.Features.Papers;
using Eum.Admin.Jobs;
using Eum.Admin.Tests.Jobs;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;
using Eum.Infrastructure.Uploads;

namespace Eum.Admin.Tests.Papers;

/// <summary>A paper is made in the background, fetched by a ticket, and known again later.</summary>
public sealed class ExportTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);
    private const string Reason = "시의회 6월 업무보고";

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AZ_7_an_export_is_fetched_by_its_maker_once_a_ticket_and_as_often_as_asked(StorageEngine engine)
    {
        await using var office = await OfficeAsync(engine);
        var maker = await office.OfficerAsync();
        var job = await office.MakeAsync(maker, "monthly", PaperFormat.Pdf);

        foreach (var again in (int[])[1, 2])
        {
            var file = Done(await office.Get<TakeExport>().RunAsync(
                maker, new(Done(await office.Get<TicketForExport>().RunAsync(maker, new(job), null, default))), null,
                default));
            await using var content = office.Folder.Open(file.Stored)!;
            Assert.Equal(file.Sha256, Convert.ToHexStringLower(await SHA256.HashDataAsync(content)));
            Assert.EndsWith(".pdf", file.Name, StringComparison.Ordinal);
            Assert.Equal(again, (await office.Get<ExportList>().AskAsync(new(1), maker))!.Lines.Single().Taken);
        }

        Assert.Equal(2, await office.Database.NumberAsync(
            "SELECT COUNT(*) FROM audit_entries WHERE subject = 'download/1' AND details LIKE 'export sha256=%'"));
        Assert.Equal(0, await office.Database.NumberAsync("SELECT COUNT(*) FROM export_tickets WHERE used_at IS NULL"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AZ_7_a_ticket_that_is_used_late_guessed_or_anothers_is_as_if_there_were_none(StorageEngine engine)
    {
        await using var office = await OfficeAsync(engine);
        var maker = await office.OfficerAsync();
        var other = await office.OfficerAsync();
        var job = await office.MakeAsync(maker, "districts", PaperFormat.Csv);
        Task<Outcome<string>> Ticket(Caller by) => office.Get<TicketForExport>().RunAsync(by, new(job), null, default);
        Task<Outcome<ExportedFile>> Take(Caller by, string ticket) =>
            office.Get<TakeExport>().RunAsync(by, new(ticket), null, default);

        Assert.Equal([Refusals.NotFound], Problems(await Ticket(other)));
        Assert.Equal([Refusals.NotFound], Problems(await Ticket(maker with { SessionId = null })));
        var ticket = Done(await Ticket(maker));
        Assert.Equal([Refusals.NotFound], Problems(await Take(other, ticket)));
        Assert.Equal([Refusals.NotFound], Problems(await Take(maker with { SessionId = "another" }, ticket)));
        Assert.Equal([Refusals.NotFound], Problems(await Take(maker, ticket[..^1])));
        Assert.Equal([Refusals.NotFound], Problems(await Take(maker, "")));
        Done(await Take(maker, ticket));
        Assert.Equal([Refusals.NotFound], Problems(await Take(maker, ticket)));

        var late = Done(await Ticket(maker));
        office.Clock.Advance(TicketForExport.Lives);
        Assert.Equal([Refusals.NotFound], Problems(await Take(maker, late)));
        office.Clock.Advance(KeepExport.Lives);
        Assert.Equal([Refusals.NotFound], Problems(await Ticket(maker)));
        Assert.False((await office.Get<ExportList>().AskAsync(new(1), maker))!.Lines.Single().CanTake);
        Assert.Empty((await office.Get<ExportList>().AskAsync(new(1), other))!.Lines);
    }

    [Fact]
    public async Task PD_4_without_a_reason_nothing_is_begun_nor_of_another_gu()
    {
        await using var office = await OfficeAsync(StorageEngine.Sqlite);
        var official = await office.OfficerAsync(RoleTable.GuOfficial, 28185);

        foreach (var (paper, reason, district) in ((string, string, int?)[])
                 [
                     ("monthly", "짧다", null), ("none", Reason, null),
                     ("monthly", Reason, 28200),
                 ])
        {
            var order = Order(paper, PaperFormat.Csv) with { District = district };
            Assert.IsType<Outcome<Guid>.Refused>(await office.Get<StartExport>().RunAsync(
                official, new(Guid.CreateVersion7(), order, reason, null), null, default));
        }

        Assert.Equal(0, await office.Database.NumberAsync("SELECT COUNT(*) FROM jobs"));
        Assert.Equal(0, await office.Database.NumberAsync("SELECT COUNT(*) FROM exports"));
    }

    [Theory]
    [InlineData(PaperFormat.Xlsx)]
    [InlineData(PaperFormat.Pdf)]
    [InlineData(PaperFormat.Csv)]
    public async Task A_file_is_genuine_until_one_byte_of_it_is_another(PaperFormat format)
    {
        await using var office = await OfficeAsync(StorageEngine.Sqlite);
        var maker = await office.OfficerAsync();
        var (name, bytes) = await office.FileAsync(maker, await office.MakeAsync(maker, "districts", format));

        var genuine = await office.CheckAsync(maker, bytes, name);
        Assert.Equal((DocumentVerdict.Genuine, "EUM-2026-000001"), (genuine.Verdict, genuine.Document));
        Assert.Equal(DocumentVerdict.Genuine, (await office.CheckAsync(maker, bytes, "다른 이름.bin")).Verdict);

        for (var at = 0; at < bytes.Length; at += Math.Max(1, bytes.Length / 20))
        {
            byte[] altered = [.. bytes];
            altered[at] ^= 1;
            var told = await office.CheckAsync(maker, altered, name);
            Assert.Equal((DocumentVerdict.Altered, "EUM-2026-000001", ""), (told.Verdict, told.Document, told.Subject));
        }

        Assert.Equal(DocumentVerdict.Unknown, (await office.CheckAsync(maker, [1, 2, 3], "아무 파일.xlsx")).Verdict);
    }

    [Fact]
    public async Task A_file_is_superseded_when_the_same_paper_says_something_else_and_not_before()
    {
        await using var office = await OfficeAsync(StorageEngine.Sqlite);
        var maker = await office.OfficerAsync();
        var (name, bytes) = await office.FileAsync(maker, await office.MakeAsync(maker, "districts", PaperFormat.Xlsx));

        await office.MakeAsync(maker, "districts", PaperFormat.Pdf);
        Assert.Equal(DocumentVerdict.Genuine, (await office.CheckAsync(maker, bytes, name)).Verdict);
        await office.Database.ExecuteAsync("UPDATE payments_monthly SET amount = amount + 1");
        await office.MakeAsync(maker, "districts", PaperFormat.Csv);
        var told = await office.CheckAsync(maker, bytes, name);

        Assert.Equal((DocumentVerdict.Superseded, "EUM-2026-000003"), (told.Verdict, told.Later));
    }

    [Fact]
    public async Task What_has_expired_is_thrown_away_and_nothing_else()
    {
        await using var office = await OfficeAsync(StorageEngine.Sqlite);
        var maker = await office.OfficerAsync();
        await office.MakeAsync(maker, "districts", PaperFormat.Csv);
        var tidying = new ExportTidying(
            office.Folder, new(office.Database), TimeProvider.System,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<ExportTidying>.Instance);
        await office.Database.ExecuteAsync("UPDATE exports SET expires_at = 99999999999999");
        foreach (var (stored, _) in office.Folder.All())
            File.SetLastWriteTimeUtc(Path.Combine(office.At, stored), DateTime.UnixEpoch);

        await tidying.TidyAsync(default);
        Assert.Single(office.Folder.All());
        await office.Database.ExecuteAsync("UPDATE exports SET expires_at = 1");
        await tidying.TidyAsync(default);

        Assert.Empty(office.Folder.All());
    }

    private static async Task<Office> OfficeAsync(StorageEngine engine) =>
        new(await Town.WithPaymentsAsync(TestDatabase.On(engine)));

    private static PaperOrder Order(string paper, PaperFormat format) => new(
        paper, format, new(2026, 2, 1), new(2026, 3, 31), DistrictView.Recorded, null, English: false);

    private static T Done<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Done>(outcome).Value;

    private static IReadOnlyList<Problem> Problems<T>(Outcome<T> outcome) =>
        Assert.IsType<Outcome<T>.Refused>(outcome).Problems;

    /// <summary>Books, a runner of jobs and a folder for what they make.</summary>
    private sealed class Office(TestDatabase database) : IAsyncDisposable
    {
        private readonly TempFolder _temp = new();
        private Registry? _registry;

        public TestDatabase Database => database;

        public StoppedClock Clock { get; } = new();

        public string At => _temp.At("exports");

        public ExportFolder Folder => new(new(At));

        private Registry Registry => _registry ??= Registry.Over(
            database, Clock, settings: new Dictionary<string, string?> { ["Exports:Folder"] = At });

        public T Get<T>()
            where T : notnull => Registry.Get<T>();

        public async Task<Caller> OfficerAsync(string role = RoleTable.CityFinance, int authority = 28000) =>
            await new Counter(database, Clock).OfficerAsync(role, authority) with { SessionId = "session" };

        public async Task<Guid> MakeAsync(Caller by, string paper, PaperFormat format)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(1));
            var job = Done(await Get<StartExport>().RunAsync(
                by, new(Guid.CreateVersion7(), Order(paper, format), Reason, null), null, default));
            using var signals = new JobSignals();
            var runner = new JobRunner(
                new(database, Clock), [Get<ExportJob>()], new Counter(database, Clock).Desk, signals, Clock,
                Microsoft.Extensions.Logging.Abstractions.NullLogger<JobRunner>.Instance);
            await JobRoom.RunAsync(runner);
            var line = (await Get<ExportList>().AskAsync(new(1), by))!.Lines.Single(one => one.Job == job);
            Assert.Equal((JobState.Done, true), (line.State, line.CanTake));
            return job;
        }

        public async Task<(string Name, byte[] Bytes)> FileAsync(Caller by, Guid job)
        {
            var ticket = Done(await Get<TicketForExport>().RunAsync(by, new(job), null, default));
            var file = Done(await Get<TakeExport>().RunAsync(by, new(ticket), null, default));
            return (file.Name, await File.ReadAllBytesAsync(Path.Combine(At, file.Stored)));
        }

        public async Task<CheckedDocument> CheckAsync(Caller by, byte[] bytes, string name) =>
            (await Get<CheckDocument>().AskAsync(
                await CheckDocument.LookAsync(new MemoryStream(bytes), name, default), by))!;

        public async ValueTask DisposeAsync()
        {
            if (_registry is not null) await _registry.DisposeAsync();
            database.Dispose();
            _temp.Dispose();
        }
    }
}
