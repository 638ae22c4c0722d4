using System.CommandLine;
using Eum.Admin.Desk;
using Eum.Admin.Features.Approvals;
using Eum.Admin.Features.Budgets;
using Eum.Domain.Budgets;
using Eum.Domain.Districts;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Identity;
using Spectre.Console;

namespace Eum.Admin.Commands.Officers;

/// <summary>
/// eum demonstration: seven accounts that anyone may know and the published budgets, approved by two of them. On a
/// development machine only; a production refuses a database that holds them.
/// </summary>
internal static class DemonstrationCommand
{
    /// <summary>Of every demonstration account. It opens nothing without a code.</summary>
    internal const string Password = "갈매기 일곱 마리와 낡은 우산";

    private const string Finance = "city.finance";
    private const string Approver = "city.approver";

    internal static Command Create(Terminal terminal) =>
        new Command("demonstration", "시연 계정과 공표 예산을 만들고 비밀번호와 인증 키를 찍습니다. 개발 환경에서만.")
            .Does(async (parsed, cancel) =>
            {
                await using var services = Books.Services(terminal);
                if (!services.GetRequiredService<IHostEnvironment>().IsDevelopment())
                    return terminal.Refuse("시연 계정은 개발 환경(DOTNET_ENVIRONMENT=Development)에서만 만듭니다.");

                var seeds = await services.GetRequiredService<DemonstrationAccounts>()
                    .EnsureAsync(
                        Everyone(KoreanTime.BusinessDate(terminal.Clock.GetUtcNow().UtcDateTime)), Password, cancel);
                if (!await AreThereAsync(services, cancel)
                    && await BudgetsAsync(services, terminal, seeds, cancel) is { } refused)
                    return terminal.Refuse(refused);
                if (parsed.GetValue(terminal.Json)) terminal.WriteJson(new { Password, Accounts = seeds });
                else Print(seeds, terminal);
                return ExitCode.Done;
            });

    // 서구 until the reform, its larger half after.
    private static DemonstrationAccount[] Everyone(DateOnly today)
    {
        var seo = today < DistrictTable.Reform ? 28260 : 28275;
        return
        [
            new("city.admin", "시연 시 관리자", RoleTable.CityAdmin, DistrictTable.CityCode),
            new(Finance, "시연 시 담당", RoleTable.CityFinance, DistrictTable.CityCode),
            new(Approver, "시연 시 결재", RoleTable.CityApprover, DistrictTable.CityCode),
            new("seo.official", "시연 서구 담당", RoleTable.GuOfficial, seo),
            new("seo.approver", "시연 서구 결재", RoleTable.GuApprover, seo),
            new("auditor", "시연 감사", RoleTable.Auditor, DistrictTable.CityCode),
            new("operator", "시연 운영", RoleTable.SystemOperator, DistrictTable.CityCode),
        ];
    }

    // Asked before anyone signs in: a code works once, and whoever reads one below wants to use it.
    private static async Task<bool> AreThereAsync(ServiceProvider services, CancellationToken cancel)
    {
        foreach (var year in PublishedBudgets.ToRegister.GroupBy(entry => entry.Line.Year))
        {
            var answer = await services.GetRequiredService<BudgetStatus>()
                .RunAsync(Caller.Machine, new(year.Key), cancel);
            if (answer is not Outcome<BudgetStatus.Status>.Done(var status)) return false;
            var known = status.Lines.Select(line => line.Line.Key).ToHashSet();
            if (!year.All(entry => known.Contains(entry.Line))) return false;
        }

        return true;
    }

    // By the same door and with the same eyes as everyone.
    private static async Task<string?> BudgetsAsync(
        ServiceProvider services, Terminal terminal, IReadOnlyList<DemonstrationSeed> seeds, CancellationToken cancel)
    {
        var maker = await SignInAsync(services, terminal, seeds.Single(seed => seed.Account == Finance), cancel);
        var proposed = await services.GetRequiredService<LoadPublishedBudgets>()
            .ProposeAsync(maker, new(), "공표 예산(시연)", null, cancel);
        if (proposed is Outcome<long>.Refused { Problems: [var problem, ..] })
            return problem == LoadPublishedBudgets.AllThere ? null : problem.Message;

        var checker = await SignInAsync(services, terminal, seeds.Single(seed => seed.Account == Approver), cancel);
        var number = ((Outcome<long>.Done)proposed).Value;
        var seen = await services.GetRequiredService<ProposalDetail>().RunAsync(checker, new(number), cancel);
        if (seen is not Outcome<ProposalView>.Done(var view)) return $"{number}번 제안을 볼 수 없습니다.";
        var decided = await services.GetRequiredService<ApproveProposal>()
            .RunAsync(checker, new(number, view.Seen, "시연"), null, cancel);
        return decided is Outcome<Decided>.Refused { Problems: [var refused, ..] } ? refused.Message : null;
    }

    private static async Task<Caller> SignInAsync(
        ServiceProvider services, Terminal terminal, DemonstrationSeed who, CancellationToken cancel)
    {
        var code = Totp.CodeAt(Totp.Read(who.Seed), Totp.StepAt(terminal.Clock.GetUtcNow().UtcDateTime));
        return await services.GetRequiredService<IPersonSignIn>().SignInAsync(who.Account, Password, code, cancel)
            is Outcome<Caller>.Done(var caller)
                ? caller
                : throw new InvalidOperationException($"{who.Account} could not sign in.");
    }

    private static void Print(IReadOnlyList<DemonstrationSeed> seeds, Terminal terminal)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("시연 계정").AddColumn("역할").AddColumn("인증 앱에 넣을 키").AddColumn("지금 코드");
        var step = Totp.StepAt(terminal.Clock.GetUtcNow().UtcDateTime);
        foreach (var seed in seeds)
            table.AddRow(
                seed.Account, RoleTable.Find(seed.Role)!.Name, seed.Seed, Totp.CodeAt(Totp.Read(seed.Seed), step));
        terminal.Screen().Write(table);
        terminal.Out.WriteLine($"모두의 비밀번호: {Password}   (지금 코드 다시 보기: ./eum demonstration)");
    }
}
