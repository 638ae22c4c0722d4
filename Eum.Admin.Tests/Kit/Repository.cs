namespace Eum.Admin.Tests.Kit;

/// <summary>The clone the tests were built from: its root and its files, without what builds and runs leave.</summary>
internal static class Repository
{
    private static readonly string[] Leavings =
        [".git", ".vs", "artifacts", "bin", "obj", "TestResults", "_framework", "node_modules"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> Files { get; } =
        [.. Below(Root).Where(file => file != ".git").Order(StringComparer.Ordinal)]; // A worktree's .git is a file.

    public static IEnumerable<string> FilesEnding(string ending) =>
        Files.Where(file => file.EndsWith(ending, StringComparison.Ordinal));

    public static IEnumerable<string> FilesBelow(string folder) =>
        Files.Where(file => file.StartsWith(folder, StringComparison.Ordinal));

    public static string At(string file) => Path.Combine(Root, file);

    public static string Read(string file) => File.ReadAllText(At(file));

    private static IEnumerable<string> Below(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder)) yield return Path.GetRelativePath(Root, file);
        foreach (var inner in Directory.EnumerateDirectories(folder))
        {
            if (Leavings.Contains(Path.GetFileName(inner)) || Path.GetRelativePath(Root, inner) == "data") continue;
            foreach (var file in Below(inner)) yield return file;
        }
    }

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Eum.sln"))) return folder;
        }

        throw new InvalidOperationException("The tests must run below the folder of Eum.sln.");
    }
}
