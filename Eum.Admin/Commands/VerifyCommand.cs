using System.CommandLine;
using Eum.Admin.Desk;
using Eum.Admin.Features.Verification;
using Eum.Domain.Values;
using Eum.Infrastructure.Verification;
using Spectre.Console;

namespace Eum.Admin.Commands;

/// <summary>
/// eum verify: recomputes the books from their rows and compares. Exit code 4 where something does not hold.
/// </summary>
internal static class VerifyCommand
{
    internal static Command Create(Terminal terminal) =>
        new Command("verify", "장부를 처음부터 다시 계산해 견줍니다.").Does(async (parsed, cancel) =>
        {
            await using var services = Books.Services(terminal);
            var outcome = await services.GetRequiredService<VerifyBooks>()
                .RunAsync(Caller.Machine, new(Progress(parsed, terminal)), cancel);
            if (outcome is not Outcome<VerificationResult>.Done(var result)) return terminal.Refuse(outcome);
            if (parsed.GetValue(terminal.Json)) terminal.WriteJson(new { result.Ok, result.Checks, result.Seconds });
            else Print(result, terminal);
            if (result.Ok) return ExitCode.Done;
            return terminal.Fail(
                ExitCode.IntegrityFailed,
                result.Checks.Where(check => check.First is not null).Select(check => $"{check.Name}: {check.First}"));
        });

    private static Action<long>? Progress(ParseResult parsed, Terminal terminal)
    {
        if (!terminal.IsPerson || parsed.GetValue(terminal.Json)) return null;
        return payments => terminal.Error.Write($"\r결제 {payments:#,0}건을 다시 계산하고 있습니다 … ");
    }

    private static void Print(VerificationResult result, Terminal terminal)
    {
        if (terminal.IsPerson) terminal.Error.WriteLine();
        var table = new Table().Border(TableBorder.Rounded).AddColumn("확인")
            .AddColumn(new TableColumn("본 것").RightAligned()).AddColumn(new TableColumn("어긋남").RightAligned());
        foreach (var check in result.Checks) table.AddRow(check.Name, $"{check.Checked:#,0}", $"{check.Failed:#,0}");
        terminal.Screen().Write(table);
        terminal.Out.WriteLine(result.Ok ? $"모두 맞습니다. {result.Seconds:0.0}초" : $"어긋난 것이 있습니다. {result.Seconds:0.0}초");
    }
}
