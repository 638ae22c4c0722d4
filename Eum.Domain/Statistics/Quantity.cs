using System.Collections.Immutable;

namespace Eum.Domain.Statistics;

/// <summary>Which table a quantity is read from.</summary>
public enum Sheet
{
    Payments = 1,
    Charges = 2,
    Signups = 3,
    Users = 4,
    Contracts = 5,
    Residents = 6,
}

/// <summary>What happens to a quantity when months are put together.</summary>
public enum OverTime
{
    /// <summary>Added up.</summary>
    Sum = 1,

    /// <summary>A standing at the last day.</summary>
    Last = 2,

    /// <summary>People told apart within a month only: the average of the months, cut to a whole one.</summary>
    Average = 3,
}

/// <summary>What measures are made of: sums as they lie in the rollups. The numbers index an array.</summary>
public enum Quantity
{
    Payments = 0,
    Approved = 1,
    Cancels = 2,
    Cancelled = 3,
    Cashback = 4,
    National = 5,
    City = 6,
    Gu = 7,
    Institution = 8,
    Merchant = 9,
    Operator = 10,
    FromCharge = 11,
    FromCashback = 12,
    FromPolicy = 13,
    Charges = 14,
    Charged = 15,
    Refunds = 16,
    Refunded = 17,
    Expired = 18,
    Loads = 19,
    Loaded = 20,
    Joined = 21,
    Left = 22,
    Members = 23,
    Users = 24,
    Contracts = 25,
    Residents = 26,
}

/// <summary>Where a quantity lies, how it goes over time and by what it can be divided.</summary>
public static class Quantities
{
    private static readonly ImmutableArray<Dimension> Months =
        [Dimension.Year, Dimension.MonthOfYear, Dimension.Month];

    private static readonly ImmutableArray<Dimension> Days = Months.Add(Dimension.Day);

    public static int Count { get; } = Enum.GetValues<Quantity>().Length;

    public static Sheet SheetOf(Quantity quantity) => quantity switch
    {
        <= Quantity.FromPolicy => Sheet.Payments,
        <= Quantity.Loaded => Sheet.Charges,
        <= Quantity.Members => Sheet.Signups,
        Quantity.Users => Sheet.Users,
        Quantity.Contracts => Sheet.Contracts,
        _ => Sheet.Residents,
    };

    public static OverTime OverTimeOf(Quantity quantity) => quantity switch
    {
        Quantity.Members or Quantity.Contracts or Quantity.Residents => OverTime.Last,
        Quantity.Users => OverTime.Average,
        _ => OverTime.Sum,
    };

    public static ImmutableArray<Dimension> DimensionsOf(Sheet sheet) => sheet switch
    {
        Sheet.Payments =>
        [
            .. Days, Dimension.District, Dimension.BusinessGroup, Dimension.BusinessType, Dimension.Programme,
        ],
        Sheet.Charges => [.. Days, Dimension.District, Dimension.Programme, Dimension.Method],
        Sheet.Signups => [.. Days, Dimension.District, Dimension.Age, Dimension.Sex],
        Sheet.Contracts => [.. Days, Dimension.District, Dimension.BusinessGroup, Dimension.BusinessType],
        Sheet.Users => [.. Months, Dimension.District],
        _ => [.. Days, Dimension.District],
    };
}
