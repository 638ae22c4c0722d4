using Eum.Admin.Components.Lists;
using Eum.Admin.Desk;
using Eum.Admin.Features.Lists;
using Eum.Domain.Budgets;
using Eum.Domain.Cards;
using Eum.Domain.Cards.Lists;
using Eum.Domain.Districts;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Cards;
using Eum.Infrastructure.Imports.Lists;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage.Cards;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Cards.Batches;

/// <summary>A 발급 묶음 in the list of them.</summary>
public sealed record CardBatchLine(SentListLine List, string Programme, string? Fund, BatchProgress Progress);

/// <summary>What may be chosen for a new one.</summary>
/// <param name="Programmes">Group programmes that the officer may issue, by code.</param>
public sealed record CardBatchesView(
    IReadOnlyList<CardBatchLine> Lines, IReadOnlyList<FilterOption> Programmes, IReadOnlyList<FilterOption> Funds,
    IReadOnlyList<int> Authorities, bool MayPrepare);

/// <summary>Cards of a lot, and how far they have come.</summary>
public sealed record LotLine(string LotNo, BatchProgress Progress);

/// <summary>Why the operator made no card, how often.</summary>
public sealed record FailureLine(string Reason, int Orders);

/// <summary>A 발급 묶음: its list, what it costs, and what has become of its cards.</summary>
/// <param name="Line">The budget line of its cards; null where they cost nothing.</param>
/// <param name="Releasable">Won that may be given back for cards that are not made.</param>
public sealed record CardBatchView(
    SentListView List, string Programme, string ProgrammeName, string? Fund, DateOnly? LastDay, BatchCost Cost,
    BudgetLineKey? Line, long Releasable, IssueTerms Terms, BatchProgress Progress, IReadOnlyList<LotLine> Lots,
    IReadOnlyList<FailureLine> Failures, int Loads, int LoadsSent)
{
    /// <summary>Whether one officer may order it alone, as far as the list itself tells.</summary>
    public bool IsSmall => Fund is null && Cost.Cards <= Terms.FourEyesAbove;
}

/// <summary>The lists of people that the asker reaches, the newest first, and what a new one may be for.</summary>
public sealed class CardBatches(FrontDesk desk) : Question<CardBatches.Request, CardBatchesView>(desk)
{
    public const int Most = 200;

    public sealed record Request;

    public override Duty Duty { get; } = new("cards.batches", Permissions.CardsRegisterSee);

    protected override async Task<Outcome<CardBatchesView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var lists = await SentListReader.AllAsync(reading, ListSubject.Cards, Most, cancel);
        var batches = await reading.Db.CardBatches.ToDictionaryAsync(row => row.ListNo, cancel);
        var funds = await reading.Db.PolicyFunds.ToDictionaryAsync(row => row.FundNo, cancel);
        var orders = await reading.Db.CardOrders.Where(row => row.ListNo > 0)
            .GroupBy(row => new { row.ListNo, row.State, Left = row.FileNo != null, Again = row.SentAgainAs != null })
            .Select(of => new { of.Key, Count = of.Count() }).ToListAsync(cancel);
        var progress = orders.ToLookup(
            of => (long)of.Key.ListNo, of => new OrderCount(of.Key.State, of.Key.Left, of.Key.Again, of.Count));
        var table = await ProgrammeBook.ReadAsync(reading.Db, cancel);
        var may = reading.Officer.May(Permissions.CardsOrderMake);
        return new CardBatchesView(
            [
                .. lists.Where(list => batches.ContainsKey(list.No)).Select(list => new CardBatchLine(
                    list, table.NameOf(batches[list.No].Programme, list.EffectiveOn),
                    funds.GetValueOrDefault(batches[list.No].FundNo)?.Name, OrderCount.Sum(progress[list.No]))),
            ],
            may ? ProgrammesFor(reading, table) : [],
            may ? FundsFor(reading, funds.Values) : [],
            [.. DistrictTable.All.Select(one => one.Code).Where(reading.Scope.Covers)],
            may);
    }

    private static IReadOnlyList<FilterOption> ProgrammesFor(Reading reading, ProgrammeTable table) =>
    [
        .. table.All.Where(programme => programme.IsGroup
                && programme.ProfileOn(reading.Today) is { Open: true } profile
                && reading.Scope.Covers(profile.Authority))
            .Select(programme => new FilterOption(
                programme.Code.Text, programme.ProfileAround(reading.Today).Name)),
    ];

    private static IReadOnlyList<FilterOption> FundsFor(Reading reading, IEnumerable<PolicyFundRow> funds) =>
    [
        .. funds.Where(fund => fund.ClosedAt is null && fund.LastDay >= reading.Today).OrderBy(fund => fund.LastDay)
            .Select(fund => new FilterOption($"{fund.FundNo}", fund.Name)),
    ];
}

