using System.CommandLine;
using System.CommandLine.Parsing;
using Eum.Admin.Desk;
using Eum.Admin.Features.Imports;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Imports;
using Spectre.Console;

namespace Eum.Admin.Commands;

/// <summary>
/// eum import: takes operator files into the books, or gives the rejected rows of one back as a file.
/// </summary>
internal static class ImportCommand
{
    public static Command Create(Terminal terminal)
    {
        var names = new Argument<string[]>("FILE")
        {
            Description = "파일, 폴더, 또는 *와 ?가 든 이름",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var kind = new Option<string>("--kind") { Description = "파일이 이 종류여야 합니다.", HelpName = "K" };
        kind.AcceptOnlyFromAmong([.. FileKind.All.Select(known => known.Name)]);
        var rejects = new Option<int?>("--rejects") { Description = "이 묶음의 반려된 행을 --out 파일로 씁니다.", HelpName = "BATCH" };
        var output = new Option<string>("--out") { Description = "반려된 행을 쓸 파일 (이름.rejects.csv)", HelpName = "FILE" };
        var reason = new Option<string>("--reason")
        {
            Description = "내려받는 까닭 (10자 이상, --rejects와 함께)",
            HelpName = "TEXT",
        };
        var permit = new Option<long?>("--permit") { Description = "1,000명이 넘을 때: 승인된 내려받기 결재", HelpName = "NO" };
        var command = new Command("import", "운영대행사 파일을 장부에 가져옵니다. 같은 파일은 한 번만 반영됩니다.")
        {
            names, kind, rejects, output, reason, permit,
        };
        command.Validators.Add(parsed => Check(parsed, names, kind, rejects, output));
        return command.Does(async (parsed, cancel) => parsed.GetValue(rejects) is { } batch
            ? await GiveBackAsync(
                new(new(batch), parsed.GetValue(reason) ?? "", parsed.GetValue(permit)), parsed.GetValue(output)!,
                parsed.GetValue(terminal.Json), terminal, cancel)
            : await ImportAsync(
                parsed.GetValue(names)!, parsed.GetValue(kind), parsed.GetValue(terminal.Json), terminal, cancel));
    }

    private static void Check(
        CommandResult parsed, Argument<string[]> names, Option<string> kind, Option<int?> rejects,
        Option<string> output)
    {
        var files = parsed.GetValue(names) ?? [];
        if (parsed.GetValue(rejects) is null)
        {
            if (files.Length == 0) parsed.AddError("가져올 파일을 하나 이상 적으세요.");
            if (parsed.GetValue(output) is not null) parsed.AddError("--out은 --rejects와 함께 씁니다.");
            return;
        }

        if (files.Length > 0 || parsed.GetValue(kind) is not null)
            parsed.AddError("--rejects에는 파일이나 --kind를 함께 쓰지 않습니다.");
        if (parsed.GetValue(output) is null) parsed.AddError("--rejects에는 --out이 필요합니다.");
    }

    private static async Task<ExitCode> ImportAsync(
        string[] names, string? kind, bool json, Terminal terminal, CancellationToken cancel)
    {
        await using var services = Books.Services(terminal);
        var import = services.GetRequiredService<ImportFiles>();
        var (files, absent) = ImportFiles.Find(names);
        var request = new ImportFiles.Request(files, absent, kind);
        try
        {
            var outcome = json || !terminal.IsPerson
                ? await import.RunAsync(Caller.Machine, request, cancel)
                : await WatchedAsync(terminal, progress =>
                    import.RunAsync(Caller.Machine, request with { Progress = progress }, cancel));
            if (outcome is not Outcome<ImportedFiles>.Done(var done)) return terminal.Refuse(outcome);

            if (json) terminal.WriteJson(ImportObject.Of(done));
            else ImportTable.Write(done, terminal.Screen());
            Complain(done, terminal);
            return done.IsComplete ? ExitCode.Done : ExitCode.Refused;
        }
        catch (ImportBusyException busy)
        {
            return terminal.Fail(ExitCode.EngineUnavailable, busy.Message);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return terminal.Fail(ExitCode.Interrupted, "멈췄습니다. 반영된 데까지는 남아 있고, 같은 명령을 다시 내리면 이어서 가져옵니다.");
        }
    }

    private static void Complain(ImportedFiles done, Terminal terminal)
    {
        foreach (var name in done.Absent) terminal.Error.WriteLine($"eum: 파일이 없습니다: {name}");
        foreach (var file in done.Files)
        {
            foreach (var problem in file.Problems)
                terminal.Error.WriteLine(problem.Column.Length > 0
                    ? $"{file.Name}:{problem.Line}:{problem.Column} {problem.Message}"
                    : $"{file.Name}:{problem.Line} {problem.Message}");
            var rest = file.Rejected + file.Conflicts - file.Problems.Count;
            if (file.Status == "PARTLY" && rest > 0)
                terminal.Error.WriteLine($"{file.Name}: 이런 행이 {rest:#,0}개 더 있습니다.");
            if (file.Status == "PARTLY")
                terminal.Error.WriteLine(
                    $"{file.Name}: 반려된 행은 eum import --rejects {file.BatchNo} --out {RejectsName(file.Name)} --reason 까닭 으로 받아 고쳐 보내세요.");
        }
    }

    private static string RejectsName(string name) => name.Split(".csv")[0] + ".rejects.csv";

    private static async Task<Outcome<ImportedFiles>> WatchedAsync(
        Terminal terminal, Func<IProgress<ImportProgress>, Task<Outcome<ImportedFiles>>> import)
    {
        Outcome<ImportedFiles>? done = null;
        await terminal.Screen().Progress().HideCompleted(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(),
                new ElapsedTimeColumn())
            .StartAsync(async bars => done = await import(new Bars(bars, terminal.Clock)));
        return done!;
    }

    private static async Task<ExitCode> GiveBackAsync(
        TakeAway<RejectsFile.Request> order, string path, bool json, Terminal terminal, CancellationToken cancel)
    {
        await using var services = Books.Services(terminal);
        var outcome = await services.GetRequiredService<RejectsFile>().RunAsync(Caller.Machine, order, cancel);
        if (outcome is Outcome<TakenFile>.Refused refused)
            return terminal.Refuse(refused.Problems[0] == Refusals.NotFound
                ? $"묶음 {order.What.No}이(가) 없거나 반려된 행이 없습니다."
                : refused.Problems[0].Message);

        using var taken = ((Outcome<TakenFile>.Done)outcome).Value;
        await using (var file = File.Create(path)) await taken.Content.CopyToAsync(file, cancel);
        if (json)
            terminal.WriteJson(new
            {
                Batch = order.What.No,
                Out = path,
                taken.Rows,
                Download = taken.Mark.No,
                taken.Sha256,
            });
        else
            terminal.Out.WriteLine(
                $"{taken.Rows:#,0}행을 {path}에 썼습니다 (내려받기 {taken.Mark.No}, SHA-256 {taken.Sha256}). 고친 뒤 eum import로 다시 가져오세요.");
        return ExitCode.Done;
    }

    /// <summary>A bar for each file, with its rows a second.</summary>
    private sealed class Bars(ProgressContext bars, TimeProvider clock) : IProgress<ImportProgress>
    {
        private readonly long _started = clock.GetTimestamp();
        private ProgressTask? _task;
        private string _name = "";
        private TimeSpan _from;

        public void Report(ImportProgress value)
        {
            var now = clock.GetElapsedTime(_started);
            if (_task is null || _name != value.Name)
            {
                _task?.StopTask();
                (_task, _name, _from) = (
                    bars.AddTask(Markup.Escape(value.Name), maxValue: Math.Max(1, value.Rows)), value.Name, now);
            }

            _task.Value = value.Done;
            var took = (now - _from).Ticks;
            if (took > 0)
                _task.Description = Markup.Escape($"{value.Name} {value.Done * TimeSpan.TicksPerSecond / took:#,0}행/s");
            if (value.Done >= value.Rows) _task.StopTask();
        }
    }
}
