using System.IO.Compression;
using System.Text;
using Eum.Admin.Desk;
using Eum.Admin.Features.Imports;
using Eum.Admin.Jobs;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Bulk;
using Eum.Infrastructure.Storage.Engines;
using Eum.Infrastructure.Storage.Officers;
using Eum.Infrastructure.Uploads;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Tests.Jobs;

/// <summary>One officer who sends files, and the runner that imports them.</summary>
internal sealed class UploadDesk : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Lazy<Task<Caller>> _officer;

    public UploadDesk(StorageEngine engine)
    {
        Room = new(engine);
        Uploads = new(new UploadOptions(_folder.At("uploads")));
        _officer = new(() => Room.OfficerAsync());
    }

    public JobRoom Room { get; }

    public UploadFolder Uploads { get; }

    /// <summary>Everything that lies in the folder of uploads.</summary>
    public IEnumerable<string> Files => Directory.Exists(_folder.At("uploads"))
        ? Directory.EnumerateFiles(_folder.At("uploads"), "*", SearchOption.AllDirectories)
        : [];

    public Task<Caller> OfficerAsync() => _officer.Value;

    public JobRunner Runner() => Room.Runner(new ImportJob(Import, Uploads));

    public async Task<ReceivedFile> SendAsync(Guid upload, string name, string text, bool gzip = false) =>
        Assert.IsType<Outcome<ReceivedFile>.Done>(await TrySendAsync(
            upload, name, gzip ? Packed(Encoding.UTF8.GetBytes(text)) : Encoding.UTF8.GetBytes(text))).Value;

    public async Task<Outcome<ReceivedFile>> TrySendAsync(Guid upload, string name, byte[] bytes, Caller? by = null)
    {
        using var content = new MemoryStream(bytes);
        return await new ReceiveFile(Room.Desk, Uploads).RunAsync(
            by ?? await OfficerAsync(), new(upload, name, content), default);
    }

    public async Task StartAsync(Guid upload, params ReceivedFile[] files) =>
        Assert.IsType<Outcome<Guid>.Done>(await new StartImport(Room.Desk, Uploads).RunAsync(
            await OfficerAsync(), new(upload, files), upload, default));

    public async Task ImportAsync(Guid upload, params ReceivedFile[] files)
    {
        await StartAsync(upload, files);
        await JobRoom.RunAsync(Runner());
    }

    public async Task<ImportRunView> ViewAsync(Guid upload) =>
        (await new ImportRunDetail(Room.Desk).AskAsync(new(upload), await OfficerAsync()))!;

    /// <summary>A process takes the job, imports its first file, says so about none of it, and is gone.</summary>
    public async Task DieAfterFirstAsync(Guid upload)
    {
        var name = $"{Environment.MachineName}/{int.MaxValue}/0/{Guid.CreateVersion7():N}";
        var row = await Room.RowAsync(upload);
        var run = new JobRun(row, Room.Clock);
        var files = run.RequestAs<ImportAsked>().Files;
        Assert.True(await Room.Book.TryClaimAsync(row, name, default));
        run.Keep(new ImportRun(
        [
            .. files.Select((file, at) => new ImportRunFile(
                file.Stored, file.Name, file.Kind, at == 0 ? UploadState.Running : UploadState.Waiting, file.Rows,
                0, 0, 0, 0, 0, 0, 0, "")),
        ]));
        await Room.Book.PulseAsync(upload, name, run.Take(), default);
        var path = Uploads.Find(row.OfficerId, upload, files[0].Stored)!;
        await Import.RunAsync(run.Caller, new([path], [], null), default);
    }

    public async Task EndGrantAsync()
    {
        var officer = await OfficerAsync();
        var yesterday = KoreanTime.BusinessDate(Room.Clock.GetUtcNow().UtcDateTime).AddDays(-1);
        await using var db = Room.Database.Open();
        db.OfficerGrants.Add(new OfficerGrantRow
        {
            UserId = officer.OfficerId!.Value,
            Role = RoleTable.CityFinance,
            Authority = 28000,
            FromDay = Counter.LongAgo,
            UntilDay = yesterday,
        });
        await db.SaveChangesAsync();
    }

    public Task TidyAsync() => new JobTidying(
        Uploads, Room.Book, new(Room.Database, Room.Database.Keys.Cipher, Room.Clock), Room.Clock,
        NullLogger<JobTidying>.Instance).TidyAsync(default);

    public void Dispose()
    {
        Room.Dispose();
        _folder.Dispose();
    }

    public static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private ImportFiles Import => new(
        Room.Desk, new(new BulkConnections(Options.Create(Room.Database.Options)), Room.Clock)
        {
            Cipher = Room.Database.Keys.Cipher,
        });
}
