using Eum.Admin.Components;
using Eum.Admin.Components.Lists;
using Microsoft.Extensions.Localization;

namespace Eum.Admin.Features.Simulations;

/// <summary>The columns of 시뮬레이션.</summary>
internal static class SimulationShape
{
    public static ListShape<SimulationLine> List { get; } = new(
        "simulations", new("no", Descending: true),
        new("no", "simulations.no", (row, _) => ListCell.Of($"{row.No}") with { Link = AddressOf(row.No) })
        {
            IsHead = true,
            Sorts = true,
        },
        new("policy", "simulations.policy", PolicyOf) { Look = "file" },
        new("months", "simulations.months", (row, _) => new(MonthsOf(row))) { Look = "date" },
        new("reach", "simulations.reach", (row, _) => ListCell.Of(Names.District(row.District))) { Look = "kind" },
        new("payments", "simulations.payments", (row, _) => ListCell.Whole(row.Payments)) { IsNumber = true },
        Won("paid", "simulations.paid", row => row.Paid) with { Sorts = true },
        Won("drafted", "simulations.drafted", row => row.Drafted),
        Won("difference", "simulations.difference", row => row.Difference) with { Sorts = true },
        new("officer", "simulations.officer", (row, _) => ListCell.Of(row.Officer)) { Look = "kind" },
        new("at", "simulations.at", (row, _) => ListCell.Time(row.At)) { Look = "date" },
        new("hash", "simulations.hash", (row, _) => new(row.Sha256[..12]) { Tip = row.Sha256 })
        {
            IsExtra = true,
            Look = "code",
        });

    public static string AddressOf(long no) => $"/cashback/simulations/{no}";

    public static string MonthsOf(SimulationLine row) => row.From == row.To ? $"{row.From}" : $"{row.From} – {row.To}";

    private static ListCell PolicyOf(SimulationLine row, IStringLocalizer texts) =>
        new(texts["simulations.version", row.PolicyName, row.Version]) { Note = row.Policy };

    private static ListColumn<SimulationLine> Won(string name, string title, Func<SimulationLine, long> won) =>
        new(name, title, (row, _) => ListCell.Won(won(row))) { IsNumber = true, Unit = "unit.won" };
}
