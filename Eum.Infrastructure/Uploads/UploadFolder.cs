using System.Globalization;
using System.Security.Cryptography;
using Eum.Infrastructure.Files;

namespace Eum.Infrastructure.Uploads;

/// <summary>A file that came from a browser.</summary>
/// <param name="Stored">Its random name in the folder.</param>
/// <param name="Name">What it was called where it came from: something to show, never a path.</param>
public sealed record UploadedFile(string Stored, string Name, long Bytes, UploadFacts Facts);

/// <summary>
/// Keeps what people upload until it is imported: outside of what the portal serves, under names of its own, a
/// folder to
/// an upload below one to a person. Only the program's account can read it.
/// </summary>
public sealed class UploadFolder(UploadOptions options)
{
    /// <summary>Said of a file that is longer than anyone may send.</summary>
    public static readonly string TooLarge =
        $"{UploadLimits.FileBytes >> 20} MB를 넘습니다. gzip으로 묶거나(.csv.gz) 서버에서 eum import로 가져오세요.";

    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int LongestName = 200;

    /// <summary>Where whoever takes the file in looks at it herself.</summary>
    public static Task<UploadFacts> Unseen(string path, CancellationToken cancel) =>
        Task.FromResult(new UploadFacts("", null, 0, 0));

    /// <summary>
    /// Takes a file in, block by block, and looks at what it is; nothing stays of one that is refused.
    /// </summary>
    /// <exception cref="FileRefusedException">Says in words why it is not taken.</exception>
    public Task<UploadedFile> ReceiveAsync(
        Guid person, Guid upload, string name, Stream content, IProgress<long>? progress, CancellationToken cancel) =>
        ReceiveAsync(person, upload, name, content, progress, UploadCheck.ReadAsync, cancel);

    /// <param name="look">Tells what lies there, or refuses it.</param>
    /// <inheritdoc cref="ReceiveAsync(Guid, Guid, string, Stream, IProgress{long}?, CancellationToken)"/>
    public async Task<UploadedFile> ReceiveAsync(
        Guid person, Guid upload, string name, Stream content, IProgress<long>? progress,
        Func<string, CancellationToken, Task<UploadFacts>> look, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(look);
        var room = UploadLimits.PersonBytes - BytesBelow(FolderOf(person));
        var folder = FolderOf(person, upload);
        MakeFolder(folder);
        if (Directory.GetFiles(folder).Length >= UploadLimits.Files)
            throw new FileRefusedException(0, $"한 번에 {UploadLimits.Files}개까지 올립니다. 나머지는 이것을 가져온 뒤에 올리세요.");
        var stored = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var path = Path.Combine(folder, stored);
        try
        {
            var bytes = await WriteAsync(path, content, room, progress, cancel);
            return new(stored, Plain(name), bytes, await look(path, cancel));
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>The path of an uploaded file; null where it does not lie on this machine.</summary>
    public string? Find(Guid person, Guid upload, string stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        if (stored.Length != 32 || !stored.All(char.IsAsciiHexDigitLower)) return null;
        var path = Path.Combine(FolderOf(person, upload), stored);
        return File.Exists(path) ? path : null;
    }

    public void Drop(Guid person, Guid upload, string stored)
    {
        if (Find(person, upload, stored) is { } path) File.Delete(path);
    }

    public void Drop(Guid person, Guid upload)
    {
        if (Directory.Exists(FolderOf(person, upload))) Directory.Delete(FolderOf(person, upload), recursive: true);
    }

    /// <summary>Every upload there is, and when it last grew (UTC).</summary>
    public IReadOnlyList<(Guid Person, Guid Upload, DateTime At)> All()
    {
        if (!Directory.Exists(options.Folder)) return [];
        return
        [
            .. from person in Directory.GetDirectories(options.Folder)
               from upload in Directory.GetDirectories(person)
               where Guid.TryParseExact(Path.GetFileName(person), "N", out _)
                     && Guid.TryParseExact(Path.GetFileName(upload), "N", out _)
               select (Guid.ParseExact(Path.GetFileName(person), "N"), Guid.ParseExact(Path.GetFileName(upload), "N"),
                   Directory.GetLastWriteTimeUtc(upload)),
        ];
    }

    /// <summary>A name without folders, control and direction marks, short enough to be kept.</summary>
    public static string Plain(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1].Normalize();
        var shown = string.Concat(last.Where(letter => !char.IsControl(letter)
            && char.GetUnicodeCategory(letter) is not UnicodeCategory.Format and not UnicodeCategory.Surrogate)).Trim();
        return shown.Length == 0 ? "이름 없음" : shown.Length <= LongestName ? shown : shown[..LongestName];
    }

    private static async Task<long> WriteAsync(
        string path, Stream content, long room, IProgress<long>? progress, CancellationToken cancel)
    {
        var how = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = Own;
        await using var file = new FileStream(path, how);
        var block = new byte[1 << 16];
        long bytes = 0;
        while (await content.ReadAsync(block, cancel) is > 0 and var read)
        {
            bytes += read;
            if (bytes > UploadLimits.FileBytes)
                throw new FileRefusedException(0, TooLarge);
            if (bytes > room)
                throw new FileRefusedException(0,
                    $"아직 가져오지 않은 파일이 {UploadLimits.PersonBytes >> 20:#,0} MB를 넘습니다. 먼저 올린 것을 가져오거나 버리세요.");
            await file.WriteAsync(block.AsMemory(0, read), cancel);
            progress?.Report(bytes);
        }

        return bytes;
    }

    private static long BytesBelow(string folder) => Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length)
        : 0;

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, Own | UnixFileMode.UserExecute);
    }

    private string FolderOf(Guid person) => Path.Combine(options.Folder, $"{person:N}");

    private string FolderOf(Guid person, Guid upload) => Path.Combine(FolderOf(person), $"{upload:N}");
}
