using Eum.Domain.Districts;
using Eum.Domain.Merchants;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Payments;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports.Merchants;

/// <summary>
/// Every merchant of a scope as it stands on a day, a column each: what the registry is searched, filtered and sorted
/// by. In the order of their keys.
/// </summary>
internal sealed class MerchantRegister
{
    private readonly List<MerchantLine> _lines;
    private readonly string[] _plain;
    private readonly string[] _sounds;
    private readonly int[] _nameRank;

    private MerchantRegister(List<MerchantLine> lines)
    {
        _lines = lines;
        _plain = [.. lines.Select(line => PlainOf(line.Name))];
        _sounds = [.. _plain.Select(Hangul.FirstSounds)];
        var byName = Enumerable.Range(0, lines.Count).ToArray();
        Array.Sort([.. _plain], byName, StringComparer.Ordinal);
        _nameRank = new int[byName.Length];
        for (var rank = 0; rank < byName.Length; rank++) _nameRank[byName[rank]] = rank;
    }

    public int Count => _lines.Count;

    public IReadOnlyList<MerchantLine> All => _lines;

    public MerchantLine this[int row] => _lines[row];

    /// <summary>The row of a key; negative where there is none.</summary>
    public int Find(long key)
    {
        var (low, high) = (0, _lines.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var here = _lines[middle].Key;
            if (here == key) return middle;
            if (here < key) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }

    /// <param name="words">As <see cref="Hangul.Plain"/> gives them.</param>
    public bool IsNamed(int row, string words) => Hangul.Finds(_plain[row], _sounds[row], words);

    /// <summary>What a row is sorted by.</summary>
    public long ValueOf(MerchantOrder order, int row) => order switch
    {
        MerchantOrder.Name => _nameRank[row],
        MerchantOrder.RegisteredOn => _lines[row].RegisteredOn.DayNumber,
        MerchantOrder.District => _lines[row].Today,
        MerchantOrder.BusinessType => _lines[row].BusinessType,
        MerchantOrder.Bracket => (int)_lines[row].Bracket,
        _ => _lines[row].Key,
    };

    public static async Task<MerchantRegister> ReadAsync(Snapshot books, DateOnly day, CancellationToken cancel)
    {
        var ids = await ExternalIds.ReadAsync(books, cancel);
        var terms = await TermsAsync(books, DateNumber.Of(day), cancel);
        var dated = await DatedWords.ReadAsync(books, DateNumber.Of(day), cancel);
        await using var rows = await books.RowsAsync(
            $"""
            SELECT merchant_key, registration_no, name, registered_on, closed_on FROM merchants
            WHERE merchant_key > @none{books.WithinTerms("merchant_key")} ORDER BY merchant_key
            """,
            cancel, ("none", 0L));
        var lines = new List<MerchantLine>(terms.Count);
        while (rows.Next())
        {
            var key = rows.Long(0);
            if (!terms.TryGetValue(key, out var term)) continue;
            lines.Add(new(
                key, ids.IdOf(key), rows.Text(2), rows.Text(1), term.District, TodayOf(term, day), term.Dong, term.Type,
                (SalesBracket)term.Bracket, (MerchantStatus)term.Status, dated.DesignationsOf(key), dated.RateOf(key),
                DateNumber.ToDate(rows.Int(3)), rows.IsNull(4) ? null : DateNumber.ToDate(rows.Int(4))));
        }

        return new(lines);
    }

    private static string PlainOf(string name)
    {
        var plain = Hangul.Plain(name);
        return plain == name ? name : plain;
    }

    private static int TodayOf(Term term, DateOnly day) =>
        LegalDongTable.TryFind(term.Dong, out var dong) ? dong.DistrictOn(day) : term.District;

    // The last that has begun; of a merchant that is still to come, the first.
    private static async Task<Dictionary<long, Term>> TermsAsync(Snapshot books, int day, CancellationToken cancel)
    {
        await using var rows = await books.RowsAsync(
            $"""
            SELECT merchant_key, valid_from, business_type, legal_dong, district, bracket, status FROM merchant_terms
            WHERE merchant_key > @none{books.Within("district")} ORDER BY merchant_key, valid_from, batch_no
            """,
            cancel, ("none", 0L));
        var terms = new Dictionary<long, Term>();
        while (rows.Next())
        {
            var (key, from) = (rows.Long(0), rows.Int(1));
            if (from > day && terms.TryGetValue(key, out var known) && (known.From <= day || known.From < from))
                continue;
            terms[key] = new(
                from, (short)rows.Int(2), rows.Long(3), rows.Int(4), (byte)rows.Int(5), (byte)rows.Int(6));
        }

        return terms;
    }

    private readonly record struct Term(int From, short Type, long Dong, int District, byte Bracket, byte Status);
}
