using System.CommandLine;
using System.CommandLine.Invocation;
using System.Data.Common;
using System.Globalization;
using Eum.Admin.Commands.Approvals;
using Eum.Admin.Commands.Audit;
using Eum.Admin.Commands.BenefitPlus;
using Eum.Admin.Commands.Budgets;
using Eum.Admin.Commands.Cards;
using Eum.Admin.Commands.Cashback;
using Eum.Admin.Commands.Officers;
using Eum.Admin.Commands.Policies;
using Eum.Admin.Commands.Reports;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Commands;

/// <summary>
/// eum verb …: the door for operations, schedulers and auditors. A new verb is a class in this folder with a static
/// <c>Create(Terminal)</c> and a line in <see cref="Verbs"/>.
/// </summary>
public static class CommandLine
{
    private static readonly string[] OwnOptions = ["--help", "-h", "-?", "/?", "/h", "--version", "--json", "--lang"];

    private static IEnumerable<Command> Verbs(Terminal terminal) =>
    [
        ServeCommand(),
        CashbackCommand.Create(terminal),
        CityCommand.Create(terminal),
        PolicyCommand.Create(terminal),
        ImportCommand.Create(terminal),
        MigrateCommand.Create(terminal),
        BudgetCommand.Create(terminal),
        BenefitPlusCommand.Create(terminal),
        CardsCommand.Create(terminal),
        ApprovalCommand.Create(terminal),
        ReportCommand.Create(terminal),
        VerifyCommand.Create(terminal),
        UserCommand.Create(terminal),
        DemonstrationCommand.Create(terminal),
        AuditCommand.Create(terminal),
        KeysCommand.Create(terminal),
    ];

    /// <summary>False where the portal is meant: no verb, <c>serve</c>, or only settings of the host.</summary>
    public static bool IsMeantBy(string[] args) => args switch
    {
        [] => false,
        ["serve", ..] => args.Contains("--help") || args.Contains("-h"),
        [var first, ..] => first[..Math.Min(1, first.Length)] != "-" || OwnOptions.Contains(first),
    };

    /// <summary>Runs a verb and gives the exit code for the shell.</summary>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancel = default)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ko"); // What System.CommandLine itself says.
        var root = new RootCommand("인천e음 지역화폐 원장 (Eum)") { terminal.Json, terminal.Language };
        foreach (var verb in Verbs(terminal)) root.Add(verb);

        var parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction) return (int)WrongUsage(parsed, terminal);

        var streams = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromMinutes(1), // Ctrl+C lets a chunk of an import end.
        };
        try
        {
            return await parsed.InvokeAsync(streams, cancel);
        }
        catch (OptionsValidationException wrong)
        {
            return (int)terminal.Fail(ExitCode.WrongUsage, wrong.Failures);
        }
        catch (StorageIntegrityException broken)
        {
            return (int)terminal.Fail(ExitCode.IntegrityFailed, broken.Message);
        }
        catch (SecretFileException secret)
        {
            return (int)terminal.Fail(ExitCode.WrongUsage, secret.Message);
        }
        catch (EngineUnavailableException unavailable)
        {
            return (int)terminal.Fail(ExitCode.EngineUnavailable, unavailable.Message);
        }
        catch (Exception broken) when (EngineFailure(broken) is { } failure)
        {
            return (int)terminal.Fail(ExitCode.EngineUnavailable, $"데이터베이스를 쓸 수 없습니다: {failure.Message}");
        }
    }

    /// <summary>What the verb does.</summary>
    public static Command Does(this Command command, Func<ParseResult, ExitCode> action)
    {
        command.SetAction(parsed => (int)action(parsed));
        return command;
    }

    /// <summary>What the verb does.</summary>
    public static Command Does(this Command command, Func<ParseResult, CancellationToken, Task<ExitCode>> action)
    {
        command.SetAction(async (parsed, cancel) => (int)await action(parsed, cancel));
        return command;
    }

    private static ExitCode WrongUsage(ParseResult parsed, Terminal terminal) => terminal.Fail(
        ExitCode.WrongUsage,
        [
            .. parsed.Errors.Select(error => InKorean(error.Message)),
            $"쓰는 법: {PathOf(parsed.CommandResult.Command)} --help",
        ]);

    // The one sentence System.CommandLine has no Korean for.
    private static string InKorean(string message) =>
        message.Split('\'') is ["Option ", var option, " is required."]
            ? $"{option} 옵션이 필요합니다."
            : message;

    private static string PathOf(Command command) => command.Parents.OfType<Command>().FirstOrDefault() is { } parent
        ? $"{PathOf(parent)} {command.Name}"
        : "eum";

    private static DbException? EngineFailure(Exception? broken) => broken switch
    {
        null => null,
        DbException failure => failure,
        _ => EngineFailure(broken.InnerException),
    };

    // Program answers it before the command line is asked; it stands here so that --help names it.
    private static Command ServeCommand() =>
        new("serve", "포털을 엽니다 (동사가 없으면 이것).") { TreatUnmatchedTokensAsErrors = false };
}
