using Microsoft.Extensions.Localization;

namespace Eum.Admin.Components.Lists;

/// <summary>What a row shows in a column, in the words of the page's language.</summary>
public delegate ListCell ReadCell<in TRow>(TRow row, IStringLocalizer texts);

/// <summary>A column of a list.</summary>
/// <param name="Name">As it stands in the address.</param>
/// <param name="Title">Key of its heading.</param>
public sealed record ListColumn<TRow>(string Name, string Title, ReadCell<TRow> Cell)
{
    /// <summary>Key of the unit, said once in the heading.</summary>
    public string? Unit { get; init; }

    public bool IsNumber { get; init; }

    public bool Sorts { get; init; }

    /// <summary>Whether it names its row.</summary>
    public bool IsHead { get; init; }

    /// <summary>Whether it is shown only to who chooses it.</summary>
    public bool IsExtra { get; init; }

    /// <summary>date, kind, file, …: see lists.css.</summary>
    public string? Look { get; init; }
}

/// <summary>The order a list is in, as it stands in the address: amount, or -amount for the largest first.</summary>
public readonly record struct ListSort(string Column, bool Descending)
{
    public override string ToString() => Descending ? "-" + Column : Column;
}

/// <summary>How a list is to be shown.</summary>
/// <param name="Columns">Their names, in the list's own order.</param>
/// <param name="Page">What the address says of the page; what that means, each list knows.</param>
public sealed record ListChoice(ListSort Sort, IReadOnlyList<string> Columns, string? Page);

/// <summary>A list: its columns, and how it is shown where the address says nothing.</summary>
/// <param name="Name">The first word of its address; saved views hang on it.</param>
public sealed record ListShape<TRow>(string Name, ListSort Sort, params IReadOnlyList<ListColumn<TRow>> Columns)
{
    public IReadOnlyList<string> Usual { get; } =
        [.. Columns.Where(column => !column.IsExtra).Select(column => column.Name)];

    /// <summary>The choice of an address; null where it names what there is not.</summary>
    public ListChoice? Find(ListWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var sort = Sort;
        if (words["sort"] is { } asked)
        {
            sort = asked.StartsWith('-') ? new(asked[1..], true) : new(asked, false);
            if (!Columns.Any(column => column.Sorts && column.Name == sort.Column)) return null;
        }

        if (words["cols"] is not { } listed) return new(sort, Usual, words["page"]);

        var names = listed.Split(',');
        if (names.Any(name => Columns.All(column => column.Name != name))) return null;
        return new(sort, [.. Columns.Select(column => column.Name).Where(names.Contains)], words["page"]);
    }

    public IEnumerable<ListColumn<TRow>> Shown(ListChoice choice) =>
        Columns.Where(column => choice.Columns.Contains(column.Name));
}
