namespace Eum.Infrastructure.City;

public enum MistakeKind
{
    /// <summary>Rated with another sales bracket of the merchant.</summary>
    Bracket = 0,

    /// <summary>Rated with the policies that were in force before.</summary>
    OldRate = 1,

    /// <summary>Rated as if the month began with this payment.</summary>
    Band = 2,

    /// <summary>Rounded to the nearest won instead of cut.</summary>
    Rounding = 3,
}

/// <summary>
/// A payment whose operator_cashback is not what the policies give; the files do not tell which those are.
/// </summary>
/// <param name="Tx">The payment's id.</param>
/// <param name="Ours">What the policies give, in won.</param>
/// <param name="Theirs">What the file says, in won.</param>
public sealed record CityMistake(string Tx, MistakeKind Kind, long Ours, long Theirs);
