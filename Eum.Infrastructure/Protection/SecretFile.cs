using System.Runtime.InteropServices;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Eum.Infrastructure.Protection;

/// <summary>A key file is missing its protection, or is not what it should be; says in words what to do.</summary>
public sealed class SecretFileException(string message) : Exception(message);

/// <summary>Files outside the database that only the program's own account may read.</summary>
public static partial class SecretFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Where keys and anchors lie unless the settings name another place: beside an embedded database's file, else in
    /// keys/ and the database's name. In production they are to be named, and lie on another account's disk.
    /// </summary>
    public static string FolderOf(StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Kind switch
        {
            StorageEngine.Sqlite => Path.GetDirectoryName(
                new SqliteConnectionStringBuilder(EumContextFactory.WithFolder(options)).DataSource)!,
            StorageEngine.SqlServer => Path.Combine(
                options.ContentRoot, "keys", new SqlConnectionStringBuilder(options.ConnectionString).InitialCatalog),
            _ => Path.Combine(
                options.ContentRoot, "keys", new NpgsqlConnectionStringBuilder(options.ConnectionString).Database!),
        };
    }

    /// <summary>The file's text; null where there is none.</summary>
    /// <exception cref="SecretFileException">Others may read it.</exception>
    internal static string? Read(string path)
    {
        if (!File.Exists(path)) return null;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(Owner | UnixFileMode.UserExecute)) != 0)
            throw new SecretFileException($"열쇠 파일 {path}을(를) 다른 계정도 읽을 수 있습니다. chmod 600으로 소유자만 읽게 하세요.");
        return File.ReadAllText(path);
    }

    /// <summary>Held by one at a time, over all processes, while a file is changed.</summary>
    /// <exception cref="SecretFileException">Another holds it.</exception>
    internal static IDisposable Lock(string path)
    {
        try
        {
            return new FileStream(
                $"{path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1,
                FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            throw new SecretFileException($"다른 프로그램이 열쇠 파일 {path}을(를) 바꾸고 있습니다. 잠시 뒤에 다시 하세요.");
        }
    }

    /// <summary>Writes it whole or not at all; false where it is there already and must not be replaced.</summary>
    internal static bool Write(string path, string text, bool replace)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var draft = $"{path}.{Guid.CreateVersion7():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Owner;
        using (var file = new StreamWriter(draft, options)) file.Write(text);
        if (replace)
        {
            File.Move(draft, path, overwrite: true);
            return true;
        }

        try
        {
            return Place(draft, path);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    // File.Move looks whether the name is free and then renames over it: of two who come first at once, both would win,
    // and the keys of one were lost. A link is given to one only.
    private static bool Place(string draft, string path)
    {
        if (!OperatingSystem.IsWindows() && Link(draft, path) == 0) return true;
        if (File.Exists(path)) return false;
        try
        {
            File.Move(draft, path); // Windows, where this is one step, and disks that know no links.
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string from, string to);
}
