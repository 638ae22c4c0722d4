using Eum.Admin.Components.Lists;
using Eum.Admin.Desk;
using Eum.Domain.Cards.Funds;
using Eum.Domain.Districts;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Cards;
using Eum.Infrastructure.Storage.Cards;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Cards.Funds;

/// <summary>A fund in the list of them.</summary>
public sealed record FundLine(long No, PolicyFund Fund, FundStanding Standing, int People, DateTime? ClosedAt);

public sealed record FundsView(
    IReadOnlyList<FundLine> Funds, IReadOnlyList<FilterOption> Programmes, IReadOnlyList<int> Authorities,
    bool MayPropose);

/// <summary>A load file that was closed.</summary>
public sealed record LoadFileLine(long No, DateTime ClosedAt, string ClosedBy, int Loads, long Amount);

/// <param name="Ready">Loads whose person has a card, and that have left in no file.</param>
/// <param name="Waiting">Loads whose person has no card yet.</param>
public sealed record FundView(
    FundLine Line, DateTime? CountedAt, int Ready, int Waiting, IReadOnlyList<LoadFileLine> Files, bool MayOrder,
    bool MayPropose, bool MayExport);

/// <summary>Policy funds that the asker reaches.</summary>
public sealed class FundList(FrontDesk desk) : Question<FundList.Request, FundsView>(desk)
{
    public sealed record Request;

    public override Duty Duty { get; } = new("funds.list", Permissions.AllowancesPayoutsSee);

    protected override async Task<Outcome<FundsView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var rows = await reading.Db.PolicyFunds.OrderByDescending(row => row.FundNo).ToListAsync(cancel);
        var loads = (await reading.Db.FundLoads.GroupBy(row => new { row.FundNo, Left = row.FileNo != null })
            .Select(of => new { of.Key, People = of.Count(), Won = of.Sum(row => row.Amount) }).ToListAsync(cancel))
            .ToLookup(of => of.Key.FundNo);
        var table = await ProgrammeBook.ReadAsync(reading.Db, cancel);
        return new FundsView(
            [
                .. rows.Select(row => LineOf(
                    row, loads[row.FundNo].Where(of => of.Key.Left).Sum(of => of.Won),
                    loads[row.FundNo].Sum(of => of.People))),
            ],
            [
                .. table.All.Where(one => one.ProfileOn(reading.Today) is { Open: true }).Select(one =>
                    new FilterOption(one.Code.Text, one.ProfileAround(reading.Today).Name)),
            ],
            [.. DistrictTable.All.Select(one => one.Code).Where(reading.Scope.Covers)],
            reading.Officer.May(Permissions.AllowancesPayoutPropose));
    }

    internal static FundLine LineOf(PolicyFundRow row, long ordered, int people) => new(
        row.FundNo, row.Terms, new(row.Promised, ordered, row.Loaded, row.Spent, row.Expired), people, row.ClosedAt);
}

/// <summary>One of them.</summary>
public sealed class FundDetail(FrontDesk desk) : Question<FundDetail.Request, FundView>(desk)
{
    public sealed record Request(long Fund);

    public override Duty Duty { get; } = new("funds.show", Permissions.AllowancesPayoutsSee);

    protected override async Task<Outcome<FundView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var row = await reading.Db.PolicyFunds.SingleOrDefaultAsync(one => one.FundNo == request.Fund, cancel);
        if (row is null) return Refusals.NotFound;
        var loads = reading.Db.FundLoads.Where(one => one.FundNo == row.FundNo);
        var ordered = await loads.Where(one => one.FileNo != null).SumAsync(one => one.Amount, cancel);
        var unsent = await loads.CountAsync(one => one.FileNo == null, cancel);
        var ready = await reading.Db.LoadsInHand(row.FundNo, row.Programme).CountAsync(cancel);
        var files = await reading.Db.FundLoadFiles.Where(one => one.FundNo == row.FundNo)
            .OrderByDescending(one => one.FileNo).ToListAsync(cancel);
        return new FundView(
            FundList.LineOf(row, ordered, await loads.CountAsync(cancel)), row.CountedAt, ready, unsent - ready,
            [.. files.Select(one => new LoadFileLine(one.FileNo, one.ClosedAt, one.ClosedBy, one.Loads, one.Amount))],
            reading.Officer.May(Permissions.CardsOrderMake), reading.Officer.May(Permissions.AllowancesPayoutPropose),
            reading.Officer.May(Permissions.CardsOrdersExport));
    }
}
