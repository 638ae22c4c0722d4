using System.Collections.Immutable;
using System.Globalization;
using Eum.Domain.Values;

namespace Eum.Domain.Budgets;

/// <summary>How far a published figure can be trusted.</summary>
public enum FigureStanding
{
    /// <summary>As printed.</summary>
    Seen = 1,

    /// <summary>By arithmetic from printed figures.</summary>
    Derived = 2,

    /// <summary>Reports disagree; both figures are in the table.</summary>
    Disputed = 3,
}

/// <summary>A budget figure as it was published.</summary>
/// <param name="Entry">The document; its line's fund is None where the report does not tell the funds apart.</param>
/// <param name="IsRegistered">False for what is only kept beside the registered figure.</param>
public sealed record PublishedBudget(BudgetEntry Entry, bool IsRegistered, FigureStanding Standing, string Note)
{
    public static string Korean(FigureStanding standing) => standing switch
    {
        FigureStanding.Derived => "산출",
        FigureStanding.Disputed => "자료 상충",
        _ => "공표",
    };
}

/// <summary>
/// What Incheon and its gu were reported to have set aside for cashback, 2019–2026 (published-budgets.csv).
/// </summary>
public static class PublishedBudgets
{
    public static ImmutableArray<PublishedBudget> All { get; } =
        [.. EmbeddedTable.Rows("Budgets.published-budgets.csv").Select(Read)];

    /// <summary>What a demonstration registers. Figures that are not plain print say so in their decision.</summary>
    public static IEnumerable<BudgetEntry> ToRegister =>
        All.Where(figure => figure.IsRegistered).Select(figure => figure.Entry);

    private static PublishedBudget Read(string[] row)
    {
        if (row.Length != 12)
            throw new InvalidOperationException($"A published budget has 12 fields: {string.Join(',', row)}");
        var standing = Enum.Parse<FigureStanding>(row[9], ignoreCase: true);
        var line = new BudgetLineKey(Number(row[0]), FundNames.Find(row[1]), Number(row[2]), row[3]);
        var entry = new BudgetEntry(
            line,
            Enum.Parse<BudgetEntryKind>(row[4], ignoreCase: true),
            row[5],
            DateOnly.ParseExact(row[6], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            standing == FigureStanding.Seen ? row[11] : $"[{PublishedBudget.Korean(standing)}] {row[11]}",
            long.Parse(row[7], CultureInfo.InvariantCulture),
            row[10]);
        return new(entry, row[8] == "LOAD", standing, row[11]);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
