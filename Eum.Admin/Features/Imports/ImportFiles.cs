using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Imports;

namespace Eum.Admin.Features.Imports;

/// <summary>What came of several files, and which numbers of their kinds have not come yet.</summary>
/// <param name="Absent">Names that no file answers to.</param>
public sealed record ImportedFiles(
    IReadOnlyList<ImportResult> Files, IReadOnlyList<MissingNumbers> Missing, IReadOnlyList<string> Absent)
{
    public bool IsComplete => Absent.Count == 0 && Files.All(file => file.Status == "DONE");
}

/// <summary>Sequence numbers of a kind that are still awaited.</summary>
public sealed record MissingNumbers(string Kind, IReadOnlyList<int> Numbers)
{
    /// <summary>3, 5–7.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        for (var i = 0; i < Numbers.Count;)
        {
            var end = i;
            while (end + 1 < Numbers.Count && Numbers[end + 1] == Numbers[end] + 1) end++;
            parts.Add(end == i ? $"{Numbers[i]}" : $"{Numbers[i]}–{Numbers[end]}");
            i = end + 1;
        }

        return string.Join(", ", parts);
    }
}

/// <summary>Takes files, folders and patterns into the books, in the order in which they build on each other.</summary>
public sealed class ImportFiles(FrontDesk desk, FileImporter importer)
    : Errand<ImportFiles.Request, ImportedFiles>(desk)
{
    private const string Machine = "eum import";

    /// <param name="Absent">Names that no file answers to.</param>
    /// <param name="Kind">That the files must be of; null for any.</param>
    public sealed record Request(IReadOnlyList<string> Files, IReadOnlyList<string> Absent, string? Kind)
    {
        public IProgress<ImportProgress>? Progress { get; init; }

        /// <summary>What files are called that lie under another name, by path.</summary>
        public IReadOnlyDictionary<string, string>? Names { get; init; }
    }

    public override Duty Duty { get; } = new("imports.import", Permissions.ImportsFilesImport) { City = true };

    /// <summary>
    /// The files that names stand for: a folder is all of its .csv and .csv.gz, * and ? stand for anything.
    /// </summary>
    public static (IReadOnlyList<string> Found, IReadOnlyList<string> Absent) Find(IEnumerable<string> names)
    {
        var (found, absent) = (new List<string>(), new List<string>());
        foreach (var name in names)
        {
            var files = FilesOf(name);
            if (files.Length == 0) absent.Add(name);
            found.AddRange(files);
        }

        return ([.. FileHead.InOrder(found.Select(Path.GetFullPath).Distinct()).Select(head => head.Path)], absent);
    }

    /// <summary>Imports one after the other; stops between chunks when asked to.</summary>
    protected override async Task<Outcome<ImportedFiles>> GoAsync(
        Officer officer, Request request, CancellationToken cancel)
    {
        var actor = officer.IsMachine ? Machine : officer.Account;
        var results = new List<ImportResult>();
        foreach (var file in request.Files)
        {
            cancel.ThrowIfCancellationRequested();
            var name = request.Names?.GetValueOrDefault(file) ?? Path.GetFileName(file);
            results.Add(await importer.ImportAsync(file, name, request.Kind, actor, request.Progress, cancel));
        }

        var missing = new List<MissingNumbers>();
        foreach (var seen in results.Select(result => result.Kind).Where(name => name.Length > 0).Distinct())
            if (importer.Missing(seen) is { Count: > 0 } numbers) missing.Add(new(seen, numbers));
        return new ImportedFiles(results, missing, request.Absent);
    }

    private static string[] FilesOf(string name)
    {
        if (File.Exists(name)) return [name];
        if (Directory.Exists(name))
            return [.. Directory.EnumerateFiles(name).Where(IsOperatorFile)];
        var pattern = Path.GetFileName(name);
        var folder = Path.GetDirectoryName(name) is { Length: > 0 } named ? named : ".";
        return pattern.AsSpan().IndexOfAny('*', '?') >= 0 && Directory.Exists(folder)
            ? Directory.GetFiles(folder, pattern) : [];
    }

    private static bool IsOperatorFile(string path) =>
        (path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase))
        && !path.EndsWith(".rejects.csv", StringComparison.OrdinalIgnoreCase); // Those are still to be corrected.
}
