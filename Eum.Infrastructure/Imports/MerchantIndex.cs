using System.Runtime.CompilerServices;
using Eum.Domain.Districts;
using Eum.Domain.Merchants;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// What rating asks of a merchant on a day. The dong only where statistics need it: in a district that was later
/// divided, whose payments could not be restated by their district alone; else 0.
/// </summary>
internal sealed record MerchantFacts(
    long LegalDong, int District, SalesBracket Bracket, string Designations, int BenefitPlusBp, int BusinessType);

/// <summary>
/// Every merchant's facts along time, in memory: terms, designations and Benefit+ contracts laid over each other and
/// cut
/// where any of them changes, so that a payment finds its facts by one look-up and a short walk.
/// </summary>
internal sealed class MerchantIndex
{
    public const int Unknown = -1;
    public const int NotYetRegistered = -2;
    public const int Closed = -3;

    private readonly List<MerchantFacts> _facts = [];
    private readonly Dictionary<MerchantFacts, int> _numbers = [];
    private readonly KeyMap _merchants;
    private readonly List<(int From, int Facts)> _segments = [];
    private readonly List<(int Start, int Count)> _spans = [];
    private readonly Dictionary<int, int[]> _days = [];
    private int[] _today = [];
    private int _day;

    private MerchantIndex(int merchants) => _merchants = new(merchants);

    /// <summary>How many combinations of facts there are, over all merchants and days.</summary>
    public int Count => _facts.Count;

    public MerchantFacts this[int facts] => _facts[facts];

    public static MerchantIndex Load(BulkConnection store)
    {
        var index = new MerchantIndex((int)store.Scalar("SELECT COUNT(*) FROM merchants"));
        var dated = DatedFacts.Load(store);
        using var rows = store.Query(
            "SELECT merchant_key, valid_from, legal_dong, bracket, business_type, status FROM merchant_terms "
            + "ORDER BY merchant_key, valid_from, batch_no");
        var terms = new List<MerchantTerm>();
        long merchant = 0;
        while (rows.Read())
        {
            if (rows.Int64(0) != merchant) index.Add(merchant, terms, dated);
            merchant = rows.Int64(0);
            terms.Add(new(rows.Int32(1), rows.Int64(2), (SalesBracket)rows.Int32(3), rows.Int32(4),
                (MerchantStatus)rows.Int32(5)));
        }

        index.Add(merchant, terms, dated);
        return index;
    }

    /// <summary>Number of the facts on a day (yyyymmdd), or one of the negative answers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int FactsOn(long merchant, int day)
    {
        if (day != _day) Turn(day);
        var at = _merchants.Find(merchant);
        return at < 0 ? Unknown : _today[at];
    }

    /// <summary>Lays every merchant's facts of a day side by side, once a day: a look-up is then two steps.</summary>
    private void Turn(int day)
    {
        _day = day;
        if (_days.TryGetValue(day, out var known))
        {
            _today = known;
            return;
        }

        if (_days.Count == 8) _days.Clear(); // A file of scattered days; they can be laid out again.
        _today = new int[_spans.Count];
        for (var at = 0; at < _today.Length; at++) _today[at] = Find(_spans[at], day);
        _days[day] = _today;
    }

    private int Find((int Start, int Count) span, int day)
    {
        for (var i = span.Start + span.Count - 1; i >= span.Start; i--)
            if (_segments[i].From <= day) return _segments[i].Facts;
        return NotYetRegistered;
    }

    private void Add(long merchant, List<MerchantTerm> terms, DatedFacts dated)
    {
        if (terms.Count == 0) return;
        var start = _segments.Count;
        var days = new SortedSet<int>(terms.Select(term => term.From));
        if (terms.Any(term => LegalDongTable.TryFind(term.LegalDong, out var dong) && dong.Moved))
            days.Add(DateNumber.Of(DistrictTable.Reform));
        dated.AddDays(merchant, days);
        foreach (var day in days.Where(day => day >= terms[0].From))
            _segments.Add((day, FactsFrom(merchant, terms.FindLast(term => term.From <= day)!, day, dated)));
        _merchants.Set(merchant, _spans.Count);
        _spans.Add((start, _segments.Count - start));
        terms.Clear();
    }

    private int FactsFrom(long merchant, MerchantTerm term, int day, DatedFacts dated)
    {
        if (term.Status == MerchantStatus.Closed) return Closed;
        var district = LegalDongTable.TryFind(term.LegalDong, out var dong)
            ? dong.DistrictOn(DateNumber.ToDate(day))
            : (int)(term.LegalDong / 100_000);
        var divided = DistrictTable.Find(district) is { IsDivided: true };
        var facts = new MerchantFacts(
            divided ? term.LegalDong : 0, district, term.Bracket, dated.DesignationsOn(merchant, day),
            dated.ContractOn(merchant, day), term.BusinessType);
        if (_numbers.TryGetValue(facts, out var number)) return number;
        _numbers[facts] = number = _facts.Count;
        _facts.Add(facts);
        return number;
    }

    private sealed record MerchantTerm(
        int From, long LegalDong, SalesBracket Bracket, int BusinessType, MerchantStatus Status);
}
