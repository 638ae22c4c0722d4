using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Statistics;
using Eum.Domain.Values;

namespace Eum.Admin.Features.Statistics;

/// <summary>A report on screen, of the districts that its reader reaches.</summary>
public sealed class ReadReport(FrontDesk desk) : Question<ReportOrder, ReportTable>(desk)
{
    public override Duty Duty { get; } = new("reports.read", Permissions.StatisticsReportsSee);

    protected override int? DistrictOf(ReportOrder request) => request.District;

    protected override Task<Outcome<ReportTable>> AnswerAsync(
        Reading reading, ReportOrder request, CancellationToken cancel) => request.ReadAsync(reading, cancel);
}

/// <summary>Which report is wanted, of what.</summary>
public sealed record ReportOrder(string Name, ReportRequest Asked)
{
    /// <summary>A comparable group is no one's own: what of it the reader does not reach is left out of it.</summary>
    internal int? District => Asked.View == DistrictView.Comparable ? null : Asked.District;

    internal async Task<Outcome<ReportTable>> ReadAsync(Reading reading, CancellationToken cancel) =>
        Reports.Find(Name) is { } report
            ? await report.ReadAsync(await reading.BooksAsync(cancel), Asked, cancel)
            : Refusals.NotFound;
}
