using System.CommandLine;
using Eum.Admin.Desk;
using Eum.Admin.Features.Simulations;
using Eum.Domain.Cashback.Simulation;
using Eum.Domain.Values;

namespace Eum.Admin.Commands.Policies;

/// <summary>
/// eum policy simulate: what past months' payments would have cost under the last version of a policy document. It
/// answers and keeps nothing; what a proposal rests on is frozen in the portal.
/// </summary>
internal static class PolicySimulateCommand
{
    public static Command Create(Terminal terminal)
    {
        var draft = new Option<FileInfo>("--draft")
        {
            Description = "정책 문서: 마지막 판을 시행했다면 어땠을지 계산합니다",
            HelpName = "FILE",
            Required = true,
        };
        var from = new Option<string>("--from") { Description = "첫 달", HelpName = "YYYY-MM", Required = true };
        var to = new Option<string>("--to") { Description = "마지막 달", HelpName = "YYYY-MM", Required = true };
        return new Command("simulate", "지난달들의 실제 결제를 초안으로 다시 계산합니다.") { draft, from, to }
            .Does((parsed, cancel) => AnswerAsync(
                parsed.GetValue(draft)!, parsed.GetValue(from)!, parsed.GetValue(to)!, parsed, terminal, cancel));
    }

    private static async Task<ExitCode> AnswerAsync(
        FileInfo draft, string from, string to, ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        string document;
        try
        {
            document = await File.ReadAllTextAsync(draft.FullName, cancel);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            return terminal.Refuse($"--draft: {unread.Message}");
        }

        await using var services = Books.Services(terminal);
        var isWatched = terminal.IsPerson && !parsed.GetValue(terminal.Json);
        var request = new ReplayDraft.Request(document, from, to)
        {
            Progress = isWatched ? (done, total) => terminal.Error.Write($"\r{done:#,0} / {total:#,0}건 … ") : null,
        };
        var outcome = await services.GetRequiredService<ReplayDraft>().RunAsync(Caller.Machine, request, cancel);
        if (isWatched) terminal.Error.WriteLine();
        if (outcome is Outcome<SimulationResult>.Refused refused)
            return terminal.Refuse(refused.Problems.Select(problem => $"--{problem.Field}: {problem.Message}"));

        var result = ((Outcome<SimulationResult>.Done)outcome).Value;
        if (parsed.GetValue(terminal.Json)) terminal.WriteJson(SimulationObject.Of(result));
        else SimulationTable.Write(result, terminal.LanguageOf(parsed), terminal.Screen());
        return ExitCode.Done;
    }
}
