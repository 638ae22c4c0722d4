using System.Globalization;
using Eum.Admin.Features.Statistics;
using Eum.Domain.Districts;
using Eum.Domain.Statistics;
using Eum.Domain.Values;

namespace Eum.Admin.Features.Papers;

public enum PaperFormat
{
    Xlsx = 1,
    Pdf = 2,
    Csv = 3,
}

/// <summary>Which paper is wanted, of what, written how.</summary>
/// <param name="Paper">Its name: monthly.</param>
/// <param name="District">As <see cref="ReportRequest.District"/>.</param>
/// <param name="English">Its words; what the books say stays as it is.</param>
public sealed record PaperOrder(
    string Paper, PaperFormat Format, DateOnly From, DateOnly To, DistrictView View, int? District, bool English)
{
    /// <summary>What the explorer was asked, as its address says it; only for the paper of it.</summary>
    public string Query { get; init; } = "";

    public static Outcome<PaperOrder> Read(
        string paper, PaperFormat format, string? from, string? to, string? view, string? district, bool english)
    {
        if (Papers.Find(paper) is null) return new Problem("paper", "그런 보고서가 없습니다.");
        return ReportRequest.Read(from, to, view, district) switch
        {
            Outcome<ReportRequest>.Done(var asked) => new PaperOrder(
                paper, format, asked.Period.From, asked.Period.To, asked.View, asked.District, english),
            Outcome<ReportRequest>.Refused(var problems) => new Outcome<PaperOrder>.Refused(problems),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    internal ReportRequest Asked() => new(new(From, To), View, District);

    /// <summary>A comparable group is no one's own: what of it the reader does not reach is left out of it.</summary>
    internal int? Named() => View == DistrictView.Comparable ? null : District ?? ExploredPaper.DistrictOf(this);

    /// <summary>The matter, however it is written: two files of one matter can be compared.</summary>
    internal string Subject() => string.Create(
        CultureInfo.InvariantCulture,
        $"paper/{Paper} {From:yyyy-MM-dd}~{To:yyyy-MM-dd} {ViewName()} {District ?? DistrictTable.CityCode}{Query}");

    internal string ViewName() => ReportRequest.Views.Single(named => named.Value == View).Key;
}
