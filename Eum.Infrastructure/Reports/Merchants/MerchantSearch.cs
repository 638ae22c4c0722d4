using Eum.Domain.Districts;
using Eum.Domain.Merchants;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports.Merchants;

/// <summary>Searches the registry: filtered, sorted and paged by key.</summary>
public sealed class MerchantSearch(MerchantMemory memory)
{
    private const int ShortestNumber = 3;

    /// <summary>A page of the merchants that the reading's scope reaches, as they stand on a day.</summary>
    public async Task<MerchantPageAnswer> PageAsync(
        Snapshot books, DateOnly day, MerchantQuery query, MerchantPageRequest page, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(page);
        var register = await memory.RegisterAsync(books, day, cancel);
        var found = Sorted(register, Matching(register, query), page.Order, page.Descending);
        var (start, end) = Cut(register, found, page);
        var lines = found[start..end].Select(row => register[row]).ToList();
        return new(
            lines, found.Length, start > 0 && lines.Count > 0 ? PlaceOf(found[start]) : null,
            end < found.Length && lines.Count > 0 ? PlaceOf(found[end - 1]) : null);

        MerchantPlace PlaceOf(int row) => new(register.ValueOf(page.Order, row), register[row].Key);
    }

    /// <summary>All of them, in an order.</summary>
    public async Task<IReadOnlyList<MerchantLine>> AllAsync(
        Snapshot books, DateOnly day, MerchantQuery query, MerchantOrder order, bool descending,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(query);
        var register = await memory.RegisterAsync(books, day, cancel);
        return [.. Sorted(register, Matching(register, query), order, descending).Select(row => register[row])];
    }

    private static int[] Matching(MerchantRegister register, MerchantQuery query)
    {
        var words = query.Words is { } typed ? Hangul.Plain(typed) : null;
        var number = words is not null ? NumberIn(words) : null;
        var found = new List<int>();
        for (var row = 0; row < register.Count; row++)
            if (Lets(query, register[row]) && (words is null || IsMeant(register, row, words, number))) found.Add(row);
        return [.. found];
    }

    private static bool IsMeant(MerchantRegister register, int row, string words, string? number) =>
        register.IsNamed(row, words)
        || (number is not null && register[row].RegistrationNo.StartsWith(number, StringComparison.Ordinal))
        || register[row].Id.Equals(words, StringComparison.OrdinalIgnoreCase);

    // 123-45-67891 or the beginning of it.
    private static string? NumberIn(string words)
    {
        var digits = words.Replace("-", "", StringComparison.Ordinal);
        return digits.Length is >= ShortestNumber and <= 10 && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    private static bool Lets(MerchantQuery query, MerchantLine line) =>
        (query.District is not { } district || line.District == district || line.Today == district)
        && (query.Dong is not { } dong || line.Dong == dong || IsSame(line.Dong, dong))
        && (query.BusinessTypes is not { } types || types.Contains(line.BusinessType))
        && (query.Bracket is not { } bracket || line.Bracket == bracket)
        && (query.Status is not { } status || line.Status == status)
        && (query.BenefitPlus is not { } has || line.RateBp > 0 == has)
        && (query.Designation is not { } word || Has(line.Designations, word));

    private static bool IsSame(long one, long other) =>
        LegalDongTable.TryFind(one, out var dong) && (dong.Code10 == other || dong.FormerCode10 == other);

    private static bool Has(string designations, string word) => designations.Length > 0 && designations.Split(' ')
        .Any(one => one == word || (word == "EVENT" && one.StartsWith("EVENT:", StringComparison.Ordinal)));

    // The rows come in the order of keys, which is then that of equal values.
    private static int[] Sorted(MerchantRegister register, int[] rows, MerchantOrder order, bool descending)
    {
        if (order != MerchantOrder.Id)
        {
            var values = rows.Select(row => register.ValueOf(order, row) * register.Count + row).ToArray();
            Array.Sort(values); // Value and row in one number: 150,000 of them are sorted at every look.
            rows = [.. values.Select(value => (int)(value % register.Count))];
        }

        if (descending) Array.Reverse(rows);
        return rows;
    }

    private static (int Start, int End) Cut(MerchantRegister register, int[] rows, MerchantPageRequest page)
    {
        if (page.From is not { } place)
            return page.Backwards ? (Math.Max(0, rows.Length - page.Size), rows.Length)
                : (0, Math.Min(page.Size, rows.Length));

        // The registry may have grown since: where the merchant stands now counts, not where it stood.
        var known = register.Find(place.Key);
        var value = known >= 0 ? register.ValueOf(page.Order, known) : place.Value;
        var at = Array.FindIndex(rows, row => IsBehind(register, row, page, value, place.Key));
        var behind = at < 0 ? rows.Length : at;
        if (!page.Backwards) return (behind, Math.Min(behind + page.Size, rows.Length));

        var here = behind > 0 && register[rows[behind - 1]].Key == place.Key ? behind - 1 : behind;
        return (Math.Max(0, here - page.Size), here);
    }

    private static bool IsBehind(
        MerchantRegister register, int row, MerchantPageRequest page, long value, long key)
    {
        var order = (register.ValueOf(page.Order, row), register[row].Key).CompareTo((value, key));
        return page.Descending ? order < 0 : order > 0;
    }
}
