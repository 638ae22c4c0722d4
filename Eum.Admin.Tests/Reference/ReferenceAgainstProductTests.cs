using Eum.Admin.Tests.Kit;

namespace Eum.Admin.Tests.Reference;

/// <summary>The product against its witness: random quotes over seven and a half years, to the won.</summary>
public sealed class ReferenceAgainstProductTests
{
    private static readonly string[] Types = [.. ProductInProcess.BusinessTypes()];

    [Fact]
    public void Twenty_thousand_payments_are_rated_as_the_published_rules_say() => AllAgree(
        Sweep.Questions(20260722, 20_000, Types),
        asked => ProductInProcess.Quote(asked.Kst, asked.Facts, asked.Won, asked.MonthToDate));

    /// <summary>Fewer, for each costs a process; the same rules answer, so this looks at the door.</summary>
    [Fact]
    public void The_command_line_quotes_as_the_published_rules_say()
    {
        using var folder = new TempFolder();
        var eum = new EumProcess(folder.Path);
        AllAgree(Sweep.Questions(7, 12, Types), asked => QuoteJson.Read(eum.Json(QuoteJson.Arguments(asked))));
    }

    private static void AllAgree(IEnumerable<Question> questions, Func<Question, Answer> product)
    {
        var wrong = questions
            .Select(asked => (Asked: asked, Expected: Expected(asked), Given: product(asked).ToString()))
            .Where(line => line.Expected != line.Given)
            .Select(line => $"{line.Asked}\n  reference {line.Expected}\n  product   {line.Given}")
            .ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} differ:\n{string.Join('\n', wrong.Take(20))}");
    }

    private static string Expected(Question asked) => Answer.Of(
        Witness.Rules.Rate(asked.Kst, asked.Facts, asked.Won, asked.MonthToDate, asked.MonthToDate)).ToString();
}
