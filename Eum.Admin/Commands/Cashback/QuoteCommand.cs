using System.CommandLine;
using Eum.Domain.Cashback;
using Eum.Domain.Values;

namespace Eum.Admin.Commands.Cashback;

/// <summary>
/// eum cashback quote: what a payment would earn at an instant, by the policies of the books where there are books.
/// </summary>
internal static class QuoteCommand
{
    public static Command Create(Terminal terminal)
    {
        var options = new QuoteOptions();
        var command = new Command("quote", "결제 한 건이 받을 캐시백을 층과 재원별로 계산합니다.");
        foreach (var option in options.All) command.Add(option);
        return command.Does(parsed => Answer(parsed, options, terminal));
    }

    private static ExitCode Answer(ParseResult parsed, QuoteOptions options, Terminal terminal)
    {
        var request = options.Read(parsed, terminal.Clock.GetUtcNow().UtcDateTime);
        if (request is Outcome<QuoteRequest>.Refused unread) return terminal.Refuse(unread.Problems.Select(Sentence));

        try
        {
            return Quote.For(Books.Policies(terminal), ((Outcome<QuoteRequest>.Done)request).Value) switch
            {
                Outcome<Quote>.Done { Value: var quote } => Show(quote, parsed, terminal),
                Outcome<Quote>.Refused refused => terminal.Refuse(refused.Problems.Select(Sentence)),
                _ => throw new InvalidOperationException(),
            };
        }
        catch (PolicyConflictException conflict)
        {
            return terminal.Fail(ExitCode.IntegrityFailed, $"정책이 서로 어긋납니다: {conflict.Message}");
        }
    }

    private static ExitCode Show(Quote quote, ParseResult parsed, Terminal terminal)
    {
        var language = terminal.LanguageOf(parsed);
        if (parsed.GetValue(terminal.Json)) terminal.WriteJson(QuoteObject.Of(quote, language));
        else QuoteTable.Write(quote, language, terminal.Screen());
        return ExitCode.Done;
    }

    private static string Sentence(Problem problem) =>
        problem.Field.Length == 0 ? problem.Message : $"--{problem.Field}: {problem.Message}";
}
