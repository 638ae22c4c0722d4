using System.Globalization;
using Eum.Admin.Features.Statistics;

namespace Eum.Admin.Features.Papers;

/// <summary>What is typed when a paper is asked for.</summary>
public sealed class PaperFields
{
    public string Paper { get; set; } = "monthly";

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public string View { get; set; } = "recorded";

    /// <summary>0 for all that she reaches.</summary>
    public int District { get; set; }

    public string Format { get; set; } = nameof(PaperFormat.Xlsx);

    public string Reason { get; set; } = "";

    public string Permit { get; set; } = "";

    /// <summary>What the explorer was asked; empty where nobody comes from there.</summary>
    public string Query { get; set; } = "";

    /// <summary>As an address asks, else last month of the whole.</summary>
    public static PaperFields Of(
        string? paper, string? from, string? to, string? view, string? district, string? query, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        return new()
        {
            Paper = Papers.Find(paper ?? "") is { } known ? known.Name : "monthly",
            From = Day(from) ?? month,
            To = Day(to) ?? month.AddMonths(1).AddDays(-1),
            View = ReportRequest.Views.ContainsKey(view ?? "") ? view! : "recorded",
            Query = query ?? "",
            District = int.TryParse(district, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 0,
        };
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(
        text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
