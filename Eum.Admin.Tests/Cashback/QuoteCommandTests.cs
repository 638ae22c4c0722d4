using System.Text.Json;
using Eum.Admin.Tests.Kit;

namespace Eum.Admin.Tests.Cashback;

public sealed class QuoteCommandTests
{
    private const string Seo = "--at 2026-02-12T10:00:00+09:00 --programme SEORO --district 28260 --bracket LE3B";

    [Fact]
    public async Task The_program_itself_answers_the_printed_example_in_the_agreed_shape()
    {
        var run = await CommandRun.OfProcessAsync(
            ["cashback", "quote", .. $"{Seo} --benefit-plus 5 --amount 50000 --json".Split(' ')]);

        Assert.Equal((0, ""), (run.Exit, run.Error));
        var quote = run.Json;
        Assert.Equal(
            "at programme district bracket amount monthToDate layers funding merchantDiscount total",
            string.Join(' ', Names(quote)));
        Assert.Equal("2026-02-12T10:00:00+09:00", quote.GetProperty("at").GetString());
        Assert.Equal(8_500, quote.GetProperty("total").GetInt64());
        Assert.Equal(
            """{"national":1500,"city":3500,"gu":1000,"institution":0,"merchant":2500}""",
            Flat(quote.GetProperty("funding")));
        Assert.Equal(
            ["BASE", "GU_TOPUP", "MERCHANT"], Layers(quote).Select(layer => layer.GetProperty("kind").GetString()));
        var first = Layers(quote)[0];
        Assert.Equal(["kind", "policy", "version", "cashback", "bands", "funding", "reason"], Names(first));
        Assert.Equal(
            """[{"from":0,"to":300000,"rateBp":1000,"amount":50000,"cashback":5000}]""",
            Flat(first.GetProperty("bands")));
        Assert.Equal("""{"national":1500,"city":3500}""", Flat(first.GetProperty("funding")));
        Assert.Equal("연매출 30억 이하: 300,000원까지 10 %", first.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_reason_is_told_in_English_to_who_asks_for_it()
    {
        var run = await QuoteAsync($"{Seo} --amount 50000 --month-to-date 280000 --lang en --json");

        Assert.Equal(
            "Incheon e-eum base cashback (le3b): 10 % up to 300,000 won. "
            + "30,000 won lie beyond the month's limit of 300,000 won and earn nothing",
            Layers(run.Json)[0].GetProperty("reason").GetString());
        Assert.Equal(
            """[{"from":0,"to":300000,"rateBp":1000,"amount":20000,"cashback":2000},"""
            + """{"from":300000,"to":null,"rateBp":0,"amount":30000,"cashback":0}]""",
            Flat(Layers(run.Json)[0].GetProperty("bands")));
    }

    [Fact]
    public async Task People_get_a_table()
    {
        var run = await QuoteAsync($"{Seo} --benefit-plus 5 --amount 50000");

        Assert.Equal(0, run.Exit);
        Assert.Contains("SEO-TOPUP", run.Out, StringComparison.Ordinal);
        Assert.Contains("8,500", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_instant_it_is_now()
    {
        var run = await QuoteAsync("--programme INCHEON --district 28185 --bracket LE3B --amount 1000 --json");

        Assert.Equal("2026-03-02T09:00:00+09:00", run.Json.GetProperty("at").GetString());
    }

    [Fact]
    public async Task A_date_is_its_first_instant_in_Korea_and_a_group_makes_a_group_card()
    {
        var run = await QuoteAsync(
            "--at 2021-01-15 --programme INCHEON --group ARTIST --district 28185 --bracket LE3B --amount 1000 --json");

        Assert.Equal("2021-01-15T00:00:00+09:00", run.Json.GetProperty("at").GetString());
        Assert.Equal("INCHEON-ARTIST", run.Json.GetProperty("programme").GetString());
        Assert.Equal(50, run.Json.GetProperty("funding").GetProperty("institution").GetInt64());
    }

    [Theory]
    [InlineData("--district 28260 --at 2026-07-01", "--district", "28275 서해구")] // Closed the day before.
    [InlineData("--district 28275 --at 2026-06-30", "--district", "28275 서해구")] // Not yet.
    [InlineData("--district 28000 --at 2026-06-30", "--district", "군·구를 적으세요")]
    [InlineData("--district 99999", "--district", "28185 연수구")]
    [InlineData("--district 2826", "--district", "다섯 자리")]
    [InlineData("--programme SEOUL", "--programme", "SEORO")]
    [InlineData("--programme SEORO-ARTIST --group ARTIST", "--group", "이미 그룹")]
    [InlineData("--group artist", "--group", "대문자")]
    [InlineData("--bracket LE4B", "--bracket", "LE300M")]
    [InlineData("--amount 0", "--amount", "1원부터")]
    [InlineData("--amount -5000", "--amount", "1원부터")]
    [InlineData("--amount 5,000", "--amount", "쉼표")]
    [InlineData("--amount 1e3", "--amount", "쉼표")]
    [InlineData("--amount 9223372036854775807", "--amount", "1,000,000,000,000원까지")]
    [InlineData("--amount 9223372036854775808", "--amount", "숫자만")]
    [InlineData("--amount ５０００", "--amount", "숫자만")]
    [InlineData("--month-to-date -1", "--month-to-date", "0원부터")]
    [InlineData("--designation FAIRPRICE", "--designation", "FAIR_PRICE")]
    [InlineData("--business-type BAKERIES", "--business-type", "BAKERY")]
    [InlineData("--channel WEB", "--channel", "DELIVERY")]
    [InlineData("--benefit-plus -1", "--benefit-plus", "퍼센트")]
    [InlineData("--benefit-plus 51", "--benefit-plus", "퍼센트")]
    [InlineData("--at 2026-02-29", "--at", "2026-02-12")]
    [InlineData("--at 2026-02-12T24:00:00+09:00", "--at", "2026-02-12")]
    [InlineData("--at 2018-06-30", "--at", "2018-07-01")]
    public async Task A_value_that_cannot_be_is_refused_with_its_option_and_what_to_do(
        string words, string option, string help)
    {
        var given = words.Split(' ');
        string[] sound =
            ["--programme SEORO", "--district 28200", "--bracket LE3B", "--amount 5000", "--at 2025-06-01"];
        var rest = sound.Where(pair => !given.Contains(pair.Split(' ')[0]));

        var run = await QuoteAsync($"{words} {string.Join(' ', rest)}");

        Assert.Equal((3, ""), (run.Exit, run.Out));
        Assert.StartsWith($"eum: {option}: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(help, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("--programme SEORO")] // The rest is missing.
    [InlineData(Seo + " --amount 5000 --colour red")]
    [InlineData(Seo + " --amount")]
    [InlineData(Seo + " --amount 5000 --lang fr")]
    public async Task A_word_it_does_not_know_or_misses_is_wrong_usage(string words)
    {
        var run = await QuoteAsync(words);

        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Contains("eum cashback quote --help", run.Error, StringComparison.Ordinal);
    }

    private static Task<CommandRun> QuoteAsync(string words) =>
        CommandRun.OfAsync(["cashback", "quote", .. words.Split(' ')]);

    private static JsonElement[] Layers(JsonElement quote) => [.. quote.GetProperty("layers").EnumerateArray()];

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(part => part.Name)];

    private static string Flat(JsonElement element) => JsonSerializer.Serialize(element);
}
