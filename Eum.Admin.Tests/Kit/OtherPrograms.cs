using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Eum.Admin.Tests.Kit;

/// <summary>The programs that other people open our files with.</summary>
internal static partial class OtherPrograms
{
    /// <summary>
    /// What LibreOffice makes of a workbook, rows of cells for each sheet. It is given no sums: those it finds it has
    /// added up itself.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, string[][]>> RecalculatedAsync(TempFolder folder, byte[] book)
    {
        folder.Write("book.xlsx", WithoutSums(book));
        await RunAsync(
            "soffice", $"-env:UserInstallation=file://{folder.At("office")}", "--headless", "--convert-to",
            "csv:Text - txt - csv (StarCalc):124,34,76,1,,0,false,false,false,false,false,-1", "--outdir", folder.At("out"),
            folder.At("book.xlsx"));
        return Directory.GetFiles(folder.At("out")).ToDictionary(
            path => Path.GetFileNameWithoutExtension(path)["book-".Length..],
            path => File.ReadAllLines(path).Select(line => line.Split('|').Select(Plain).ToArray()).ToArray());
    }

    /// <summary>The text of a PDF as a reader would copy it.</summary>
    public static Task<string> TextOfAsync(TempFolder folder, byte[] pdf) =>
        RunAsync("pdftotext", "-layout", folder.Write("paper.pdf", pdf), "-");

    /// <summary>What poppler says of its fonts and of the whole.</summary>
    public static async Task<(string Fonts, string Facts)> FactsOfAsync(TempFolder folder, byte[] pdf)
    {
        var path = folder.Write("paper.pdf", pdf);
        return (await RunAsync("pdffonts", path), await RunAsync("pdfinfo", "-struct-text", path));
    }

    private static string Plain(string cell) =>
        cell is ['"', .. var inner, '"'] ? inner.Replace("\"\"", "\"", StringComparison.Ordinal) : cell;

    private static byte[] WithoutSums(byte[] book)
    {
        var copy = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(book)))
        using (var to = new ZipArchive(copy, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in from.Entries)
            {
                using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
                using var writer = new StreamWriter(to.CreateEntry(entry.FullName).Open(), new UTF8Encoding(false));
                writer.Write(SumOfFormula().Replace(reader.ReadToEnd(), "</f></c>"));
            }

        return copy.ToArray();
    }

    [GeneratedRegex("</f><v>[^<]*</v></c>")]
    private static partial Regex SumOfFormula();

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var (told, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {await complained}");
        return await told;
    }
}
