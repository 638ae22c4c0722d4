using Eum.Domain.Statistics;
using Eum.Infrastructure.Storage;

namespace Eum.Admin.Features.Statistics;

/// <summary>A report: one reading for screen, paper and command line.</summary>
public interface IReport
{
    /// <summary>As the command line names it.</summary>
    string Name { get; }

    string Title { get; }

    Task<ReportTable> ReadAsync(Snapshot books, ReportRequest request, CancellationToken cancel);
}

/// <summary>Every report there is.</summary>
public static class Reports
{
    public static IReadOnlyList<IReport> All { get; } =
    [
        new SignupsReport(), new IssuedReport(), new PaymentsReport(), new BusinessTypesReport(), new DistrictsReport(),
        new BudgetsReport(), new ReconciliationReport(),
    ];

    public static IReport? Find(string name) => All.FirstOrDefault(report => report.Name == name);
}
