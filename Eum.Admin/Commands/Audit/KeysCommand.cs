using System.CommandLine;
using Eum.Admin.Desk;
using Eum.Admin.Features.PersonalData;
using Eum.Domain.Values;
using Eum.Infrastructure.Protection;

namespace Eum.Admin.Commands.Audit;

/// <summary>eum keys rotate · finish: one person proposes a new key; it is made once another approved.</summary>
internal static class KeysCommand
{
    private static readonly Dictionary<string, KeyKind> Kinds = new(StringComparer.Ordinal)
    {
        ["personal-data"] = KeyKind.PersonalData,
        ["audit-signing"] = KeyKind.AuditSigning,
    };

    internal static Command Create(Terminal terminal) =>
        new("keys", "개인정보를 지키고 감사 기록에 서명하는 열쇠를 다룹니다.") { Rotate(terminal), Finish(terminal) };

    private static Command Rotate(Terminal terminal)
    {
        var kind = new Argument<string>("KEY") { Description = "personal-data (암호화) 또는 audit-signing (서명)" };
        kind.AcceptOnlyFromAmong([.. Kinds.Keys]);
        var proposing = new ProposalOptions();
        var command = new Command("rotate", "열쇠 교체를 올립니다. 다른 사람이 결재하면 바뀌고, 옛 열쇠는 읽고 확인하는 데 남습니다.") { kind };
        proposing.AddTo(command);
        return command.Does((parsed, cancel) => proposing.ProposeAsync<RotateKeys, RotateKeys.Request>(
            new(Kinds[parsed.GetValue(kind)!]), terminal, parsed, cancel));
    }

    private static Command Finish(Terminal terminal) =>
        new Command("finish", "결재된 열쇠 교체를 끝냅니다. 끊긴 것은 그 자리에서 이어 합니다. 포털도 1분마다 합니다.").Does(
            async (parsed, cancel) =>
            {
                await using var services = Books.Services(terminal);
                Action<long>? progress = terminal.IsPerson
                    ? cells => terminal.Error.Write($"\r{cells:#,0}칸을 다시 암호화했습니다 … ")
                    : null;
                var outcome = await services.GetRequiredService<FinishKeyChanges>()
                    .RunAsync(Caller.Machine, new(progress), cancel);
                if (outcome is Outcome<int>.Refused refused)
                    return terminal.Refuse(refused.Problems.Select(problem => problem.Message));

                var done = ((Outcome<int>.Done)outcome).Value;
                if (parsed.GetValue(terminal.Json)) terminal.WriteJson(new { Finished = done });
                else terminal.Out.WriteLine($"열쇠 교체 {done}건을 끝냈습니다.");
                return ExitCode.Done;
            });
}
