using System.Globalization;
using Eum.Domain.Values;

namespace Eum.Admin.Features.Officers;

/// <summary>Days and times as the pages of accounts write them.</summary>
internal static class OfficerTable
{
    public static string Time(DateTime? instant) =>
        instant is { } utc ? KoreanTime.Print(utc)[..16].Replace('T', ' ') : "–";

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
