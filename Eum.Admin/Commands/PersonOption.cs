using System.CommandLine;
using Eum.Admin.Desk;
using Eum.Domain.Values;
using Spectre.Console;

namespace Eum.Admin.Commands;

/// <summary>
/// --officer ACCOUNT: who runs a verb that a person must answer for. Password and code come from EUM_PASSWORD and
/// EUM_CODE, else they are asked; never from the command line, which others can read.
/// </summary>
internal sealed class PersonOption
{
    private const string Password = "EUM_PASSWORD";
    private const string Code = "EUM_CODE";

    public Option<string> Officer { get; } = new("--officer")
    {
        Description = "담당자의 계정. 비밀번호와 코드는 EUM_PASSWORD, EUM_CODE에서 읽거나 묻습니다.",
        HelpName = "ACCOUNT",
        Required = true,
    };

    /// <summary>The person, signed in; or why not.</summary>
    public async Task<Outcome<Caller>> SignInAsync(
        ParseResult parsed, IServiceProvider services, Terminal terminal, CancellationToken cancel)
    {
        if (services.GetService<IPersonSignIn>() is not { } door)
            return new Problem("", "이 프로그램에는 명령줄 로그인이 없습니다.");

        var settings = services.GetRequiredService<IConfiguration>();
        if (Secret(settings, terminal, Password, "비밀번호") is not { } password)
            return new Problem("", $"비밀번호가 없습니다. {Password}에 넣거나 화면에서 실행하세요.");
        if (Secret(settings, terminal, Code, "인증 코드") is not { } code)
            return new Problem("", $"인증 코드가 없습니다. {Code}에 넣거나 화면에서 실행하세요.");
        return await door.SignInAsync(parsed.GetValue(Officer)!, password, code, cancel);
    }

    private static string? Secret(IConfiguration settings, Terminal terminal, string name, string asked) =>
        settings[name] ?? (terminal.IsPerson && !Console.IsInputRedirected
            ? terminal.Screen().Prompt(new TextPrompt<string>($"{asked}:").Secret())
            : null);
}
