using System.Runtime.Versioning;
using System.Text;
using System.Text.RegularExpressions;
using Eum.Admin.Tests.Kit;

namespace Eum.Admin.Tests.Architecture;

/// <summary>What a clone must be: of no one machine, its scripts runnable, its links whole.</summary>
[SupportedOSPlatform("linux")]
public sealed partial class RepositoryTests
{
    // Paths and tools of the place this was first written at. Encoded, so that the list does not find itself.
    private static readonly string[] Strangers = Encoding.UTF8.GetString(Convert.FromBase64String(
        "L3dvcmsvfC9mYXJtL3xmYXJtLXxiYXNoX2pvYnN8LmxpYnJhcnkvfGJlZm9yZS1zdG9wfGlzc3Vl"
        + "cyBzaG93fGlzc3VlIDF8aXNzdWUgMnxpc3N1ZSAjfGZhcm0gc3R1ZGlv")).Split('|');

    private static readonly string[] Opaque = [".ttf", ".woff2", ".png", ".ico", ".xlsx", ".pdf", ".gz", ".db"];

    [Fact]
    public void No_file_speaks_of_the_place_it_was_written_at()
    {
        var text = Repository.Files.Where(file => !Opaque.Contains(Path.GetExtension(file)));

        Assert.Empty(text.SelectMany(file => StrangersIn(file, Repository.Read(file))));
        Assert.Single(StrangersIn("f", "see " + Strangers[0].ToUpperInvariant() + "notes"));
    }

    [Fact]
    public void No_lock_file_names_a_package_server() =>
        Assert.All(Repository.FilesEnding("packages.lock.json").Select(Repository.Read), text =>
            Assert.DoesNotContain("://", text));

    [Fact]
    public void Every_script_can_be_run()
    {
        const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.OtherExecute;
        var scripts = Repository.Files.Where(IsScript).ToList();

        Assert.All(scripts, file => Assert.True(File.GetUnixFileMode(Repository.At(file)).HasFlag(Executable), file));
        Assert.All(["eum", "run.sh", "test.sh", ".ci/run"], file => Assert.Contains(file, scripts));
    }

    [Fact]
    public void What_CI_runs_is_what_a_desk_runs() => Assert.Contains("./test.sh", Repository.Read(".ci/run"));

    [Fact]
    public void A_decision_is_told_in_40_lines()
    {
        var decisions = Repository.FilesBelow("docs/adr/").ToList();

        Assert.NotEmpty(decisions);
        Assert.All(decisions, file => Assert.InRange(Repository.Read(file).AsSpan().Count('\n'), 1, 40));
    }

    [Fact]
    public void Every_link_in_the_documents_leads_somewhere() =>
        Assert.Empty(from file in Repository.FilesEnding(".md")
                     from Match link in Link().Matches(Repository.Read(file))
                     let target = link.Groups["to"].Value
                     where !target.Contains("://", StringComparison.Ordinal)
                     let path = Path.Combine(Path.GetDirectoryName(Repository.At(file))!, target)
                     where !Path.Exists(path)
                     select $"{file} → {target}");

    private static IEnumerable<string> StrangersIn(string file, string text) =>
        from word in Strangers
        where text.Contains(word, StringComparison.OrdinalIgnoreCase)
        select $"{file}: {word}";

    private static bool IsScript(string file)
    {
        using var stream = File.OpenRead(Repository.At(file));
        return stream.ReadByte() == '#' && stream.ReadByte() == '!';
    }

    [GeneratedRegex(@"\]\((?<to>[^)#\s]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
