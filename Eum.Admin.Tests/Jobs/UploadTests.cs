using System.Text;
using Eum.Admin.Features.Imports;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;
using Eum.Infrastructure.Uploads;

namespace Eum.Admin.Tests.Jobs;

/// <summary>What comes from a browser is believed in nothing: not its name, not its type, not its size.</summary>
public sealed class UploadTests : IDisposable
{
    private readonly UploadDesk _desk = new(StorageEngine.Sqlite);
    private readonly Guid _upload = Guid.CreateVersion7();

    public static TheoryData<byte[], string> Strangers => new()
    {
        { [], "빈 파일" },
        { [0x50, 0x4B, 3, 4, 20, 0], "엑셀(xlsx)이나 ZIP" },
        { [0xD0, 0xCF, 0x11, 0xE0, 0xA1], "옛 엑셀·한글" },
        { "%PDF-1.7"u8.ToArray(), "PDF" },
        { "MZ\0\0"u8.ToArray(), "실행 파일" },
        { [0x7F, 0x45, 0x4C, 0x46, 2], "실행 파일" },
        { Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("#EUM,")).ToArray(), "UTF-16" },
        { "<html>#EUM"u8.ToArray(), "#EUM으로 시작하지" },
        { "member_id,name\n1,2\n"u8.ToArray(), "#EUM으로 시작하지" },
        { "#EUM,members\0\0\0"u8.ToArray(), "글자가 아닌 것" },
        { [0x1F, 0x8B, 8, 0, 1, 2, 3], "압축이 깨져" },
        { UploadDesk.Packed("PK\u0003\u0004"u8.ToArray()), "엑셀(xlsx)이나 ZIP" },
        { UploadDesk.Packed(UploadDesk.Packed("#EUM"u8.ToArray())), "#EUM으로 시작하지" },
        { Bomb(3 << 20), "압축 폭탄" },
        { Encoding.UTF8.GetBytes("#EUM,x\n" + new string(',', 250) + "\n"), "칸이 200개" },
        { Encoding.UTF8.GetBytes("#EUM,x\n" + new string('가', 40_000) + "\n"), "너무 깁니다" },
        { Encoding.UTF8.GetBytes("#EUM,x\n" + new string('\n', 2_000_010)), "2,000,000개" },
    };

    public void Dispose() => _desk.Dispose();

    [Theory, MemberData(nameof(Strangers))]
    public async Task FU_1_FU_2_content_decides_and_what_is_refused_leaves_nothing(byte[] bytes, string why)
    {
        var refused = Assert.IsType<Outcome<ReceivedFile>.Refused>(
            await _desk.TrySendAsync(_upload, "payments-20260701.csv", bytes));

        Assert.Contains(why, refused.Problems[0].Message, StringComparison.Ordinal);
        Assert.Empty(FilesBelow());
    }

    [Fact]
    public async Task FU_1_a_file_over_50_MB_is_refused_as_soon_as_it_is()
    {
        using var endless = new Endless();
        var refused = Assert.IsType<Outcome<ReceivedFile>.Refused>(
            await new ReceiveFile(_desk.Room.Desk, _desk.Uploads).RunAsync(
                await _desk.OfficerAsync(), new(_upload, "a.csv", endless), default));

        Assert.Contains("50 MB를 넘습니다", refused.Problems[0].Message, StringComparison.Ordinal);
        Assert.InRange(endless.Position, UploadLimits.FileBytes, UploadLimits.FileBytes + (1 << 17));
        Assert.Empty(FilesBelow());
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\kim\\결제.csv", "결제.csv")]
    [InlineData("a\0b\nc\u202Ecsv.exe", "abccsv.exe")]
    [InlineData("..", "..")]
    [InlineData("", "이름 없음")]
    [InlineData("ㅇㅡㅁ.csv", "ㅇㅡㅁ.csv")]
    public async Task FU_2_a_name_is_something_to_show_and_never_a_path(string name, string shown)
    {
        var file = await _desk.SendAsync(_upload, name, "#EUM,unheard-of\n");

        Assert.Equal(shown, file.Name);
        Assert.Matches("^[0-9a-f]{32}$", file.Stored);
        var path = Assert.Single(FilesBelow());
        Assert.Equal(file.Stored, Path.GetFileName(path));
    }

    [Fact]
    public async Task Only_the_programs_own_account_can_read_what_was_sent()
    {
        await _desk.SendAsync(_upload, "a.csv", "#EUM,x\n");
        if (OperatingSystem.IsWindows()) return;

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilesBelow().Single()));
    }

    [Fact]
    public async Task FU_1_no_more_than_64_files_wait_in_one_upload()
    {
        for (var i = 0; i < UploadLimits.Files; i++) await _desk.SendAsync(_upload, $"{i}.csv", "#EUM,x\n");

        var refused = Assert.IsType<Outcome<ReceivedFile>.Refused>(
            await _desk.TrySendAsync(_upload, "65.csv", "#EUM,x\n"u8.ToArray()));
        Assert.Contains("64개까지", refused.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_import_can_leave_nothing_here()
    {
        var auditor = await _desk.Room.OfficerAsync(RoleTable.Auditor);

        Assert.IsType<Outcome<ReceivedFile>.Refused>(
            await _desk.TrySendAsync(_upload, "a.csv", "#EUM,x\n"u8.ToArray(), auditor));
        Assert.Empty(_desk.Uploads.All());
    }

    [Fact]
    public async Task Nobody_imports_what_another_has_sent_or_what_was_never_sent()
    {
        var file = await _desk.SendAsync(_upload, "a.csv", "#EUM,x\n");
        var other = await _desk.Room.OfficerAsync();
        var start = new StartImport(_desk.Room.Desk, _desk.Uploads);

        Assert.IsType<Outcome<Guid>.Refused>(await start.RunAsync(other, new(_upload, [file]), null, default));
        Assert.IsType<Outcome<Guid>.Refused>(await start.RunAsync(
            await _desk.OfficerAsync(), new(_upload, [file with { Stored = "../../etc/passwd" }]), null, default));
        Assert.IsType<Outcome<Guid>.Refused>(
            await start.RunAsync(await _desk.OfficerAsync(), new(_upload, []), null, default));
        Assert.Equal(0, await _desk.Room.Database.NumberAsync("SELECT count(*) FROM jobs"));
    }

    [Fact]
    public async Task RB_5_five_clicks_on_import_are_one_job()
    {
        var file = await _desk.SendAsync(_upload, "m.csv", OperatorDesk.TextOf("members", OperatorDesk.Members));
        var (officer, start) = (await _desk.OfficerAsync(), new StartImport(_desk.Room.Desk, _desk.Uploads));

        var clicks = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            start.RunAsync(officer, new(_upload, [file]), _upload, default)));

        Assert.All(clicks, click => Assert.Equal(_upload, Assert.IsType<Outcome<Guid>.Done>(click).Value));
        Assert.Equal(1, await _desk.Room.Database.NumberAsync("SELECT count(*) FROM jobs"));
    }

    private static byte[] Bomb(int bytes)
    {
        var text = new byte[bytes];
        text.AsSpan().Fill((byte)'\n');
        "#EUM,x"u8.CopyTo(text);
        return UploadDesk.Packed(text);
    }

    private IEnumerable<string> FilesBelow() => _desk.Files;

    /// <summary>A stream that never ends.</summary>
    private sealed class Endless : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _read;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'x');
            _read += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
