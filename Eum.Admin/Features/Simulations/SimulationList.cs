using Eum.Admin.Components.Lists;
using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Cashback;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Simulations;

/// <summary>A frozen simulation in a list. Won.</summary>
/// <param name="District">Whose payments were replayed; 28000 is the city's.</param>
public sealed record SimulationLine(
    long No, string Policy, string PolicyName, int Version, int District, YearMonth From, YearMonth To, long Payments,
    long Paid, long Drafted, string Officer, DateTime At, string RulesSha256, string Sha256)
{
    public long Difference => Drafted - Paid;

    internal static SimulationLine Of(SimulationRow row) => new(
        row.SimulationNo, row.Policy, row.PolicyName, row.PolicyVersion, row.District, row.FromMonth, row.ToMonth,
        row.Payments, row.Paid, row.Drafted, row.OfficerName, row.SimulatedAt, row.RulesSha256, row.Sha256);
}

/// <summary>A page of the simulations, the newest first.</summary>
/// <param name="Policies">The codes that there are simulations of.</param>
public sealed record SimulationListView(
    IReadOnlyList<SimulationLine> Lines, int Total, IReadOnlyList<string> Policies, bool MaySimulate);

/// <summary>Reads the list of simulations.</summary>
public sealed class SimulationList(FrontDesk desk) : Question<SimulationList.Request, SimulationListView>(desk)
{
    public const int PageSize = 50;

    /// <param name="Policy">A code; null for all.</param>
    /// <param name="Page">From 1.</param>
    public sealed record Request(string? Policy, int Page)
    {
        public ListSort Sort { get; init; } = SimulationShape.List.Sort;
    }

    public override Duty Duty { get; } = new("simulations.list", Permissions.PoliciesCatalogueSee);

    protected override async Task<Outcome<SimulationListView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var all = reading.Db.Simulations.Where(row => request.Policy == null || row.Policy == request.Policy);
        var rows = await Sorted(all, request.Sort).Skip((request.Page - 1) * PageSize).Take(PageSize)
            .Select(row => new SimulationLine(
                row.SimulationNo, row.Policy, row.PolicyName, row.PolicyVersion, row.District, row.FromMonth,
                row.ToMonth, row.Payments, row.Paid, row.Drafted, row.OfficerName, row.SimulatedAt, row.RulesSha256,
                row.Sha256))
            .ToListAsync(cancel);
        return new SimulationListView(
            rows, await all.CountAsync(cancel),
            await reading.Db.Simulations.Select(row => row.Policy).Distinct().OrderBy(code => code)
                .ToListAsync(cancel),
            reading.Officer.May(Permissions.PoliciesDraftSimulate));
    }

    private static IOrderedQueryable<SimulationRow> Sorted(IQueryable<SimulationRow> rows, ListSort sort) =>
        (sort.Column, sort.Descending) switch
        {
            ("paid", false) => rows.OrderBy(row => row.Paid).ThenBy(row => row.SimulationNo),
            ("paid", true) => rows.OrderByDescending(row => row.Paid).ThenBy(row => row.SimulationNo),
            ("difference", false) => rows.OrderBy(row => row.Drafted - row.Paid).ThenBy(row => row.SimulationNo),
            ("difference", true) =>
                rows.OrderByDescending(row => row.Drafted - row.Paid).ThenBy(row => row.SimulationNo),
            (_, false) => rows.OrderBy(row => row.SimulationNo),
            _ => rows.OrderByDescending(row => row.SimulationNo),
        };
}
