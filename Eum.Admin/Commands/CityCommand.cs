using System.CommandLine;
using System.Globalization;
using Eum.Domain.Values;
using Eum.Infrastructure.City;
using Spectre.Console;

namespace Eum.Admin.Commands;

/// <summary>eum city: writes a believable Incheon as operator files. It needs no database.</summary>
internal static class CityCommand
{
    public static Command Create(Terminal terminal)
    {
        var options = new CityWords();
        var command = new Command("city", "믿을 만한 가상의 인천을 운영대행사 파일로 씁니다. 같은 인자는 같은 바이트를 냅니다.");
        foreach (var option in options.All) command.Add(option);
        return command.Does((parsed, cancel) => Task.FromResult(Answer(parsed, options, terminal, cancel)));
    }

    private static ExitCode Answer(ParseResult parsed, CityWords words, Terminal terminal, CancellationToken cancel)
    {
        var (city, folder, problems) = words.Read(parsed);
        if (problems.Count > 0) return terminal.Fail(ExitCode.WrongUsage, problems.Select(problem => problem.Message));

        var started = terminal.Clock.GetTimestamp();
        try
        {
            var json = parsed.GetValue(terminal.Json);
            var figures = json || !terminal.IsPerson
                ? CityGenerator.Write(city, folder, null, cancel)
                : Watched(terminal, report => CityGenerator.Write(city, folder, report, cancel));
            var seconds = Math.Round((decimal)terminal.Clock.GetElapsedTime(started).TotalSeconds, 2);
            if (json) terminal.WriteJson(JsonOf(city, folder, figures, seconds));
            else Print(terminal.Screen(), city, folder, figures, seconds);
            return ExitCode.Done;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return terminal.Refuse($"'{folder}'에 파일을 쓸 수 없습니다: {broken.Message}");
        }
    }

    private static CityFigures Watched(Terminal terminal, Func<Action<CityProgress>, CityFigures> write)
    {
        CityFigures? figures = null;
        terminal.Screen().Progress().Start(bar =>
        {
            var task = bar.AddTask("인천을 쓰는 중");
            figures = write(progress =>
            {
                task.MaxValue = progress.Days;
                task.Value = progress.Day;
            });
        });
        return figures!;
    }

    private static object JsonOf(CityOptions city, string folder, CityFigures figures, decimal seconds) => new
    {
        Out = folder,
        From = Iso(city.FirstDay),
        To = Iso(city.Until),
        city.Seed,
        figures.Members,
        figures.Cards,
        figures.Merchants,
        Payments = figures.Purchases + figures.Refunds,
        figures.Purchases,
        figures.Refunds,
        figures.Amount,
        figures.Charged,
        OperatorCashback = figures.Cashback,
        Mistakes = figures.Mistakes.Count,
        Files = figures.Files.Select(file => new
        {
            Name = Path.GetFileName(file.Path),
            file.Kind,
            BusinessDate = Iso(file.BusinessDate),
            file.Sequence,
            file.Rows,
            file.Amount,
            file.Bytes,
        }),
        figures.Rows,
        figures.Bytes,
        Seconds = seconds,
        RowsPerSecond = PerSecond(figures.Rows, seconds),
    };

    private static void Print(
        IAnsiConsole screen, CityOptions city, string folder, CityFigures figures, decimal seconds)
    {
        var table = new Table().AddColumn("종류").AddColumn(new TableColumn("파일").RightAligned())
            .AddColumn(new TableColumn("행").RightAligned()).AddColumn(new TableColumn("금액").RightAligned())
            .AddColumn(new TableColumn("바이트").RightAligned());
        foreach (var kind in figures.Files.GroupBy(file => file.Kind))
            table.AddRow(kind.Key, Count(kind.Count()), Count(kind.Sum(file => file.Rows)),
                kind.Key is "payments" or "charges" ? new Won(kind.Sum(file => file.Amount)).ToString() : "",
                Count(kind.Sum(file => file.Bytes)));
        screen.Write(table);
        screen.WriteLine($"{Iso(city.FirstDay)} – {Iso(city.Until)}, 씨앗 {Plain(city.Seed)}: {Markup.Escape(folder)}");
        screen.WriteLine(
            $"회원 {Count(figures.Members)}명, 카드 {Count(figures.Cards)}장, 가맹점 {Count(figures.Merchants)}곳, "
            + $"결제 {Count(figures.Purchases)}건, 취소 {Count(figures.Refunds)}건");
        screen.WriteLine(
            $"결제액 {new Won(figures.Amount)}, 충전액 {new Won(figures.Charged)}, 운영사 캐시백 {new Won(figures.Cashback)}, "
            + $"틀린 캐시백 {Count(figures.Mistakes.Count)}건");
        screen.WriteLine($"{Plain(seconds)}초, 초당 {Count(PerSecond(figures.Rows, seconds))}행");
    }

    private static long PerSecond(long rows, decimal seconds) => seconds == 0 ? 0 : (long)(rows / seconds);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Plain(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
