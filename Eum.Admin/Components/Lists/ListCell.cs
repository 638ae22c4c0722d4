using System.Globalization;
using Eum.Domain.Values;

namespace Eum.Admin.Components.Lists;

/// <summary>What stands in a cell: the same on the screen, on paper and in the file.</summary>
public readonly record struct ListCell(string Text)
{
    /// <summary>A file gets it bare: a spreadsheet is to add it up.</summary>
    public long? Number { get; init; }

    /// <summary>Where it leads.</summary>
    public string? Link { get; init; }

    /// <summary>More than there is room for.</summary>
    public string? Tip { get; init; }

    /// <summary>Said small below it.</summary>
    public string? Note { get; init; }

    /// <summary>Shown as a badge of this look (done, partly, refused, running), its icon of the same name.</summary>
    public string? Badge { get; init; }

    public static ListCell Of(string? text) => new(text ?? "");

    public static ListCell Won(long won) => new(MoneyUnit.Won.Print(won)) { Number = won };

    public static ListCell Whole(long count) => new(Count.Print(count)) { Number = count };

    public static ListCell Day(DateOnly? day) => new(day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "");

    /// <summary>A Korean clock's time to the second.</summary>
    public static ListCell Time(DateTime? instant) =>
        new(instant is { } utc ? KoreanTime.Print(utc)[..19].Replace('T', ' ') : "");
}
