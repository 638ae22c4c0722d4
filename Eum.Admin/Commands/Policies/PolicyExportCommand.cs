using System.CommandLine;
using Eum.Domain.Cashback;

namespace Eum.Admin.Commands.Policies;

/// <summary>
/// eum policy export: the policies' documents, one file each; those that ship are given out as they are.
/// </summary>
internal static class PolicyExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Option<DirectoryInfo>("--out")
        {
            Description = "쓸 폴더 (없으면 만듭니다)",
            HelpName = "DIR",
            Required = true,
        };
        return new Command("export", "정책 문서를 파일로 내보냅니다.") { folder }
            .Does(parsed => Answer(parsed.GetValue(folder)!, parsed, terminal));
    }

    private static ExitCode Answer(DirectoryInfo folder, ParseResult parsed, Terminal terminal)
    {
        var written = new List<string>();
        try
        {
            folder.Create();
            foreach (var (code, document) in Documents(terminal))
            {
                var name = $"{code.ToLowerInvariant()}.json";
                File.WriteAllText(Path.Combine(folder.FullName, name), document);
                written.Add(name);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return terminal.Refuse($"--out: {folder.FullName}에 쓸 수 없습니다. {refused.Message}");
        }

        if (parsed.GetValue(terminal.Json)) terminal.WriteJson(new { Folder = folder.FullName, Files = written });
        else terminal.Out.WriteLine($"정책 문서 {written.Count}개를 {folder.FullName}에 썼습니다.");
        return ExitCode.Done;
    }

    private static IEnumerable<(string Code, string Document)> Documents(Terminal terminal)
    {
        var shipped = PolicyCatalogue.Documents().ToDictionary(document => PolicyDocument.Read(document).Code);
        foreach (var policy in Books.Policies(terminal).Policies)
        {
            var isShipped = PolicyCatalogue.Timeline.Policies.Contains(policy);
            yield return (policy.Code, isShipped ? shipped[policy.Code] : PolicyDocument.Write(policy));
        }
    }
}
