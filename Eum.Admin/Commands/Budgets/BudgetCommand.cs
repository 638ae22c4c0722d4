using System.CommandLine;
using Eum.Admin.Features.Budgets;
using Eum.Domain.Budgets;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Commands.Budgets;

/// <summary>eum budget …: the book of budget lines, its documents and its months.</summary>
internal static class BudgetCommand
{
    internal static Command Create(Terminal terminal) => new("budget", "예산: 과목의 다섯 숫자, 문서, 전망, 월 마감.")
    {
        BudgetStatusCommand.Status(terminal), BudgetStatusCommand.Forecast(terminal), Load(terminal),
        BudgetDocumentCommand.Add(terminal), BudgetDocumentCommand.Transfer(terminal), Close(terminal),
    };

    /// <summary>Runs with the books that the settings name.</summary>
    internal static async Task<T> WithBooksAsync<T>(
        Terminal terminal, Func<IDbContextFactory<EumDbContext>, Task<T>> run)
    {
        await using var services = Books.Services(terminal);
        return await run(services.GetRequiredService<IDbContextFactory<EumDbContext>>());
    }

    private static Command Load(Terminal terminal)
    {
        var published = new Option<bool>("--published") { Description = "공표된 인천시와 군·구의 예산 2019–2026", Required = true };
        var proposal = new ProposalOptions();
        var verb = new Command("load", "예산을 한꺼번에 올립니다. 이미 있는 문서는 그대로 둡니다. 다른 사람이 결재해야 등록됩니다.") { published };
        proposal.AddTo(verb);
        return verb.Does((parsed, cancel) =>
            proposal.ProposeAsync<LoadPublishedBudgets, LoadPublishedBudgets.Request>(new(), terminal, parsed, cancel));
    }

    private static Command Close(Terminal terminal)
    {
        var month = new Argument<string>("YYYY-MM") { Description = "마감할 달" };
        var proposal = new ProposalOptions();
        var verb = new Command("close", "한 달의 장부를 마감하자고 올립니다. 차례대로만 하고, 다른 사람이 결재해야 마감됩니다.") { month };
        proposal.AddTo(verb);
        return verb.Does(async (parsed, cancel) => YearMonth.TryParse(parsed.GetValue(month), out var asked)
            ? await proposal.ProposeAsync<CloseMonth, CloseMonth.Request>(new(asked), terminal, parsed, cancel)
            : terminal.Refuse($"'{parsed.GetValue(month)}'은(는) 달이 아닙니다 (예: 2026-03)."));
    }

    /// <summary>A refusal in words and exit code 3, or the answer.</summary>
    internal static ExitCode Tell<T>(Outcome<T> outcome, Terminal terminal, ParseResult parsed, Action<T> print) =>
        Tell(outcome, terminal, done => terminal.WriteJson(done), parsed, print);

    internal static ExitCode Tell<T>(
        Outcome<T> outcome, Terminal terminal, Action<T> json, ParseResult parsed, Action<T> print)
    {
        if (outcome is Outcome<T>.Refused refused)
            return terminal.Refuse(refused.Problems.Select(problem => problem.Message));
        var done = ((Outcome<T>.Done)outcome).Value;
        if (parsed.GetValue(terminal.Json)) json(done);
        else print(done);
        return ExitCode.Done;
    }
}

/// <summary>A budget line as a machine reads it.</summary>
internal sealed record BudgetLineObject(
    string Fund, int Authority, string Programme, long Available, long Executed, long Committed, long Forecast,
    long Lapsed, long Uncovered)
{
    public static BudgetLineObject Of(BudgetLine line, long forecast) => new(
        FundNames.Code(line.Key.Fund), line.Key.Authority, line.Key.Programme, line.Available, line.Executed,
        line.Committed, forecast, line.Lapsed, line.Uncovered);
}
