using System.Globalization;

namespace Eum.Admin.Components.Lists;

/// <summary>A place in a list that is paged by key: the value it is sorted by, then the row's key.</summary>
public readonly record struct ListPlace(long Value, long Key)
{
    /// <summary>_-120_4711, behind "before" or "after".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"_{Value}_{Key}");
}

/// <summary>Which page the address asks for: behind a place, before it, the first or the last.</summary>
public readonly record struct ListPaging(ListPlace? From, bool Backwards)
{
    /// <summary>Null where the address says something else.</summary>
    public static ListPaging? Find(string? page)
    {
        if (page is null) return new(null, false);
        if (page == "end") return new(null, true);
        if (page.Split('_') is not [var way, var value, var key] || way is not ("after" or "before")) return null;

        return TryWhole(value, out var at) && TryWhole(key, out var number)
            ? new(new(at, number), way == "before")
            : null;
    }

    private static bool TryWhole(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
