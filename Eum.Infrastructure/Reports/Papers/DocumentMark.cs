using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Eum.Infrastructure.Reports.Papers;

/// <summary>What a file says of itself: its hash, and the number it carries if it carries one.</summary>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="No">Of the download that it says it is.</param>
public sealed partial record DocumentMark(string Sha256, long? No)
{
    private const int LongestPart = 1 << 20;

    /// <param name="file">Must seek. Whatever it is, nothing of it is run and little of it is unpacked.</param>
    public static async Task<DocumentMark> ReadAsync(Stream file, string name, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(file);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
        return new(hash, NumberIn(OfBook(file)) ?? NumberIn(await OfPdfAsync(file, cancel)) ?? NumberIn(name));
    }

    private static string OfBook(Stream file)
    {
        file.Position = 0;
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.GetEntry("docProps/core.xml") is not { Length: < LongestPart } part) return "";
            using var text = new StreamReader(part.Open(), Encoding.UTF8);
            var read = new char[LongestPart];
            return new(read, 0, text.ReadBlock(read)); // No more than this, whatever the zip says of its length.
        }
        catch (InvalidDataException)
        {
            return "";
        }
    }

    private static async Task<string> OfPdfAsync(Stream file, CancellationToken cancel)
    {
        file.Position = 0;
        var block = new byte[1 << 16];
        var before = "";
        while (await file.ReadAsync(block, cancel) is > 0 and var read)
        {
            var text = before + Encoding.Latin1.GetString(block, 0, read);
            if (before.Length == 0 && !text.StartsWith("%PDF", StringComparison.Ordinal)) return "";
            if (Identifier().Match(text) is { Success: true } found) return found.Value;
            before = text[Math.Max(0, text.Length - 100)..];
        }

        return "";
    }

    private static long? NumberIn(string text) =>
        Number().Match(text) is { Success: true } found ? long.Parse(found.Groups[1].Value, null) : null;

    [GeneratedRegex(@"EUM-\d{4}-(\d{6,12})")]
    private static partial Regex Number();

    [GeneratedRegex(@"<dc:identifier>EUM-\d{4}-\d{6,12}</dc:identifier>")]
    private static partial Regex Identifier();
}
