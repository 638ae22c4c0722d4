using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Eum.Domain.Values;
using Spectre.Console;

namespace Eum.Admin.Commands;

/// <summary>Where a verb reads the time and writes its answer: an object for machines, a table for people.</summary>
/// <param name="Out">The answer.</param>
/// <param name="Error">Sentences about what went wrong.</param>
/// <param name="IsPerson">Out is a screen: colours, a progress bar and the screen's width are welcome.</param>
public sealed record Terminal(TextWriter Out, TextWriter Error, TimeProvider Clock, bool IsPerson)
{
    private const int WidthOfPaper = 200; // Into a pipe or file nothing is wrapped to a screen that is not there.

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        WriteIndented = true,
        IndentSize = 2,
    };

    /// <summary>Settings before all others: a test names its own database with them.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>--json, understood by every verb.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "사람이 읽는 표 대신 JSON 한 개를 씁니다.", Recursive = true };

    /// <summary>--lang ko|en, understood by every verb; Korean unless told otherwise.</summary>
    public Option<string> Language { get; } = LanguageOption();

    /// <summary>The process's own streams.</summary>
    public static Terminal OfProcess() =>
        new(Console.Out, Console.Error, TimeProvider.System, !Console.IsOutputRedirected);

    /// <summary>Writes one JSON object, its names in camelCase, and a line end.</summary>
    public void WriteJson<T>(T value) => Out.WriteLine(JsonSerializer.Serialize(value, Format));

    /// <summary>A Spectre console on <see cref="Out"/>; plain text where no person is watching.</summary>
    public IAnsiConsole Screen()
    {
        var screen = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = IsPerson ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = IsPerson ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = IsPerson ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(Out),
        });
        if (!IsPerson) screen.Profile.Width = WidthOfPaper;
        return screen;
    }

    /// <summary>Says why on stderr, one line a sentence, and gives the exit code to return.</summary>
    public ExitCode Refuse(params IEnumerable<string> sentences) => Fail(ExitCode.Refused, sentences);

    /// <summary>The same for what a use case refused.</summary>
    public ExitCode Refuse<T>(Outcome<T> outcome) =>
        Refuse(((Outcome<T>.Refused)outcome).Problems.Select(problem => problem.Message));

    public ExitCode Fail(ExitCode code, params IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences) Error.WriteLine($"eum: {sentence}");
        return code;
    }

    /// <summary>A refusal in words and exit code 3, or the answer as an object or a sentence.</summary>
    public ExitCode Tell<T>(
        Outcome<T> outcome, ParseResult parsed, Func<T, object> json, Func<T, string> sentence)
    {
        if (outcome is Outcome<T>.Refused refused)
            return Refuse(refused.Problems.Select(problem => problem.Message));
        var done = ((Outcome<T>.Done)outcome).Value;
        if (parsed.GetValue(Json)) WriteJson(json(done));
        else Out.WriteLine(sentence(done));
        return ExitCode.Done;
    }

    public CultureInfo LanguageOf(ParseResult parsed) => CultureInfo.GetCultureInfo(parsed.GetValue(Language)!);

    private static Option<string> LanguageOption()
    {
        var language = new Option<string>("--lang")
        {
            Description = "설명 문장의 언어",
            Recursive = true,
            DefaultValueFactory = _ => "ko",
            HelpName = "ko|en",
        };
        return language.AcceptOnlyFromAmong("ko", "en");
    }
}
