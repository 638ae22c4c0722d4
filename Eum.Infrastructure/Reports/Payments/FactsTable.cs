using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports.Payments;

/// <summary>What payments were rated with, by number, as far as the scope reaches. Only ever grows.</summary>
internal sealed class FactsTable
{
    private readonly Facts[] _facts;

    private FactsTable(Facts[] facts) => _facts = facts;

    /// <summary>One more than the highest number.</summary>
    public int Count => _facts.Length;

    /// <summary>A district of 0 is of no facts, or of facts beyond the scope.</summary>
    public Facts this[int number] => number < _facts.Length ? _facts[number] : default;

    /// <summary>The highest number given, whoever's it is.</summary>
    public static async Task<int> LastAsync(Snapshot books, CancellationToken cancel) =>
        (await books.ListAsync("SELECT MAX(facts_no) FROM rating_facts", row => row.Int(0), cancel))[0];

    public static async Task<FactsTable> ReadAsync(Snapshot books, int last, CancellationToken cancel)
    {
        await using var rows = await books.RowsAsync(
            $"""
            SELECT facts_no, programme_no, district, business_type, bracket, channel FROM rating_facts
            WHERE facts_no <= @last{books.Within("district")}
            """,
            cancel, ("last", last));
        var facts = new Facts[last + 1];
        while (rows.Next())
            facts[rows.Int(0)] = new(
                rows.Int(2), (short)rows.Int(1), (short)rows.Int(3), (SalesBracket)rows.Int(4), (Channel)rows.Int(5));
        return new(facts);
    }

    /// <summary>Which facts a query lets through.</summary>
    public bool[] Sieve(PaymentQuery query)
    {
        var through = new bool[_facts.Length];
        for (var number = 0; number < through.Length; number++) through[number] = Lets(query, _facts[number]);
        return through;
    }

    private static bool Lets(PaymentQuery query, in Facts facts) =>
        facts.District != 0
        && (query.District is not { } district || facts.District == district)
        && (query.Programme is not { } programme || facts.Programme == programme)
        && (query.Bracket is not { } bracket || facts.Bracket == bracket)
        && (query.Channel is not { } channel || facts.Channel == channel)
        && (query.BusinessTypes is not { } types || types.Contains(facts.BusinessType));

    internal readonly record struct Facts(
        int District, short Programme, short BusinessType, SalesBracket Bracket, Channel Channel);
}
