using System.Globalization;

namespace Eum.Admin.Components;

/// <summary>The unit in which a page says its won, once, in its head: 원, 천원, 백만원 or 억원.</summary>
public sealed record MoneyUnit
{
    public static readonly MoneyUnit Won = new("won", 1, 0);
    public static readonly MoneyUnit Thousand = new("thousand", 1_000, 0);
    public static readonly MoneyUnit Million = new("million", 1_000_000, 0);
    public static readonly MoneyUnit HundredMillion = new("eok", 100_000_000, 1);

    private readonly long _won;
    private readonly int _decimals;

    private MoneyUnit(string code, long won, int decimals) => (Code, _won, _decimals) = (code, won, decimals);

    public static IReadOnlyList<MoneyUnit> All { get; } = [Won, Thousand, Million, HundredMillion];

    public static MoneyUnit Default => Million;

    /// <summary>As it stands in the address.</summary>
    public string Code { get; }

    /// <summary>Whether less than one of this unit is left of the amount, but not nothing.</summary>
    public bool Hides(long won) => won != 0 && Math.Abs(won) < _won;

    /// <summary>The unit of that code; null for one that does not exist.</summary>
    public static MoneyUnit? Find(string? code) => All.FirstOrDefault(unit => unit.Code == code);

    /// <summary>
    /// The amount in this unit, a half rounded away from zero (반올림): it is shown, never computed with.
    /// </summary>
    public string Print(long won) =>
        decimal.Round(won / (decimal)_won, _decimals, MidpointRounding.AwayFromZero)
            .ToString(_decimals == 0 ? "#,0" : "#,0.0", CultureInfo.InvariantCulture);
}
