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
    internal const string Actor = "eum budget";

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
        return new Command("load", "예산을 한꺼번에 등록합니다. 이미 있는 문서는 그대로 둡니다.") { published }
            .Does(async (parsed, cancel) =>
            {
                var outcome = await WithBooksAsync(
                    terminal, books => new LoadPublishedBudgets(books, terminal.Clock).RunAsync(Actor, cancel));
                return Tell(outcome, terminal, parsed, done => terminal.Out.WriteLine(
                    $"등록 {done.Registered}건, 이미 있음 {done.Present}건. 상충하거나 재원을 알 수 없는 공표액 {done.Kept}건은 등록하지 않았습니다."));
            });
    }

    private static Command Close(Terminal terminal)
    {
        var month = new Argument<string>("YYYY-MM") { Description = "마감할 달" };
        return new Command("close", "한 달의 장부를 마감합니다. 차례대로만 합니다.") { month }.Does(async (parsed, cancel) =>
        {
            if (!YearMonth.TryParse(parsed.GetValue(month), out var asked))
                return terminal.Refuse($"'{parsed.GetValue(month)}'은(는) 달이 아닙니다 (예: 2026-03).");
            var outcome = await WithBooksAsync(
                terminal, books => new CloseMonth(books, terminal.Clock).RunAsync(new(asked, Actor), cancel));
            return Tell(outcome, terminal, closed => terminal.WriteJson(new { Month = closed.ToString() }), parsed,
                closed => terminal.Out.WriteLine($"{closed} 마감."));
        });
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
