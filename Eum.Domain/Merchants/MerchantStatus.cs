namespace Eum.Domain.Merchants;

/// <summary>The numbers are stored.</summary>
public enum MerchantStatus
{
    Open = 1,
    Suspended = 2,
    Closed = 3,
}
