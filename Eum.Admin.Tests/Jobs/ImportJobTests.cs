using Eum.Admin.Features.Imports;
using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Storage.Bulk;
using Eum.Infrastructure.Storage.Engines;
using Eum.Infrastructure.Storage.Jobs;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Tests.Jobs;

/// <summary>Files that come by a browser: received, imported as a job, cleared away, and never taken twice.</summary>
public sealed class ImportJobTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task An_upload_is_imported_in_its_order_and_its_files_are_cleared_away(StorageEngine engine)
    {
        using var desk = new UploadDesk(engine);
        var upload = Guid.CreateVersion7();
        var cards = await desk.SendAsync(upload, "cards.csv", OperatorDesk.TextOf("cards", OperatorDesk.Cards));
        var members = await desk.SendAsync(
            upload, "members.csv.gz", OperatorDesk.TextOf("members", OperatorDesk.Members), gzip: true);

        await desk.ImportAsync(upload, cards, members);

        var row = await desk.Room.RowAsync(upload);
        Assert.Equal((JobStatus.Done, 9, 9), (row.Status, row.Done, row.Total));
        var run = await desk.ViewAsync(upload);
        Assert.Equal(["members.csv.gz", "cards.csv"], run.Files.Select(file => file.Name));
        Assert.Equal([3, 6], run.Files.Select(file => file.Accepted));
        Assert.Equal(6, await desk.Room.Database.NumberAsync("SELECT count(*) FROM card_events"));
        Assert.Equal("members.csv.gz", await desk.Room.Database.ScalarAsync(
            "SELECT file_name FROM import_batches WHERE kind = 'members'"));
        Assert.Empty(desk.Uploads.All());
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task The_same_file_sent_twice_does_nothing_twice_and_says_so(StorageEngine engine)
    {
        using var desk = new UploadDesk(engine);
        var text = OperatorDesk.TextOf("members", OperatorDesk.Members);
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await desk.ImportAsync(first, await desk.SendAsync(first, "members.csv", text));
        await desk.ImportAsync(second, await desk.SendAsync(second, "다른 이름.csv", text));

        var file = Assert.Single((await desk.ViewAsync(second)).Files);
        Assert.Equal((UploadState.Repeated, 0L), (file.State, file.Accepted));
        Assert.Contains("이미 가져온 파일입니다", file.Message, StringComparison.Ordinal);
        Assert.Equal(3, await desk.Room.Database.NumberAsync("SELECT count(*) FROM members"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_file_that_is_refused_says_why_with_its_line_and_the_others_are_taken(StorageEngine engine)
    {
        using var desk = new UploadDesk(engine);
        var upload = Guid.CreateVersion7();
        var good = await desk.SendAsync(upload, "members.csv", OperatorDesk.TextOf("members", OperatorDesk.Members));
        var cut = OperatorDesk.TextOf("cards", OperatorDesk.Cards).Split("#END")[0];
        var bad = await desk.SendAsync(upload, "잘린 것.csv", cut);

        await desk.ImportAsync(upload, good, bad);

        Assert.Equal(JobStatus.Partly, (await desk.Room.RowAsync(upload)).Status);
        var refused = (await desk.ViewAsync(upload)).Files.Single(file => file.State == UploadState.Refused);
        Assert.Equal("잘린 것.csv", refused.Name);
        Assert.Contains("#END 줄이 없습니다", refused.Message, StringComparison.Ordinal);
        Assert.Matches("^[0-9]+행: ", refused.Message);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task RB_16_killed_between_two_files_the_job_goes_on_with_the_second(StorageEngine engine)
    {
        using var desk = new UploadDesk(engine);
        var upload = Guid.CreateVersion7();
        var members = await desk.SendAsync(upload, "members.csv", OperatorDesk.TextOf("members", OperatorDesk.Members));
        var cards = await desk.SendAsync(upload, "cards.csv", OperatorDesk.TextOf("cards", OperatorDesk.Cards));
        await desk.StartAsync(upload, members, cards);
        await desk.DieAfterFirstAsync(upload);

        await JobRoom.RunAsync(desk.Runner());

        var view = await desk.ViewAsync(upload);
        Assert.All(view.Files, file => Assert.Equal(UploadState.Done, file.State));
        Assert.Equal([3, 6], view.Files.Select(file => file.Accepted));
        Assert.Equal(2, await desk.Room.Database.NumberAsync("SELECT count(*) FROM import_batches"));
        Assert.Equal(3, await desk.Room.Database.NumberAsync("SELECT count(*) FROM members"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task An_officer_who_lost_the_right_meanwhile_imports_nothing(StorageEngine engine)
    {
        using var desk = new UploadDesk(engine);
        var upload = Guid.CreateVersion7();
        var file = await desk.SendAsync(upload, "members.csv", OperatorDesk.TextOf("members", OperatorDesk.Members));
        await desk.StartAsync(upload, file);
        await desk.EndGrantAsync();

        await JobRoom.RunAsync(desk.Runner());

        Assert.Equal(JobStatus.Failed, (await desk.Room.RowAsync(upload)).Status);
        Assert.Equal(0, await desk.Room.Database.NumberAsync("SELECT count(*) FROM import_batches"));
    }

    [Fact]
    public async Task An_import_under_way_elsewhere_lets_the_job_wait_its_turn()
    {
        using var desk = new UploadDesk(StorageEngine.Sqlite);
        var upload = Guid.CreateVersion7();
        await desk.StartAsync(
            upload, await desk.SendAsync(upload, "m.csv", OperatorDesk.TextOf("members", OperatorDesk.Members)));
        using (var other = new BulkConnections(Options.Create(desk.Room.Database.Options)).Open(256))
        {
            Assert.True(other.TryLockImports());
            await JobRoom.RunAsync(desk.Runner());
            var waits = await desk.Room.RowAsync(upload);
            Assert.Equal((JobStatus.Waiting, 0), (waits.Status, waits.Tries));
            Assert.Contains("다른 가져오기", waits.Message, StringComparison.Ordinal);
        }

        await JobRoom.RunAsync(desk.Runner());
        Assert.Equal(JobStatus.Done, (await desk.Room.RowAsync(upload)).Status);
    }

    [Fact]
    public async Task What_nobody_imports_is_thrown_away_after_a_day_and_what_waits_stays()
    {
        using var desk = new UploadDesk(StorageEngine.Sqlite);
        var (left, wanted) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await desk.SendAsync(left, "m.csv", OperatorDesk.TextOf("members", OperatorDesk.Members));
        var file = await desk.SendAsync(wanted, "m.csv", OperatorDesk.TextOf("members", OperatorDesk.Members));
        await desk.StartAsync(wanted, file);

        desk.Room.Clock.Set(TimeProvider.System.GetUtcNow().AddHours(1));
        await desk.TidyAsync();
        Assert.Equal(2, desk.Uploads.All().Count);
        desk.Room.Clock.Advance(TimeSpan.FromHours(25));
        await desk.TidyAsync();
        Assert.Equal([wanted], desk.Uploads.All().Select(one => one.Upload));
    }
}
