namespace Eum.Admin.Tests.Reference;

/// <summary>The product against its witness: random quotes over seven and a half years, to the won.</summary>
public sealed class ReferenceAgainstProductTests
{
    [Fact]
    public void Twenty_thousand_quotes_are_what_the_published_rules_give()
    {
        var types = ProductInProcess.BusinessTypes().ToArray();
        var wrong = Sweep.Questions(20260722, 20_000, types)
            .Select(asked => (Asked: asked, Expected: Expected(asked), Given: Given(asked)))
            .Where(line => line.Expected != line.Given)
            .Select(line => $"{line.Asked}\n  reference {line.Expected}\n  product   {line.Given}")
            .ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} differ:\n{string.Join('\n', wrong.Take(20))}");
    }

    private static string Expected(Question asked)
        => Answer.Of(Witness.Rules.Rate(asked.Kst, asked.Facts, asked.Won, asked.MonthToDate, asked.MonthToDate)).ToString();

    private static string Given(Question asked)
        => ProductInProcess.Quote(asked.Kst, asked.Facts, asked.Won, asked.MonthToDate).ToString();
}
