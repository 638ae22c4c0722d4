using System.CommandLine;
using Eum.Admin.Desk;
using Eum.Admin.Features.PersonalData;
using Eum.Domain.Values;
using Eum.Infrastructure.Protection;

namespace Eum.Admin.Commands.Audit;

/// <summary>eum keys rotate: new keys for personal data, while the portal runs.</summary>
internal static class KeysCommand
{
    internal static Command Create(Terminal terminal) =>
        new("keys", "개인정보를 지키는 열쇠를 다룹니다.") { Rotate(terminal) };

    private static Command Rotate(Terminal terminal)
    {
        var resume = new Option<bool>("--resume") { Description = "새 열쇠를 만들지 않고, 끊긴 데서 이어 합니다." };
        return new Command("rotate", "새 열쇠로 모두 다시 암호화합니다. 옛 열쇠는 읽는 데 남습니다.") { resume }
            .Does(async (parsed, cancel) =>
            {
                await using var services = Books.Services(terminal);
                Action<long>? progress = terminal.IsPerson
                    ? cells => terminal.Error.Write($"\r{cells:#,0}칸을 다시 암호화했습니다 … ")
                    : null;
                var outcome = await services.GetRequiredService<RotateKeys>()
                    .RunAsync(Caller.Machine, new(parsed.GetValue(resume), progress), cancel);
                if (outcome is Outcome<RotatedKeys>.Refused refused)
                    return terminal.Refuse(refused.Problems.Select(problem => problem.Message));

                var done = ((Outcome<RotatedKeys>.Done)outcome).Value;
                if (parsed.GetValue(terminal.Json)) terminal.WriteJson(done);
                else terminal.Out.WriteLine($"열쇠 v{done.Version}로 {done.Cells:#,0}칸을 다시 암호화했습니다.");
                return ExitCode.Done;
            });
    }
}
