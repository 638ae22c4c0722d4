using System.Globalization;
using Eum.Admin.Components;
using Eum.Domain.Statistics;

namespace Eum.Admin.Features.Statistics;

/// <summary>How the numbers of a statistic are written, and in which words its heads.</summary>
internal static class StatisticFigures
{
    public static bool IsKorean => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ko";

    public static string NameOf(Measure measure) => IsKorean ? measure.Name : measure.NameEn;

    public static string NameOf(StatisticKey key) => IsKorean ? key.Name : key.NameEn;

    public static string NameOf(Dimension dimension)
    {
        var name = Dimensions.Of(dimension);
        return IsKorean ? name.Name : name.NameEn;
    }

    public static string HeadOf(StatisticColumn column) => column.HeadOf(!IsKorean);

    public static bool IsWon(StatisticColumn column) =>
        column.Side != Side.ChangeRate && column.Measure.Unit == "원";

    /// <summary>The unit of a column as its head says it.</summary>
    /// <param name="won">The chosen unit of won, in words.</param>
    public static string UnitOf(StatisticColumn column, string won) =>
        column.Unit == Measure.ShareUnit ? "%" : IsWon(column) ? won
            : IsKorean ? column.Measure.Unit : column.Measure.UnitEn;

    /// <summary>A value in its unit; a dash where there is none.</summary>
    public static string Print(StatisticColumn column, long? value, MoneyUnit unit) => value switch
    {
        null => "–",
        { } share when column.Unit == Measure.ShareUnit =>
            (share / 100m).ToString("#,0.00", CultureInfo.InvariantCulture),
        { } won when IsWon(column) && !IsPerHead(column.Measure) => unit.Print(won),
        { } count => Count.Print(count),
    };

    /// <summary>Won a head are too few for a large unit.</summary>
    public static bool IsPerHead(Measure measure) => measure.Over is not null && measure.Unit == "원";
}
