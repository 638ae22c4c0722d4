using System.Collections.Immutable;

namespace Eum.Domain.Statistics;

/// <summary>A measure of the dictionary: a sum of quantities, or such a sum over another.</summary>
/// <param name="Code">Its word in an address; it never changes.</param>
/// <param name="Unit">원, 건, 명, 곳, or 0.01% for a share in hundredths of a percent.</param>
/// <param name="Source">Which of the operator's files, or which public table, it comes from.</param>
public sealed record Measure(
    string Code, string Name, string NameEn, string Unit, string UnitEn, string Definition, string DefinitionEn,
    string Source)
{
    /// <summary>The unit of a share: hundredths of a percent.</summary>
    public const string ShareUnit = "0.01%";

    public required ImmutableArray<Quantity> Plus { get; init; }

    public ImmutableArray<Quantity> Minus { get; init; } = [];

    /// <summary>What the sum is divided by; none for a plain sum.</summary>
    public Quantity? Over { get; init; }

    /// <summary>What the sum is multiplied by before it is divided: 10,000 for a share.</summary>
    public int Scale { get; init; } = 1;

    /// <summary>Dimensions that its quantities know but that would not make sense of it.</summary>
    public ImmutableArray<Dimension> Without { get; init; } = [];

    public IEnumerable<Quantity> Parts => Over is { } over ? Plus.Concat(Minus).Append(over) : Plus.Concat(Minus);

    /// <summary>By what it can be divided: what every part of it can.</summary>
    public IEnumerable<Dimension> DividedBy =>
        Enum.GetValues<Dimension>().Where(dimension => !Without.Contains(dimension) && Parts.All(
            part => Quantities.DimensionsOf(Quantities.SheetOf(part)).Contains(dimension)));

    /// <summary>Whether the lines of a table add up to its last one. A ratio is reckoned anew there.</summary>
    public bool AddsUp => Over is null;

    /// <summary>Whether months add up too: neither a standing nor people told apart within a month.</summary>
    public bool AddsUpOverTime =>
        AddsUp && Parts.All(part => Quantities.OverTimeOf(part) == OverTime.Sum);

    /// <summary>Its value from the quantities of a cell; null for a ratio over nothing. Cut to a whole one.</summary>
    public long? Of(ReadOnlySpan<long> quantities)
    {
        long sum = 0;
        foreach (var part in Plus) sum = checked(sum + quantities[(int)part]);
        foreach (var part in Minus) sum = checked(sum - quantities[(int)part]);
        if (Over is not { } over) return sum;
        var whole = quantities[(int)over];
        return whole == 0 ? null : (long)((Int128)sum * Scale / whole);
    }

    public override string ToString() => Name;
}
