using System.CommandLine;
using System.Globalization;
using Eum.Admin.Desk;
using Eum.Admin.Features.Statistics;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports;
using Spectre.Console;

namespace Eum.Admin.Commands.Reports;

/// <summary>eum report NAME: a report of the portal as a table, as JSON or as a CSV file.</summary>
internal static class ReportCommand
{
    internal static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("NAME")
        {
            Description = string.Join(
                ", ", Features.Statistics.Reports.All.Select(report => $"{report.Name} {report.Title}")),
        };
        name.AcceptOnlyFromAmong([.. Features.Statistics.Reports.All.Select(report => report.Name)]);
        var options = new ReportOptions();
        return new Command("report", "보고서: 표, JSON, 또는 CSV 파일.")
        {
            name, options.From, options.To, options.District, options.View, options.File,
        }.Does((parsed, cancel) =>
            RunAsync(Features.Statistics.Reports.Find(parsed.GetValue(name)!)!, options, parsed, terminal, cancel));
    }

    private static async Task<ExitCode> RunAsync(
        IReport report, ReportOptions options, ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        var asked = ReportRequest.Read(
            parsed.GetValue(options.From), parsed.GetValue(options.To), parsed.GetValue(options.View),
            parsed.GetValue(options.District));
        if (asked is Outcome<ReportRequest>.Refused refused)
            return terminal.Refuse(refused.Problems.Select(problem => $"--{problem.Field}: {problem.Message}"));
        var path = parsed.GetValue(options.File);
        if (path is not null && Path.GetExtension(path) != ".csv")
            return terminal.Refuse($"--out: {path}: .csv 파일만 쓸 수 있습니다.");

        await using var services = Books.Services(terminal);
        var order = new ReportOrder(report.Name, ((Outcome<ReportRequest>.Done)asked).Value);
        var outcome = path is null
            ? await services.GetRequiredService<ReadReport>().RunAsync(Caller.Machine, order, cancel)
            : await services.GetRequiredService<ExportReport>().RunAsync(Caller.Machine, order, cancel);
        if (outcome is not Outcome<ReportTable>.Done(var table)) return terminal.Refuse(outcome);
        var language = terminal.LanguageOf(parsed);
        if (path is not null && await FileProblemAsync(table, path, language, cancel) is { } problem)
            return terminal.Refuse($"--out: {problem}");
        if (parsed.GetValue(terminal.Json)) terminal.WriteJson(ReportObject.Of(table, language));
        else if (path is null) Print(report, table, language, terminal);
        else terminal.Out.WriteLine($"{path}: {table.Rows.Count:#,0}행");
        return ExitCode.Done;
    }

    private static async Task<string?> FileProblemAsync(
        ReportTable table, string path, CultureInfo language, CancellationToken cancel)
    {
        try
        {
            await using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
            await ReportCsv.WriteAsync(table, file, language, cancel);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return failure.Message;
        }
    }

    private static void Print(IReport report, ReportTable table, CultureInfo language, Terminal terminal)
    {
        terminal.Out.WriteLine($"{report.Title}  {table.From:yyyy-MM-dd} ~ {table.To:yyyy-MM-dd}");
        if (table.Rows.Count == 0)
        {
            terminal.Out.WriteLine("이 기간에 기록이 없습니다.");
            return;
        }

        var screen = new Table().Border(TableBorder.Rounded);
        foreach (var column in table.Columns)
        {
            var heading = new TableColumn(Markup.Escape(ReportObject.NameOf(column, language)));
            screen.AddColumn(column.Unit.Length > 0 ? heading.RightAligned() : heading);
        }

        foreach (var row in table.Rows) screen.AddRow([.. row.Select(Shown)]);
        screen.AddEmptyRow();
        screen.AddRow([.. table.Totals.Select(Shown)]);
        terminal.Screen().Write(screen);
    }

    private static string Shown(ReportCell cell) =>
        cell.Number is { } number ? $"{number:#,0}" : Markup.Escape(cell.Text ?? "");

    private sealed class ReportOptions
    {
        public Option<string> From { get; } = new("--from") { Description = "첫날", HelpName = "DATE", Required = true };

        public Option<string> To { get; } = new("--to") { Description = "마지막 날", HelpName = "DATE", Required = true };

        public Option<string> District { get; } = new("--district") { Description = "한 군·구만", HelpName = "CODE" };

        public Option<string> View { get; } = new("--view")
        {
            Description = "군·구를 기록대로(recorded), 오늘의 경계로(today), 견줄 수 있는 묶음으로(comparable)",
            HelpName = "VIEW",
        };

        public Option<string> File { get; } = new("--out") { Description = "CSV 파일로 씁니다.", HelpName = "FILE.csv" };
    }
}

/// <summary>A report as a machine reads it.</summary>
internal sealed record ReportObject(
    string Report, string From, string To, string DistrictView, IEnumerable<ReportObject.Column> Columns,
    IEnumerable<IEnumerable<object?>> Rows, IEnumerable<object?> Totals)
{
    internal sealed record Column(string Name, string Unit);

    public static ReportObject Of(ReportTable table, CultureInfo language) => new(
        table.Report, $"{table.From:yyyy-MM-dd}", $"{table.To:yyyy-MM-dd}", ViewName(table.View),
        table.Columns.Select(column => new Column(NameOf(column, language), column.Unit)),
        table.Rows.Select(row => row.Select(Value)), table.Totals.Select(Value));

    public static string NameOf(ReportColumn column, CultureInfo language) =>
        language.TwoLetterISOLanguageName == "en" ? column.NameEn : column.Name;

    private static object? Value(ReportCell cell) => cell.Text is { } text ? text : cell.Number;

    private static string ViewName(DistrictView view) =>
        ReportRequest.Views.Single(named => named.Value == view).Key;
}
