namespace Eum.Infrastructure.Reports.Statistics;

/// <summary>Where a number belongs. What it was not read by is 0.</summary>
/// <param name="Time">yyyymm or yyyymmdd, as the question needs it.</param>
/// <param name="Dong">Legal dong of ten digits.</param>
/// <param name="District">As recorded.</param>
internal readonly record struct StatisticFact(
    int Time = 0, long Dong = 0, int District = 0, int BusinessType = 0, int Programme = 0, int BirthYear = 0,
    int Sex = 0, int Method = 0);
