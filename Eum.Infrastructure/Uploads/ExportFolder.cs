using System.Security.Cryptography;

namespace Eum.Infrastructure.Uploads;

/// <summary>Where finished exports lie: Exports:Folder, else exports/ beside the books.</summary>
public sealed record ExportOptions(string Folder);

/// <summary>
/// Keeps finished exports until they expire: outside of what the portal serves, under random names, for the program's
/// account alone.
/// </summary>
public sealed class ExportFolder(ExportOptions options)
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Its random name, and its length.</summary>
    public async Task<(string Stored, long Bytes)> KeepAsync(Stream content, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(options.Folder);
        else Directory.CreateDirectory(options.Folder, Own | UnixFileMode.UserExecute);
        var stored = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var how = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = Own;
        try
        {
            await using var file = new FileStream(PathOf(stored), how);
            await content.CopyToAsync(file, cancel);
            return (stored, file.Length);
        }
        catch
        {
            File.Delete(PathOf(stored));
            throw;
        }
    }

    /// <summary>Null where it does not lie on this machine.</summary>
    public FileStream? Open(string stored) =>
        IsName(stored) && File.Exists(PathOf(stored)) ? File.OpenRead(PathOf(stored)) : null;

    public void Drop(string stored)
    {
        if (IsName(stored)) File.Delete(PathOf(stored));
    }

    /// <summary>What lies there, and since when (UTC).</summary>
    public IEnumerable<(string Stored, DateTime At)> All() => Directory.Exists(options.Folder)
        ? Directory.GetFiles(options.Folder).Select(path => (Path.GetFileName(path), File.GetLastWriteTimeUtc(path)))
        : [];

    private static bool IsName(string stored) => stored.Length == 32 && stored.All(char.IsAsciiHexDigitLower);

    private string PathOf(string stored) => Path.Combine(options.Folder, stored);
}
