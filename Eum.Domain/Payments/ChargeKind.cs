namespace Eum.Domain.Payments;

/// <summary>What happened to the money on a card. The numbers are stored.</summary>
public enum ChargeKind
{
    /// <summary>충전 (발행).</summary>
    Charge = 1,

    /// <summary>환불.</summary>
    Refund = 2,

    /// <summary>소멸.</summary>
    Expire = 3,
}

/// <summary>Where charged money came from. The numbers are stored.</summary>
public enum ChargeMethod
{
    None = 0,
    Account = 1,
    Credit = 2,
    Cash = 3,

    /// <summary>자동충전.</summary>
    Auto = 4,

    /// <summary>정책수당.</summary>
    Policy = 5,
}
