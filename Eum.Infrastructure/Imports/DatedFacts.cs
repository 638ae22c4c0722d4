using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>Designations and Benefit+ contracts by merchant, with their first and last days (yyyymmdd).</summary>
internal sealed class DatedFacts
{
    private readonly Dictionary<long, List<(int From, int To, string Word)>> _designations = [];
    private readonly Dictionary<long, List<(int From, int To, int RateBp)>> _contracts = [];

    public static DatedFacts Load(BulkConnection store)
    {
        var dated = new DatedFacts();
        using (var rows = store.Query(
            "SELECT merchant_key, valid_from, valid_to, designation FROM merchant_designations "
            + "ORDER BY merchant_key, designation, valid_from"))
            while (rows.Read())
                ListOf(dated._designations, rows.Int64(0)).Add((rows.Int32(1), LastDay(rows), rows.Text(3)));
        using (var rows = store.Query("SELECT merchant_key, valid_from, valid_to, rate_bp FROM benefit_plus_contracts "
            + "ORDER BY merchant_key, valid_from"))
            while (rows.Read())
                ListOf(dated._contracts, rows.Int64(0)).Add((rows.Int32(1), LastDay(rows), rows.Int32(3)));
        return dated;
    }

    /// <summary>Adds the days on which something begins, and those after something ended.</summary>
    public void AddDays(long merchant, SortedSet<int> days)
    {
        foreach (var (from, to, _) in _designations.GetValueOrDefault(merchant) ?? []) Add(days, from, to);
        foreach (var (from, to, _) in _contracts.GetValueOrDefault(merchant) ?? []) Add(days, from, to);
    }

    /// <summary>The designations of a day, sorted, separated by a blank.</summary>
    public string DesignationsOn(long merchant, int day) => _designations.TryGetValue(merchant, out var list)
        ? string.Join(' ', list.Where(one => one.From <= day && day <= one.To)
            .Select(one => one.Word).Distinct().Order(StringComparer.Ordinal))
        : "";

    /// <summary>The contract's rate in basis points, of the latest that holds; 0 for none.</summary>
    public int ContractOn(long merchant, int day) => _contracts.TryGetValue(merchant, out var list)
        ? list.LastOrDefault(one => one.From <= day && day <= one.To).RateBp
        : 0;

    private static void Add(SortedSet<int> days, int from, int to)
    {
        days.Add(from);
        if (to < 9999_12_31) days.Add(DateNumber.Of(DateNumber.ToDate(to).AddDays(1)));
    }

    private static int LastDay(BulkCursor row) => row.IsNull(2) ? 9999_12_31 : row.Int32(2);

    private static List<T> ListOf<T>(Dictionary<long, List<T>> lists, long merchant) =>
        lists.TryGetValue(merchant, out var list) ? list : lists[merchant] = [];
}
