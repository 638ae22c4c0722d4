using System.Globalization;
using Bunit;
using Eum.Admin.Features.Cashback;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Cashback;
using Eum.Domain.Districts;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Cashback;

/// <summary>
/// The published figures once more, to the won, at every door that an official or an auditor could ask: the page, the
/// command line, and the operator's files.
/// </summary>
public sealed class PublishedDoorsTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);
    private static readonly CultureInfo Korean = CultureInfo.GetCultureInfo("ko-KR");
    private static readonly Fund[] Funds = [Fund.National, Fund.City, Fund.Gu, Fund.Institution, Fund.Merchant];
    private static readonly string[] FundWords = ["국비", "시비", "군·구비", "기관 부담", "가맹점 부담"];

    // National, city, gu, institution, merchant.
    private static IReadOnlyList<string> Expected { get; } =
        [.. PublishedFigures.All.Select(row => FundsIn(row.Layers))];

    [Fact]
    public async Task The_calculator_answers_them_at_the_address_of_the_question()
    {
        using var database = TestDatabase.On(StorageEngine.Sqlite);
        await using var pages = new PortalPages(database);

        var answered = PublishedFigures.All.Select(row =>
        {
            var query = AddressOf(Asked.Request(row.Facts, row.Won, row.Before));
            var page = pages.Open<QuotePage>($"/cashback/quote?{query}");
            page.WaitForElement("[data-total]");
            var funds = page.FindAll("tr.reason .share").Select(share => share.TextContent.Trim())
                .ToLookup(share => share[..share.LastIndexOf(' ')], share => long.Parse(
                    share[(share.LastIndexOf(' ') + 1)..], NumberStyles.AllowThousands, Korean));
            Assert.Equal(funds.Sum(fund => fund.Sum()).ToString("#,0", Korean), page.Find("[data-total]").TextContent);
            return Line(fund => funds[FundWords[Array.IndexOf(Funds, fund)]].Sum());
        });

        Assert.Equal(Expected, answered);
    }

    [Fact]
    public async Task The_command_line_answers_them()
    {
        List<string> answered = [];
        foreach (var row in PublishedFigures.All)
        {
            var words = QuoteWords.Command(Asked.Request(row.Facts, row.Won, row.Before)).Split(' ')[1..];
            var run = await CommandRun.OfAsync([.. words, "--json"]);
            Assert.Equal((0, ""), (run.Exit, run.Error));
            var funding = run.Json.GetProperty("funding");
            answered.Add(Line(fund => funding.GetProperty($"{fund}".ToLowerInvariant()).GetInt64()));
        }

        Assert.Equal(Expected, answered);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Files_of_the_operator_are_rated_so(StorageEngine engine)
    {
        using var desk = OperatorDesk.Empty(engine);
        var asked = PublishedFigures.All.Select(row => Asked.Request(row.Facts, row.Won, row.Before)).ToList();
        var (first, last) = (new DateOnly(2018, 12, 31), new DateOnly(2026, 7, 31));
        await desk.TakeAsync(desk.Write("merchants", [.. asked.Select(MerchantOf)], day: last));
        await desk.TakeAsync(desk.Write("members", [.. asked.Select((_, no) =>
            $"M{no},JOIN,2018-12-01T10:00:00.000+09:00,1980,F,2818510100")], day: first));
        await desk.TakeAsync(desk.Write("cards", [.. asked.SelectMany((one, no) => CardOf(one, no))], day: first));
        await SignAsync(desk.Database, asked);

        var days = asked.Select((one, no) => (one, no)).SelectMany(row => PaymentsOf(row.one, row.no))
            .GroupBy(row => KoreanTime.BusinessDate(row.At)).OrderBy(day => day.Key);
        foreach (var (at, day) in days.Index())
            await desk.TakeAsync(desk.Write(
                "payments", [.. day.OrderBy(row => row.At).Select(row => row.Text)], at + 1, day.Key));

        await using var db = desk.Database.Open();
        var rated = (await db.Payments.AsNoTracking().ToListAsync())
            .ToDictionary(row => ExternalKey.NumberOf(row.TxKey));
        Assert.Equal(Expected, asked.Select((_, no) => rated[2 * no + 1]).Select(row =>
            $"{row.National} {row.City} {row.Gu} {row.Institution} {row.Merchant}"));
        Assert.Equal(asked.Select(one => one.Before.Member), asked.Select((_, no) => rated[2 * no + 1].MtdBefore));
    }

    private static string Line(Func<Fund, long> won) => string.Join(' ', Funds.Select(won));

    private static string FundsIn(string layers)
    {
        var words = layers.Split(' ', ',').Where(word => word.Length > 1 && char.IsAsciiLetterLower(word[0]));
        var won = words.ToLookup(word => word[0], word => long.Parse(word[1..], CultureInfo.InvariantCulture));
        return Line(fund => won[char.ToLowerInvariant($"{fund}"[0])].Sum());
    }

    private static string AddressOf(QuoteRequest asked) => string.Join('&', QuoteWords.Command(asked).Split(' ')[3..]
        .Chunk(2).GroupBy(pair => pair[0].TrimStart('-'), pair => pair[1])
        .Select(word => $"{word.Key}={Uri.EscapeDataString(string.Join(',', word))}"));

    private static string MerchantOf(QuoteRequest asked, int no)
    {
        var day = KoreanTime.BusinessDate(asked.At.AddHours(asked.Before.Member > 0 ? -1 : 0));
        var dong = LegalDongTable.All.First(one => one.DistrictOn(day) == asked.District).CodeOn(day);
        return OperatorDesk.Merchant(
            $"S{no}", "NEW", $"{day:yyyy-MM-dd}", $"가게 {no}", asked.BusinessType,
            dong.ToString(CultureInfo.InvariantCulture), bracket: asked.Bracket.Code());
    }

    private static IEnumerable<string> CardOf(QuoteRequest asked, int no) =>
    [
        $"C{no},ISSUED,2018-12-02T10:00:00.000+09:00,M{no},{asked.Programme},9410-16**-****-0001,L1,,",
        $"C{no},ACTIVATED,2018-12-03T10:00:00.000+09:00,M{no},{asked.Programme},9410-16**-****-0001,L1,,",
    ];

    // What the member had spent in the month comes an hour before, at the same shop and with the same card.
    private static IEnumerable<(DateTime At, string Text)> PaymentsOf(QuoteRequest asked, int no)
    {
        if (asked.Before.Member > 0)
            yield return Payment(2 * no, asked.At.AddHours(-1), asked.Before.Member, asked, no);
        yield return Payment(2 * no + 1, asked.At, asked.Amount, asked, no);
    }

    private static (DateTime At, string Text) Payment(long tx, DateTime at, long won, QuoteRequest asked, int no) => (
        at, string.Create(CultureInfo.InvariantCulture,
            $"T{tx},PAY,,{KoreanTime.Print(at)},M{no},C{no},S{no},{won},{won},0,0,0,{asked.Channel.Code()},0"));

    private static async Task SignAsync(TestDatabase database, IReadOnlyList<QuoteRequest> asked)
    {
        await using var db = database.Open();
        var keys = await db.Merchants.ToDictionaryAsync(row => row.Name, row => row.MerchantKey);
        foreach (var (no, one) in asked.Index())
        {
            var day = KoreanTime.BusinessDate(one.At);
            if (one.BenefitPlusBp > 0)
                db.BenefitPlusContracts.Add(new()
                {
                    MerchantKey = keys[$"가게 {no}"],
                    ValidFrom = day,
                    ValidTo = day,
                    RateBp = one.BenefitPlusBp,
                });
            foreach (var word in one.Designations.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries))
                db.MerchantDesignations.Add(new()
                {
                    MerchantKey = keys[$"가게 {no}"],
                    Designation = word,
                    ValidFrom = day,
                    ValidTo = day,
                });
        }

        await db.SaveChangesAsync();
    }
}
