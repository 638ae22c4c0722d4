using Eum.Domain.Cashback;
using Eum.Domain.Cashback.Simulation;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports.Simulations;

/// <summary>The facts and plans that payments were rated with, by number, as far as the scope reaches.</summary>
internal static class ReplayTables
{
    public static async Task<ReplayRules> ReadAsync(
        Snapshot books, PolicyTimeline timeline, SimulationOrder order, CancellationToken cancel)
    {
        var programmes = (await books.ListAsync(
            "SELECT programme_no, code FROM programmes", row => (No: row.Int(0), Code: row.Text(1)), cancel))
            .ToDictionary(row => row.No, row => row.Code);
        var facts = await books.ListAsync(
            $"""
            SELECT facts_no, programme_no, district, bracket, designations, benefit_plus_bp, business_type, channel
            FROM rating_facts WHERE facts_no > @none{books.Within("district")}
            """,
            row => (No: row.Int(0), Facts: FactsOf(row, programmes)), cancel, ("none", 0));
        var plans = await books.ListAsync(
            "SELECT plan_no, versions FROM rating_plans",
            row => (No: row.Int(0), Plan: timeline.WithVersions(row.Text(1))), cancel);
        return new(
            order, facts.ToDictionary(row => row.No, row => row.Facts),
            plans.ToDictionary(row => row.No, row => row.Plan));
    }

    private static ReplayFacts FactsOf(SqlRows row, Dictionary<int, string> programmes)
    {
        var type = row.Int(6);
        return new(
            new(
                programmes.GetValueOrDefault(row.Int(1), "?"), row.Int(2), (SalesBracket)row.Int(3), row.Text(4),
                row.Int(5), BusinessTypeTable.ByNo(type)?.Code ?? "?", (Channel)row.Int(7)),
            type, row.Int(1));
    }
}
