using System.IO.Compression;
using System.Text;
using Eum.Domain.Values;

namespace Eum.Infrastructure.Files;

/// <summary>What the first line of a file says, read without judging the rest: enough to put files in order.</summary>
/// <param name="Kind">Place of the kind among <see cref="FileKind.All"/>; after all of them where it is
/// unknown.</param>
public sealed record FileHead(string Path, DateOnly BusinessDate, int Kind, int Sequence)
{
    /// <summary>The order in which files build on each other: by day, then kind, then number.</summary>
    public static IEnumerable<FileHead> InOrder(IEnumerable<string> paths) => paths.Select(Read)
        .OrderBy(head => head.BusinessDate).ThenBy(head => head.Kind).ThenBy(head => head.Sequence)
        .ThenBy(head => head.Path, StringComparer.Ordinal);

    /// <summary>
    /// A file whose first line says nothing comes last, where the import will say what is wrong with it.
    /// </summary>
    public static FileHead Read(string path)
    {
        var fields = FirstLine(path).Split(',');
        var known = fields.Length == 7 && FieldValues.TryDate(Encoding.UTF8.GetBytes(fields[4]), out var day) ? day
            : 99991231;
        var kind = fields.Length == 7 && FileKind.Find(fields[1]) is { } found ? FileKind.All.ToList().IndexOf(found)
            : FileKind.All.Count;
        return new(path, DateNumber.ToDate(known), kind, fields.Length == 7 && int.TryParse(fields[6], out var number)
            ? number : 0);
    }

    /// <summary>Whether the first line says that the file is of this kind.</summary>
    internal static bool IsOf(FileKind kind, string path) =>
        FirstLine(path).Split(',') is [_, var name, ..] && name == kind.Name;

    private static string FirstLine(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var gzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
            file.Position = 0;
            using Stream text = gzip ? new GZipStream(file, CompressionMode.Decompress) : file;
            var bytes = new byte[1_024];
            var read = text.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return Encoding.UTF8.GetString(bytes, 0, read).TrimStart('\uFEFF').Split('\n')[0].TrimEnd('\r');
        }
        catch (Exception unreadable) when (
            unreadable is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
