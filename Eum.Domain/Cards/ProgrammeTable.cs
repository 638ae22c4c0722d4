using System.Collections.Frozen;
using System.Globalization;
using Eum.Domain.Payments;
using Eum.Domain.Values;

namespace Eum.Domain.Cards;

/// <summary>Every programme: the published ones, and what authorities have decided since.</summary>
public sealed class ProgrammeTable
{
    /// <summary>In place of a code: limits of every programme that has none of its own.</summary>
    public const string Everyone = "*";

    private readonly FrozenDictionary<string, Programme> _programmes;

    /// <param name="profiles">By code; of one code and day the last one counts.</param>
    /// <param name="limits">The same; <see cref="Everyone"/> for the general ones.</param>
    public ProgrammeTable(
        IEnumerable<(string Code, ProgrammeProfile Profile)> profiles,
        IEnumerable<(string Code, ProgrammeLimits Limits)> limits)
    {
        var bounds = ByDay(limits, one => one.From);
        All =
        [
            .. ByDay(profiles, one => one.From).Select(pair => new Programme(
                ProgrammeCode.Of(pair.Key), [.. pair.Value],
                [.. Bounds(bounds[Everyone], bounds.GetValueOrDefault(pair.Key) ?? [])]))
                .OrderBy(programme => programme.Profiles[0].Kind).ThenBy(programme => programme.Profiles[0].From)
                .ThenBy(programme => programme.Code.Text, StringComparer.Ordinal),
        ];
        _programmes = All.ToFrozenDictionary(programme => programme.Code.Text, StringComparer.Ordinal);
    }

    /// <summary>As the city and the gu have published them.</summary>
    public static ProgrammeTable Published { get; } = new(PublishedProfiles, PublishedLimits);

    public static IReadOnlyList<(string Code, ProgrammeProfile Profile)> PublishedProfiles =>
        [.. EmbeddedTable.Rows("Cards.programmes.csv").Select(row => (row[0], ProfileOf(row)))];

    public static IReadOnlyList<(string Code, ProgrammeLimits Limits)> PublishedLimits =>
        [.. EmbeddedTable.Rows("Cards.programme-limits.csv").Select(row => (row[0], LimitsOf(row)))];

    public IReadOnlyList<Programme> All { get; }

    public Programme? Find(string code) => _programmes.GetValueOrDefault(code);

    /// <summary>Whether it is a gu brand's plain card, of which a person holds one at a time.</summary>
    public bool IsBrand(string code, DateOnly day) =>
        Find(code) is { } programme
            ? programme.ProfileAround(day).Kind == ProgrammeKind.Brand
            : ProgrammeCode.TryParse(code, out var read) && read.Group is null && read.Text != "INCHEON";

    /// <summary>Its name on a day; what is known from the code alone where nobody has described it.</summary>
    public string NameOf(string code, DateOnly day) =>
        Find(code)?.ProfileAround(day).Name
        ?? (ProgrammeCode.TryParse(code, out var read) ? read.KoreanName : code);

    // Own limits hold from their first day on, and the general ones until then.
    private static IEnumerable<ProgrammeLimits> Bounds(List<ProgrammeLimits> general, List<ProgrammeLimits> own) =>
        general.Where(one => own.Count == 0 || one.From < own[0].From).Concat(own);

    private static Dictionary<string, List<T>> ByDay<T>(
        IEnumerable<(string Code, T Value)> rows, Func<T, DateOnly> from) =>
        rows.GroupBy(row => row.Code, StringComparer.Ordinal).ToDictionary(
            of => of.Key,
            of => of.GroupBy(row => from(row.Value)).OrderBy(day => day.Key).Select(day => day.Last().Value).ToList(),
            StringComparer.Ordinal);

    private static ProgrammeProfile ProfileOf(string[] row) => new(
        DayOf(row[1]), row[2], row[3], row[4], Enum.Parse<ProgrammeKind>(row[5], ignoreCase: true), Number(row[6]),
        Number(row[7]), row[8].Length == 0 ? null : Number(row[8]), row[9], Number(row[10]), row[11] == "Y", row[12]);

    private static ProgrammeLimits LimitsOf(string[] row) => new(
        DayOf(row[1]), Number(row[2]), Number(row[3]), Number(row[4]), Number(row[5]), row[6]);

    private static DateOnly DayOf(string text) =>
        DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
