namespace Eum.Domain.Statistics;

/// <summary>What a statistic can be divided by. The order is that of a choice on screen.</summary>
public enum Dimension
{
    Year = 1,

    /// <summary>January to December, whatever the year: beside years it lays them next to each other.</summary>
    MonthOfYear = 2,
    Month = 3,
    Day = 4,

    /// <summary>Where the shop stands for payments and contracts, where the member lives for everything else.</summary>
    District = 5,
    BusinessGroup = 6,
    BusinessType = 7,
    Programme = 8,
    Age = 9,
    Sex = 10,
    Method = 11,
}

/// <summary>A dimension's word in an address, and its names.</summary>
public sealed record DimensionName(Dimension Dimension, string Code, string Name, string NameEn);

/// <summary>The names of the dimensions.</summary>
public static class Dimensions
{
    public static IReadOnlyList<DimensionName> All { get; } =
    [
        new(Dimension.Year, "year", "연도", "Year"),
        new(Dimension.MonthOfYear, "month-of-year", "월(1~12)", "Month of the year"),
        new(Dimension.Month, "month", "월별", "Month"),
        new(Dimension.Day, "day", "일별", "Day"),
        new(Dimension.District, "district", "군·구", "District"),
        new(Dimension.BusinessGroup, "group", "업종군", "Business group"),
        new(Dimension.BusinessType, "type", "업종", "Business type"),
        new(Dimension.Programme, "programme", "카드", "Card"),
        new(Dimension.Age, "age", "연령", "Age"),
        new(Dimension.Sex, "sex", "성별", "Sex"),
        new(Dimension.Method, "method", "충전 수단", "Way of charging"),
    ];

    public static DimensionName Of(Dimension dimension) => All.First(name => name.Dimension == dimension);

    public static DimensionName? Find(string code) => All.FirstOrDefault(name => name.Code == code);

    public static bool IsTime(this Dimension dimension) => dimension <= Dimension.Day;
}
