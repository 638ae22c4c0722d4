using System.CommandLine;
using Eum.Admin.Desk;
using Eum.Admin.Features.Budgets;
using Eum.Domain.Values;
using Spectre.Console;

namespace Eum.Admin.Commands.Budgets;

/// <summary>eum budget status and forecast: the five numbers, and the day each line runs dry.</summary>
internal static class BudgetStatusCommand
{
    internal static Command Status(Terminal terminal)
    {
        var year = Year();
        return new Command("status", "예산 과목마다 다섯 숫자를 보입니다.") { year }.Does(async (parsed, cancel) =>
        {
            if (await ReadAsync(parsed, year, terminal, cancel) is not { } status)
                return Refused(parsed, year, terminal);
            if (parsed.GetValue(terminal.Json))
                terminal.WriteJson(new
                {
                    status.Year,
                    Lines = status.Lines.Select(line => BudgetLineObject.Of(line.Line, line.Forecast.YearEnd)),
                });
            else Print(status, terminal);
            return ExitCode.Done;
        });
    }

    internal static Command Forecast(Terminal terminal)
    {
        var year = Year();
        return new Command("forecast", "이대로 쓰면 과목마다 언제 다 쓰고 연말에 얼마가 되는지 보입니다.") { year }
            .Does(async (parsed, cancel) =>
            {
                if (await ReadAsync(parsed, year, terminal, cancel) is not { } status)
                    return Refused(parsed, year, terminal);
                if (parsed.GetValue(terminal.Json)) terminal.WriteJson(ForecastObject(status));
                else PrintForecast(status, terminal);
                return ExitCode.Done;
            });
    }

    private static Option<int?> Year() => new("--year") { Description = "회계연도 (없으면 올해)", HelpName = "YYYY" };

    private static async Task<BudgetStatus.Status?> ReadAsync(
        ParseResult parsed, Option<int?> option, Terminal terminal, CancellationToken cancel)
    {
        var year = parsed.GetValue(option) ?? KoreanTime.BusinessDate(terminal.Clock.GetUtcNow().UtcDateTime).Year;
        if (year is < 2018 or > 2099) return null;
        await using var services = Books.Services(terminal);
        var outcome = await services.GetRequiredService<BudgetStatus>().RunAsync(Caller.Machine, new(year), cancel);
        return ((Outcome<BudgetStatus.Status>.Done)outcome).Value; // Operations may.
    }

    private static ExitCode Refused(ParseResult parsed, Option<int?> year, Terminal terminal) =>
        terminal.Refuse($"--year: {parsed.GetValue(year)}은(는) 2018–2099가 아닙니다.");

    private static void Print(BudgetStatus.Status status, Terminal terminal)
    {
        if (status.Lines.Count == 0)
        {
            terminal.Out.WriteLine(
                $"{status.Year}년 예산 과목이 없습니다. eum budget load --published 또는 eum budget add로 등록하세요.");
            return;
        }

        var table = TableOf("재원", "기관", "사업", "예산현액", "집행", "원인행위", "연말 전망", "불용", "초과");
        foreach (var one in status.Lines)
            table.AddRow(
                one.Fund, one.Authority, one.Line.Key.Programme, Won(one.Line.Available), Won(one.Line.Executed),
                Won(one.Line.Committed), Won(one.Forecast.YearEnd), Won(one.Line.Lapsed), Won(one.Line.Uncovered));
        terminal.Screen().Write(table);
        foreach (var one in status.Lines.Where(line => line.Line.Uncovered > 0))
            terminal.Out.WriteLine(
                $"주의: {one.Fund} {one.Authority} {one.Line.Key.Programme}에서 예산보다 {Won(one.Line.Uncovered)}원을 더 썼습니다.");
    }

    private static void PrintForecast(BudgetStatus.Status status, Terminal terminal)
    {
        terminal.Out.WriteLine(
            status.LastDay is { } last ? $"{last:yyyy-MM-dd}까지의 집행으로 본 {status.Year}년" : "집행한 날이 아직 없습니다.");
        var table = TableOf("재원", "기관", "사업", "예산현액", "쓴 돈", "연말 전망", "연말 잔액", "다 쓰는 날", "본 날");
        foreach (var one in status.Lines)
            table.AddRow(
                one.Fund, one.Authority, one.Line.Key.Programme, Won(one.Line.Available), Won(one.Line.Spent),
                Won(one.Forecast.YearEnd), Won(one.Line.Available - one.Forecast.YearEnd),
                one.Forecast.RunsDry is { } day ? $"{day:yyyy-MM-dd}" : "올해 안에는 없음", Won(one.Forecast.Days));
        terminal.Screen().Write(table);
    }

    private static object ForecastObject(BudgetStatus.Status status) => new
    {
        status.Year,
        LastDay = status.LastDay is { } last ? $"{last:yyyy-MM-dd}" : null,
        Lines = status.Lines.Select(line => new
        {
            Fund = Domain.Budgets.FundNames.Code(line.Line.Key.Fund),
            line.Line.Key.Authority,
            line.Line.Key.Programme,
            line.Line.Available,
            line.Line.Spent,
            Forecast = line.Forecast.YearEnd,
            Left = line.Line.Available - line.Forecast.YearEnd,
            RunsDry = line.Forecast.RunsDry is { } day ? $"{day:yyyy-MM-dd}" : null,
            line.Forecast.Days,
        }),
    };

    private static Table TableOf(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var (at, column) in columns.Index())
            table.AddColumn(at < 3 ? new TableColumn(column) : new TableColumn(column).RightAligned());
        return table;
    }

    private static string Won(long won) => $"{won:#,0}";
}
