using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Eum.Admin.Commands;
using Eum.Admin.Tests.Kit;

namespace Eum.Admin.Tests.Cashback;

/// <summary>The worked examples of docs/domain/cashback.md, each asked of the command line.</summary>
public sealed partial class WrittenExamplesTests
{
    public static TheoryData<string, long> Examples()
    {
        var examples = new TheoryData<string, long>();
        foreach (Match row in Row().Matches(Repository.Read("docs/domain/cashback.md")))
        {
            var won = long.Parse(row.Groups["won"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
            examples.Add(row.Groups["options"].Value, won);
        }

        return examples;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task What_is_written_is_what_is_computed(string options, long won)
    {
        using var answer = new StringWriter();
        using var complaints = new StringWriter();
        var terminal = new Terminal(answer, complaints, new StoppedClock(), IsPerson: false);

        var exit = await CommandLine.RunAsync(["cashback", "quote", .. options.Split(' '), "--json"], terminal);

        Assert.Equal((0, ""), (exit, complaints.ToString()));
        using var quote = JsonDocument.Parse(answer.ToString());
        Assert.Equal(won, quote.RootElement.GetProperty("total").GetInt64());
    }

    [Fact]
    public void Every_row_of_the_page_is_read() => Assert.Equal(17, Examples().Count);

    [GeneratedRegex(@"^\| `(?<options>--at [^`]+)` \| (?<won>[\d,]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
