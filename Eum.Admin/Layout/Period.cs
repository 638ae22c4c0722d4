using Eum.Domain.Values;
using Microsoft.AspNetCore.WebUtilities;

namespace Eum.Admin.Layout;

/// <summary>The period in a page's address: a month (?month=) or days (?from=&amp;to=), KST.</summary>
/// <param name="ByMonth">Whether the page shows whole months only.</param>
/// <param name="Now">The period as it is written; null where the page takes the latest.</param>
internal sealed record Period(string Address, bool ByMonth, string? Now)
{
    // Pages that show a period; true for those that show whole months only.
    private static readonly Dictionary<string, bool> Pages = new(StringComparer.Ordinal)
    {
        ["/"] = true,
        ["/payments"] = false,
    };

    /// <summary>Null for a page that has none.</summary>
    /// <param name="address">Path and query.</param>
    public static Period? OfPage(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var parts = address.Split('#')[0].Split('?', 2);
        if (!Pages.TryGetValue(parts[0], out var byMonth)) return null;

        var query = QueryHelpers.ParseQuery(parts.ElementAtOrDefault(1));
        string? Of(string name) => query.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text
            ? text : null;
        return new(address.Split('#')[0], byMonth, byMonth ? Of("month") : (Of("from"), Of("to")) switch
        {
            (null, null) => null,
            var (from, to) => from == to ? from : $"{from} – {to}",
        });
    }

    /// <summary>The keys of their names, and where they lead.</summary>
    /// <param name="today">KST.</param>
    public IEnumerable<(string Text, string Address)> Usual(DateOnly today)
    {
        var month = YearMonth.Of(today);
        yield return ("period.this-month", At(month));
        yield return ("period.last-month", At(month.PlusMonths(-1)));
        yield return ("period.last-year", At(month.PlusMonths(-12)));
        if (!ByMonth)
        {
            yield return ("period.yesterday", At(today.AddDays(-1), today.AddDays(-1)));
            yield return ("period.week", At(today.AddDays(-7), today.AddDays(-1)));
        }

        yield return ("period.latest", With(null, null, null));
    }

    private string At(YearMonth month) =>
        ByMonth ? With($"{month}", null, null) : At(month.FirstDay, month.LastDay);

    private string At(DateOnly from, DateOnly to) => With(null, $"{from:yyyy-MM-dd}", $"{to:yyyy-MM-dd}");

    // The rest of the address stays, but a list starts at its first page.
    private string With(string? month, string? from, string? to)
    {
        var parts = Address.Split('?', 2);
        var kept = QueryHelpers.ParseQuery(parts.ElementAtOrDefault(1))
            .Where(pair => pair.Key is not ("month" or "from" or "to" or "page"))
            .Append(new("month", month)).Append(new("from", from)).Append(new("to", to))
            .Where(pair => !string.IsNullOrEmpty(pair.Value));
        return QueryHelpers.AddQueryString(parts[0], kept);
    }
}
