using System.Globalization;

namespace Eum.Domain.Statistics;

/// <summary>Which districts a statistic is read by (architecture: districts in time).</summary>
public enum DistrictView
{
    /// <summary>As recorded on the day.</summary>
    Recorded = 0,

    /// <summary>On today's boundaries, through the dong; what cannot be placed stays unknown.</summary>
    Today = 1,

    /// <summary>In groups that can be compared across the reform of 2026-07-01.</summary>
    Comparable = 2,
}

/// <summary>
/// A column of a report, in both languages, with the unit of its numbers: 원, 건, 명, or nothing for text.
/// </summary>
public sealed record ReportColumn(string Name, string NameEn, string Unit = "");

/// <summary>A cell: a text, a whole number, or nothing.</summary>
public readonly record struct ReportCell(string? Text, long? Number)
{
    public static ReportCell None => default;

    public static implicit operator ReportCell(string? text) => new(text, null);

    public static implicit operator ReportCell(long? number) => new(null, number);

    public static implicit operator ReportCell(long number) => new(null, number);

    /// <summary>The text, or the bare digits.</summary>
    public override string ToString() => Text ?? Number?.ToString(CultureInfo.InvariantCulture) ?? "";
}

/// <summary>A report, the same on screen, paper and command line. Won are whole numbers.</summary>
/// <param name="Totals">One cell a column; a text where nothing is added up.</param>
public sealed record ReportTable(
    string Report,
    DateOnly From,
    DateOnly To,
    DistrictView View,
    IReadOnlyList<ReportColumn> Columns,
    IReadOnlyList<IReadOnlyList<ReportCell>> Rows,
    IReadOnlyList<ReportCell> Totals);

/// <summary>
/// First and last day of a report, both included (KST), cut into whole months and the days at its edges.
/// </summary>
public sealed record ReportPeriod(DateOnly From, DateOnly To)
{
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>First and last whole month, or null where the period holds none.</summary>
    public (Values.YearMonth First, Values.YearMonth Last)? Months
    {
        get
        {
            var first = Values.YearMonth.Of(From.AddDays(-1)).PlusMonths(1);
            var last = Values.YearMonth.Of(To.AddDays(1)).PlusMonths(-1);
            return first <= last ? (first, last) : null;
        }
    }

    /// <summary>The days that <see cref="Months"/> leaves out: none, one or two stretches.</summary>
    public IEnumerable<(DateOnly First, DateOnly Last)> Edges
    {
        get
        {
            if (Months is not { } months)
            {
                yield return (From, To);
                yield break;
            }

            if (From < months.First.FirstDay) yield return (From, months.First.FirstDay.AddDays(-1));
            if (months.Last.LastDay < To) yield return (months.Last.LastDay.AddDays(1), To);
        }
    }
}
