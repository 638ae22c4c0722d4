using System.Globalization;
using Eum.Admin.Desk;
using Eum.Domain.Cards;
using Eum.Domain.Cards.Funds;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Cards;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Cards;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Cards.Funds;

/// <summary>Counts anew what of a fund is loaded, spent and expired.</summary>
public sealed class CountFund(FrontDesk desk, FundCount count) : Errand<CountFund.Request, FundStanding>(desk)
{
    public sealed record Request(long Fund);

    public override Duty Duty { get; } = new("funds.count", Permissions.CardsOrderMake);

    protected override async Task<Outcome<FundStanding>> GoAsync(
        Officer officer, Request request, CancellationToken cancel) =>
        await count.RunAsync(request.Fund, officer, officer.ScopeFor(Duty.Permission), cancel) is { } standing
            ? standing
            : Refusals.NotFound;
}

/// <summary>
/// Closes a load file with everybody of a fund who has a card by now: each load leaves in one file and never again.
/// </summary>
public sealed class OrderLoads(FrontDesk desk) : Change<OrderLoads.Request, long>(desk)
{
    public sealed record Request(long Fund);

    public override Duty Duty { get; } = new("funds.order-loads", Permissions.CardsOrderMake);

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<long>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        await work.Db.HoldTrailAsync(cancel); // Numbers are given one at a time.
        var fund = await work.Db.PolicyFunds.SingleOrDefaultAsync(row => row.FundNo == request.Fund, cancel);
        if (fund is null) return Refusals.NotFound;
        if (fund.Terms.IsExpired(work.Now)) return new Problem("", "이미 끝난 지원금입니다.");
        var ready = await work.Db.LoadsInHand(fund.FundNo, fund.Programme).ToListAsync(cancel);
        if (ready.Count == 0) return new Problem("", "카드를 받은 사람 가운데 보낼 지원금이 없습니다.");

        var file = await work.Db.LastNumberAsync<FundLoadFileRow>(row => row.FileNo, cancel) + 1;
        foreach (var load in ready) load.FileNo = file;
        work.Db.FundLoadFiles.Add(new()
        {
            FileNo = file,
            FundNo = fund.FundNo,
            Authority = fund.Authority,
            ClosedAt = work.Now,
            ClosedBy = work.Officer.Name,
            Loads = ready.Count,
            Amount = ready.Sum(load => load.Amount),
        });
        work.Audit(
            "지원금 지급 파일", FundRows.TargetOf(fund.Code),
            string.Create(CultureInfo.InvariantCulture, $"policy-loads/{file} {ready.Count}"));
        return file;
    }
}

/// <summary>The policy-loads file for the operator: whose card gets how much of which fund until when.</summary>
public sealed class LoadsFile(FrontDesk desk) : Download<LoadsFile.Request>(desk)
{
    private const string Sender = "INCHEON";

    public sealed record Request(long File);

    public override Duty Duty { get; } =
        new("funds.load-file", Permissions.CardsOrdersExport) { City = true, Export = true };

    public override string Name => "지원금 지급 파일";

    protected override int? DistrictOf(Request request) => null;

    protected override string SubjectOf(Request request) =>
        string.Create(CultureInfo.InvariantCulture, $"policy-loads/{request.File}");

    protected override async Task<Outcome<DownloadSize>> SizeAsync(
        Reading reading, Request request, CancellationToken cancel) =>
        await reading.Db.FundLoadFiles.SingleOrDefaultAsync(row => row.FileNo == request.File, cancel) is { } file
            ? new DownloadSize(file.Loads, People: 0) // The operator's own numbers of cards, and nobody's name.
            : Refusals.NotFound;

    protected override async Task<Outcome<WrittenFile>> WriteAsync(
        Reading reading, Request request, DownloadMark mark, Stream target, CancellationToken cancel)
    {
        var file = await reading.Db.FundLoadFiles.SingleOrDefaultAsync(row => row.FileNo == request.File, cancel);
        if (file is null) return Refusals.NotFound;
        var fund = await reading.Db.PolicyFunds.SingleAsync(row => row.FundNo == file.FundNo, cancel);
        var loads = await reading.Db.FundLoads.Where(row => row.FileNo == request.File).OrderBy(row => row.LoadNo)
            .ToListAsync(cancel);
        var cards = await FundLoads.CardsAsync(reading.Db, fund.Programme, loads, cancel);
        var ids = await reading.Db.IdSeries.ToDictionaryAsync(row => row.Series, cancel);
        var writer = new EnvelopeWriter(
            target,
            new(
                FileKind.PolicyLoads, 1, Sender, KoreanTime.BusinessDate(file.ClosedAt), file.ClosedAt,
                (int)file.FileNo));
        foreach (var load in loads)
        {
            var (card, member) = cards[load.PersonNo];
            writer.Number(load.LoadNo);
            writer.Text(IdOf(card));
            writer.Text(IdOf(member));
            writer.Text(fund.Code);
            writer.Number(load.Amount);
            writer.Date(fund.LastDay);
            writer.EndRow(load.Amount);
        }

        writer.Complete();
        var name = string.Create(CultureInfo.InvariantCulture, $"policy-loads-{file.FileNo}.csv");
        return new WrittenFile(name, "text/csv; charset=utf-8", new(writer.Rows, People: 0));

        string IdOf(long key)
        {
            var of = ids[ExternalKey.SeriesOf(key)];
            return of.Width == 0
                ? of.Prefix
                : of.Prefix + ExternalKey.NumberOf(key).ToString(CultureInfo.InvariantCulture).PadLeft(of.Width, '0');
        }
    }
}

internal static class FundLoads
{
    private static readonly OrderState[] InHand = [OrderState.Delivered, OrderState.Active];

    /// <summary>The latest card of each person.</summary>
    public static async Task<Dictionary<long, (long Card, long Member)>> CardsAsync(
        EumDbContext db, string programme, IReadOnlyList<FundLoadRow> loads, CancellationToken cancel)
    {
        Dictionary<long, (long, long)> cards = [];
        foreach (var some in loads.Select(load => load.PersonNo).Chunk(500))
            foreach (var order in await db.OrdersAnywhere(some)
                         .Where(row => row.Programme == programme && row.CardKey != null && InHand.Contains(row.State))
                         .OrderBy(row => row.OrderNo).ToListAsync(cancel))
                cards[order.PersonNo] = (order.CardKey!.Value, order.MemberKey!.Value);
        return cards;
    }
}
