namespace Eum.Domain.Merchants;

/// <summary>연매출 구간: the merchant's yearly sales as the bracket lists put them. The numbers are stored.</summary>
public enum SalesBracket
{
    LE300M = 0,
    LE500M = 1,
    LE1B = 2,
    LE3B = 3,
    GT3B = 4,
}
