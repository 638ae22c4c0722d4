namespace Eum.Domain.Payments;

/// <summary>How a payment came in. The numbers are stored.</summary>
public enum Channel
{
    Card = 0,
    Qr = 1,
    Delivery = 2,
    Mall = 3,
    Taxi = 4,
    Phone = 5,
}