/// <summary>Reads one, and fifty of its people, masked.</summary>
public sealed class CardBatchDetail(FrontDesk desk, SentListReader lists, FieldCipher cipher)
    : Question<SentListAsked, CardBatchView>(desk)
{
    public override Duty Duty { get; } = new("cards.batch-show", Permissions.CardsRegisterSee);

    protected override async Task<Outcome<CardBatchView>> AnswerAsync(
        Reading reading, SentListAsked request, CancellationToken cancel)
    {
        var list = await SentListReader.FindAsync(reading, ListSubject.Cards, request.List, cancel);
        if (list is null) return Refusals.NotFound;
        try
        {
            var plan = await BatchPlan.OfAsync(reading.Db, list, cipher, cancel);
            var counts = await CountsAsync(reading, request.List, cancel);
            var all = OrderCount.Sum(counts.SelectMany(lot => lot));
            var loads = await reading.Db.FundLoads.Where(row => row.ListNo == request.List)
                .GroupBy(row => row.FileNo != null).Select(of => new { Sent = of.Key, Count = of.Count() })
                .ToListAsync(cancel);
            var cost = plan.Batch.ApprovedAt is null
                ? plan.Cost
                : new BatchCost(plan.Batch.Cards, plan.Batch.CardCost, plan.Batch.Loads);
            return new CardBatchView(
                await lists.ReadAsync(reading, ListSubject.Cards, list, request, cancel),
                plan.Batch.Programme, plan.Profile.Name, plan.Fund?.Name, plan.Fund?.LastDay, cost, plan.CardLine,
                ReleasableOf(plan.Batch, all), await IssueTermsBook.OfAsync(reading.Db, list.Authority, cancel), all,
                [.. counts.Select(lot => new LotLine(lot.Key, OrderCount.Sum(lot))).OrderBy(lot => lot.LotNo)],
                await FailuresAsync(reading, request.List, cancel), loads.Sum(of => of.Count),
                loads.Where(of => of.Sent).Sum(of => of.Count));
        }
        catch (CellBrokenException broken)
        {
            return new Problem("", broken.Message);
        }
    }

    private static long ReleasableOf(CardBatchRow batch, BatchProgress all) => batch.LineProgramme is null
        ? 0
        : (all.Failed + all.Withdrawn + batch.Skipped) * batch.CardCost - batch.Released;

    private static async Task<ILookup<string, OrderCount>> CountsAsync(
        Reading reading, long list, CancellationToken cancel) =>
        (await reading.Db.CardOrders.Where(row => row.ListNo == list)
            .GroupBy(row => new { row.LotNo, row.State, Left = row.FileNo != null, Again = row.SentAgainAs != null })
            .Select(of => new { of.Key, Count = of.Count() }).ToListAsync(cancel))
        .ToLookup(of => of.Key.LotNo, of => new OrderCount(of.Key.State, of.Key.Left, of.Key.Again, of.Count));

    private static async Task<IReadOnlyList<FailureLine>> FailuresAsync(
        Reading reading, long list, CancellationToken cancel) =>
        [
            .. (await reading.Db.CardOrders
                    .Where(row => row.ListNo == list && row.State == OrderState.Failed && row.SentAgainAs == null)
                    .Join(reading.Db.CardAnswers, row => row.OrderNo, answer => answer.OrderNo,
                        (_, answer) => answer.Reason)
                    .GroupBy(reason => reason).Select(of => new { Reason = of.Key, Count = of.Count() })
                    .ToListAsync(cancel))
                .OrderByDescending(of => of.Count).Select(of => new FailureLine(of.Reason, of.Count)),
        ];
}

/// <summary>How many orders stand alike.</summary>
internal readonly record struct OrderCount(OrderState State, bool HasLeft, bool IsSentAgain, int Count)
{
    public static BatchProgress Sum(IEnumerable<OrderCount> counts)
    {
        var all = counts.ToList();
        return new(
            Of(one => one is { State: OrderState.Ordered, HasLeft: false }),
            Of(one => one is { State: OrderState.Ordered, HasLeft: true }),
            Of(one => one.State == OrderState.Produced), Of(one => one.State == OrderState.Delivered),
            Of(one => one.State == OrderState.Active),
            Of(one => one is { State: OrderState.Failed, IsSentAgain: false }),
            Of(one => one.IsSentAgain), Of(one => one is { State: OrderState.Withdrawn, IsSentAgain: false }));

        int Of(Func<OrderCount, bool> stands) => all.Where(stands).Sum(one => one.Count);
    }
}
