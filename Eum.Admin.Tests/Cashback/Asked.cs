using System.Globalization;
using Eum.Domain.Cashback;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Domain.Values;

namespace Eum.Admin.Tests.Cashback;

/// <summary>
/// Payments in one line: <c>2026-02-12T10:00:00 SEORO 28260 LE3B</c>, then any of <c>+5</c> (contract percent),
/// <c>T:HOSPITAL</c> (business type), <c>C:DELIVERY</c> (channel) and designations; times are Korean.
/// </summary>
internal static class Asked
{
    public static QuoteRequest Request(string facts, long won, long before)
    {
        var words = facts.Split(' ');
        var at = words[0].Length == 10 ? words[0] + "T00:00:00" : words[0];
        Assert.True(KoreanTime.TryParse(at + "+09:00", out var utc), facts);
        var district = int.Parse(words[2], CultureInfo.InvariantCulture);
        var request = new QuoteRequest(utc, words[1], district, Enum.Parse<SalesBracket>(words[3]), won)
        {
            Before = new(before, before),
        };
        return words[4..].Aggregate(request, With);
    }

    public static Quote Quote(string facts, long won, long before) =>
        Eum.Domain.Cashback.Quote.For(PolicyCatalogue.Timeline, Request(facts, won, before)) switch
        {
            Outcome<Quote>.Done done => done.Value,
            Outcome<Quote>.Refused refused => throw new ArgumentException(string.Join('\n', refused.Problems)),
            _ => throw new InvalidOperationException(),
        };

    public static RatingClass RulesOf(string facts)
    {
        var request = Request(facts, 1, 0);
        return PolicyCatalogue.Timeline.At(request.At).ClassOf(request.Facts);
    }

    private static QuoteRequest With(QuoteRequest request, string word) => word switch
    {
        ['+', .. var percent] =>
            request with { BenefitPlusBp = 100 * int.Parse(percent, CultureInfo.InvariantCulture) },
        ['T', ':', .. var type] => request with { BusinessType = type },
        ['C', ':', .. var channel] => request with { Channel = Enum.Parse<Channel>(channel, ignoreCase: true) },
        _ => Designations.TryParse(word.Replace(',', ' '), out var designations)
            ? request with { Designations = designations }
            : throw new ArgumentException(word),
    };
}
