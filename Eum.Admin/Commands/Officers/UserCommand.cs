using System.CommandLine;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Identity;
using Spectre.Console;

namespace Eum.Admin.Commands.Officers;

/// <summary>
/// eum user …: the first administrators of an empty database, and the brake. All else about accounts is done in the
/// portal, with four eyes.
/// </summary>
internal static class UserCommand
{
    internal const string Actor = "eum user";

    // Two who can give rights, so that one's leave does not stop the city; one who can approve what they propose.
    private static readonly Dictionary<string, int> First = new()
    {
        [RoleTable.CityAdmin] = 2,
        [RoleTable.CityApprover] = 1,
    };

    internal static Command Create(Terminal terminal) => new("user", "계정: 최초 관리자 만들기, 목록, 사용 중지.")
    {
        CreateFirst(terminal), List(terminal), Disable(terminal),
    };

    private static Command CreateFirst(Terminal terminal)
    {
        var account = new Argument<string>("ACCOUNT") { Description = "계정 (영문 소문자, 숫자, 점, 줄표)" };
        var name = new Option<string>("--name") { Description = "이름", Required = true };
        var number = new Option<string>("--employee-no") { Description = "사번", Required = true };
        var department = new Option<string>("--department") { Description = "부서", DefaultValueFactory = _ => "" };
        var role = new Option<string>("--role") { Description = "역할", DefaultValueFactory = _ => RoleTable.CityAdmin };
        role.AcceptOnlyFromAmong([.. First.Keys]);
        return new Command("create", "최초의 시 관리자(2명까지)나 시 결재(1명)를 만들고 등록 토큰을 찍습니다.")
        {
            account, name, number, department, role,
        }
        .Does(async (parsed, cancel) =>
        {
            await using var services = Books.Services(terminal);
            var asked = new NewAccount(
                parsed.GetValue(account)!, parsed.GetValue(name)!, parsed.GetValue(number)!,
                parsed.GetValue(department)!);
            var granted = parsed.GetValue(role)!;
            var made = await services.GetRequiredService<Accounts>()
                .CreateFirstAsync(asked, granted, Actor, First[granted], cancel);
            if (made is Outcome<string>.Refused refused)
                return terminal.Refuse(refused.Problems.Select(problem => problem.Message));

            var token = ((Outcome<string>.Done)made).Value;
            if (parsed.GetValue(terminal.Json))
                terminal.WriteJson(new { asked.Account, Role = granted, Token = token });
            else
                terminal.Out.WriteLine(
                    $"{asked.Account} ({RoleTable.Find(granted)!.Name})\n등록 토큰: {token}\n"
                    + $"{Enrolment.TokenLives.TotalMinutes:0}분 안에 포털의 /enrol에서 한 번만 쓸 수 있습니다.");
            return ExitCode.Done;
        });
    }

    private static Command List(Terminal terminal) => new Command("list", "계정과 오늘의 역할을 보입니다.")
        .Does(async (parsed, cancel) =>
        {
            await using var services = Books.Services(terminal);
            var lines = await services.GetRequiredService<Accounts>().ListAsync(cancel);
            if (parsed.GetValue(terminal.Json))
            {
                terminal.WriteJson(new { Users = lines });
                return ExitCode.Done;
            }

            var table = new Table().Border(TableBorder.Rounded)
                .AddColumn("계정").AddColumn("이름").AddColumn("사번").AddColumn("역할").AddColumn("상태");
            foreach (var line in lines)
                table.AddRow(
                    Markup.Escape(line.Account), Markup.Escape(line.Name), Markup.Escape(line.EmployeeNo),
                    string.Join(", ", line.Grants.Select(grant => $"{grant.Role} {grant.Authority}")), StateOf(line));
            terminal.Screen().Write(table);
            return ExitCode.Done;
        });

    private static Command Disable(Terminal terminal)
    {
        var account = new Argument<string>("ACCOUNT") { Description = "사용을 중지할 계정" };
        return new Command("disable", "계정을 바로 쓸 수 없게 합니다. 열린 화면도 끝납니다.") { account }
            .Does(async (parsed, cancel) =>
            {
                await using var services = Books.Services(terminal);
                var refused = await services.GetRequiredService<Accounts>()
                    .DisableAsync(parsed.GetValue(account)!, Actor, cancel);
                if (refused is not null) return terminal.Refuse(refused.Message);
                terminal.Out.WriteLine($"{parsed.GetValue(account)}: 사용을 중지했습니다.");
                return ExitCode.Done;
            });
    }

    private static string StateOf(AccountLine line) =>
        line.DisabledAt is not null ? "중지" : line.IsEnrolled ? "사용" : "등록 전";
}
