using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports.Merchants;

/// <summary>What merchants of a scope are designated as on a day, and what their Benefit+ contracts add.</summary>
internal sealed class DatedWords
{
    private readonly Dictionary<long, string> _designations = [];
    private readonly Dictionary<long, int> _rates = [];

    public static async Task<DatedWords> ReadAsync(Snapshot books, int day, CancellationToken cancel)
    {
        var words = new DatedWords();
        await using (var rows = await books.RowsAsync(
            $"""
            SELECT merchant_key, designation FROM merchant_designations
            WHERE (valid_to IS NULL OR valid_to >= @day) AND valid_from <= @day{books.WithinTerms("merchant_key")}
            ORDER BY merchant_key, designation
            """,
            cancel, ("day", day)))
            while (rows.Next()) words.Add(rows.Long(0), rows.Text(1));

        await using (var rows = await books.RowsAsync(
            $"""
            SELECT merchant_key, rate_bp FROM benefit_plus_contracts
            WHERE (valid_to IS NULL OR valid_to >= @day) AND valid_from <= @day{books.WithinTerms("merchant_key")}
            ORDER BY merchant_key, valid_from
            """,
            cancel, ("day", day)))
            while (rows.Next()) words._rates[rows.Long(0)] = rows.Int(1); // Of two that hold, the later counts.
        return words;
    }

    public string DesignationsOf(long merchant) => _designations.GetValueOrDefault(merchant, "");

    public int RateOf(long merchant) => _rates.GetValueOrDefault(merchant);

    private void Add(long merchant, string word)
    {
        if (!_designations.TryGetValue(merchant, out var known)) _designations[merchant] = string.Intern(word);
        else if (!known.Split(' ').Contains(word)) _designations[merchant] = string.Intern($"{known} {word}");
    }
}
