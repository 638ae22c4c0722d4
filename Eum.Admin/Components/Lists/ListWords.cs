using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Eum.Admin.Components.Lists;

/// <summary>The words of a list's address: filter, order, columns and page, each by its name.</summary>
public sealed class ListWords
{
    private const int Longest = 200;
    private readonly Dictionary<string, string> _words;

    private ListWords(Dictionary<string, string> words) => _words = words;

    /// <summary>What stands under a name; null for nothing.</summary>
    public string? this[string name] => _words.GetValueOrDefault(name);

    /// <summary>The words of an address or of its query; null where one stands twice or is of no sane length.</summary>
    public static ListWords? Of(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        var query = address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? address[at..] : "";
        foreach (var (name, values) in QueryHelpers.ParseQuery(query.Split('#')[0]))
        {
            if (values is not [{ } value] || value.Length > Longest || value.Contains('\0', StringComparison.Ordinal))
                return null;
            if (value.Trim().Length > 0) words[name] = value.Trim();
        }

        return new(words);
    }

    /// <summary>What stands under a name, as one of those there are; false where it is none of them.</summary>
    public bool TryFind<T>(string name, IReadOnlyDictionary<string, T> known, out T? found)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(known);
        found = null;
        if (this[name] is not { } word) return true;
        if (!known.TryGetValue(word, out var value)) return false;

        found = value;
        return true;
    }

    public bool TryDay(string name, out DateOnly? day)
    {
        day = null;
        if (this[name] is not { } word) return true;
        if (!DateOnly.TryParseExact(
            word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)) return false;

        day = parsed;
        return parsed.Year is > 1900 and < 9999;
    }

    /// <summary>A whole number from 0, as people write it: 10,000 too.</summary>
    public bool TryNumber(string name, out long? number)
    {
        number = null;
        if (this[name] is not { } word) return true;
        if (!long.TryParse(word, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var parsed))
            return false;

        number = parsed;
        return parsed >= 0;
    }

    public bool TryFlag(string name, out bool isOn)
    {
        isOn = this[name] is not null;
        return this[name] is null or "yes";
    }
}
