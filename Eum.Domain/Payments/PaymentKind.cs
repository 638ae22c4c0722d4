namespace Eum.Domain.Payments;

/// <summary>The numbers are stored.</summary>
public enum PaymentKind
{
    Pay = 1,
    Cancel = 2,
}

/// <summary>What is out of the ordinary about a payment or charge. The numbers are stored.</summary>
[Flags]
public enum PostingFlags
{
    None = 0,

    /// <summary>Came after later ones were rated: rated on the counter as it stood.</summary>
    Late = 1,

    /// <summary>Its month was closed: posted to the file's business date as an adjustment.</summary>
    Adjustment = 2,
}
