using System.CommandLine;
using System.Globalization;
using Eum.Admin.Desk;
using Eum.Admin.Features.Papers;
using Eum.Admin.Features.Statistics;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Spectre.Console;

namespace Eum.Admin.Commands.Reports;

/// <summary>eum report NAME: a report as a table or JSON; with --out as a workbook, a PDF or a CSV file.</summary>
internal static class ReportCommand
{
    internal static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("NAME")
        {
            Description = string.Join(", ", Features.Papers.Papers.All.Select(paper => $"{paper.Name} {paper.Title}")),
        };
        name.AcceptOnlyFromAmong([.. Features.Papers.Papers.All.Select(paper => paper.Name)]);
        var options = new ReportOptions();
        return new Command("report", "보고서: 표, JSON, 또는 엑셀·PDF·CSV 파일.")
        {
            name, options.From, options.To, options.District, options.View, options.File, options.Reason,
            options.Permit, options.Person.Officer,
        }.Does((parsed, cancel) => parsed.GetValue(options.File) is { } path
            ? WriteAsync(parsed.GetValue(name)!, path, options, parsed, terminal, cancel)
            : ShowAsync(parsed.GetValue(name)!, options, parsed, terminal, cancel));
    }

    private static async Task<ExitCode> ShowAsync(
        string name, ReportOptions options, ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        if (Features.Statistics.Reports.Find(name) is not { } report)
            return terminal.Refuse($"{name}은(는) 문서로만 나옵니다. --out으로 파일을 쓰세요 (.xlsx, .pdf, .csv).");
        var asked = ReportRequest.Read(
            parsed.GetValue(options.From), parsed.GetValue(options.To), parsed.GetValue(options.View),
            parsed.GetValue(options.District));
        if (asked is not Outcome<ReportRequest>.Done(var request)) return Refuse(asked, terminal);

        await using var services = Books.Services(terminal);
        var outcome = await services.GetRequiredService<ReadReport>()
            .RunAsync(Caller.Machine, new(report.Name, request), cancel);
        if (outcome is not Outcome<ReportTable>.Done(var table)) return terminal.Refuse(outcome);
        var language = terminal.LanguageOf(parsed);
        if (parsed.GetValue(terminal.Json)) terminal.WriteJson(ReportObject.Of(table, language));
        else Print(report, table, language, terminal);
        return ExitCode.Done;
    }

    private static async Task<ExitCode> WriteAsync(
        string name, string path, ReportOptions options, ParseResult parsed, Terminal terminal,
        CancellationToken cancel)
    {
        PaperFormat? format = Path.GetExtension(path) switch
        {
            ".xlsx" => PaperFormat.Xlsx,
            ".pdf" => PaperFormat.Pdf,
            ".csv" => PaperFormat.Csv,
            _ => null,
        };
        if (format is null) return terminal.Refuse($"--out: {path}: .xlsx, .pdf, .csv 파일만 쓸 수 있습니다.");
        var read = PaperOrder.Read(
            name, format.Value, parsed.GetValue(options.From), parsed.GetValue(options.To),
            parsed.GetValue(options.View), parsed.GetValue(options.District),
            terminal.LanguageOf(parsed).TwoLetterISOLanguageName == "en");
        if (read is not Outcome<PaperOrder>.Done(var order)) return Refuse(read, terminal);

        await using var services = Books.Services(terminal);
        PaperDownload papers = Features.Papers.Papers.Find(name)!.IsExtract
            ? services.GetRequiredService<TakeExtract>()
            : services.GetRequiredService<TakePaper>();
        var caller = Caller.Machine;
        if (parsed.GetValue(options.Person.Officer) is not null)
        {
            var signedIn = await options.Person.SignInAsync(parsed, services, terminal, cancel);
            if (signedIn is not Outcome<Caller>.Done(var person)) return terminal.Refuse(signedIn);
            caller = person;
        }

        var outcome = await papers.RunAsync(
            caller, new(order, parsed.GetValue(options.Reason)!, parsed.GetValue(options.Permit)), cancel);
        if (outcome is not Outcome<TakenFile>.Done(var taken)) return terminal.Refuse(outcome);
        using (taken)
            if (await FileProblemAsync(taken, path, cancel) is { } problem) return terminal.Refuse($"--out: {problem}");
        var document = DocumentNumber.Of(taken.Mark.No, taken.Mark.At);
        if (parsed.GetValue(terminal.Json))
            terminal.WriteJson(new { document, path, rows = taken.Rows, people = taken.People, sha256 = taken.Sha256 });
        else terminal.Out.WriteLine($"{path}: {document}, {taken.Rows:#,0}행, SHA-256 {taken.Sha256}");
        return ExitCode.Done;
    }

    private static ExitCode Refuse<T>(Outcome<T> outcome, Terminal terminal) => terminal.Refuse(
        ((Outcome<T>.Refused)outcome).Problems.Select(problem => $"--{problem.Field}: {problem.Message}"));

    private static async Task<string?> FileProblemAsync(TakenFile taken, string path, CancellationToken cancel)
    {
        try
        {
            await using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
            await taken.Content.CopyToAsync(file, cancel);
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

        public Option<string> File { get; } = new("--out")
        {
            Description = "표지와 정의가 있는 엑셀이나 PDF, 또는 CSV 파일로 씁니다.",
            HelpName = "FILE.xlsx|.pdf|.csv",
        };

        public Option<string> Reason { get; } = new("--reason")
        {
            Description = "파일을 쓰는 까닭. 표지와 접속기록에 남습니다.",
            HelpName = "TEXT",
            DefaultValueFactory = _ => "명령줄에서 보고서 파일을 씀",
        };

        /// <summary>Rows about people a person takes, not the machine.</summary>
        public PersonOption Person { get; } = new() { Officer = { Required = false } };

        public Option<long?> Permit { get; } = new("--permit")
        {
            Description = "1,000명이 넘는 자료의 내려받기 결재 번호",
            HelpName = "NO",
        };
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
