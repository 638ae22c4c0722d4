using System.Globalization;
using Eum.Domain.Audit;
using Eum.Domain.Cards;
using Eum.Domain.Cards.Lists;
using Eum.Domain.Lists;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Cards;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Cards;
using Eum.Infrastructure.Storage.Lists;
using Eum.Infrastructure.Uploads;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Imports.Lists;

/// <summary>What came of ordering for a list.</summary>
/// <param name="Ordered">Cards.</param>
/// <param name="Loaded">People to whom money was promised.</param>
/// <param name="Skipped">Approved, but no longer to be ordered for.</param>
public sealed record CardListOrdered(int Ordered, int Loaded, int Skipped);

/// <summary>
/// Orders cards for the accepted people of an approved list: page by page, each in one transaction with how far it has
/// come. So a run that was killed is gone on with, and nobody is left out or ordered for twice.
/// </summary>
public sealed class CardListCommit(
    IDbContextFactory<EumDbContext> database, PersonRegister persons, FieldCipher cipher, UploadFolder uploads,
    TimeProvider clock)
{
    private readonly PersonRegister _persons = persons;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <param name="isAlone">Whether one officer has it ordered without a second; the rest was approved.</param>
    /// <param name="tell">Hears how many of how many rows are done.</param>
    /// <returns>Null where the list is not there to be ordered for.</returns>
    public async Task<CardListOrdered?> RunAsync(
        long list, bool isAlone, Officer by, DistrictScope scope, Action<long, long>? tell, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(by);
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            await using var db = await database.CreateDbContextAsync(cancel);
            db.Scope = scope;
            var row = await db.SentLists.SingleOrDefaultAsync(
                one => one.ListNo == list && one.Kind == ListKind.Cards, cancel);
            if (row is null || ListMapping.Parse(row.Mapping) is not { } mapping) return null;

            var batch = await db.CardBatches.SingleAsync(one => one.ListNo == list, cancel);
            if (batch.AloneBy is not null != isAlone) return null;
            if (row.State is ListState.Done or ListState.Partly) return await DoneAsync(db, row, batch, cancel);
            if (row.State != ListState.Committing) return null;

            var pages = await db.SentListPages.CountAsync(page => page.ListNo == list, cancel);
            tell?.Invoke(Math.Min(batch.DonePages * (long)ListPages.RowsToAPage, row.Counts.Rows), row.Counts.Rows);
            if (batch.DonePages >= pages) return await EndAsync(db, row, batch, by, cancel);
            await OrderPageAsync(db, row, batch, mapping, by, cancel);
        }
    }

    // The chain of the record is held first: two runs at once would stand in line here, and the second finds it done.
    private async Task OrderPageAsync(
        EumDbContext db, SentListRow list, CardBatchRow batch, ListMapping mapping, Officer by,
        CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.HoldTrailAsync(cancel);
        await db.Entry(batch).ReloadAsync(cancel);
        var page = await db.SentListPages.AsNoTracking().Where(one => one.ListNo == list.ListNo)
            .OrderBy(one => one.PageKey).Skip(batch.DonePages).FirstOrDefaultAsync(cancel);
        if (page is null) return;

        var accepted = page.Counts.Accepted == 0
            ? []
            : ListPages.Rows(page, cipher).Where(row => row.IsAccepted).ToList();
        var reading = CardJudging.ReadingOf(mapping, KoreanTime.BusinessDate(Now));
        var people = accepted.Select(row => (Row: row, reading.Read(row.Cells).Entry)).ToList();
        var known = await CardJudging.KnownAsync(
            db, batch.FundNo, [.. people.Select(one => one.Entry).OfType<CardListEntry>()
                .Select(entry => _persons.IndexOf(entry.Who))], cancel);
        var terms = await CardJudging.TermsAsync(db, batch, list.EffectiveOn, cancel);
        var ordering = await Ordering.BeginAsync(this, db, list, batch, terms, cancel);
        foreach (var (_, entry) in people)
            if (entry is null || !ordering.Order(entry, known)) batch.Skipped++;

        batch.DonePages++;
        var details = string.Create(
            CultureInfo.InvariantCulture, $"{batch.DonePages}: {accepted.Count} / {batch.Cards} / {batch.Skipped}");
        if (await db.SaveAsync(Line(by, "카드 주문", list.ListNo, details), cancel) is { } conflict)
            throw new InvalidOperationException(conflict.Message);
        await transaction.CommitAsync(cancel);
    }

    private async Task<CardListOrdered> EndAsync(
        EumDbContext db, SentListRow list, CardBatchRow batch, Officer by, CancellationToken cancel)
    {
        var done = await DoneAsync(db, list, batch, cancel);
        list.State = batch.Skipped == 0 ? ListState.Done : ListState.Partly;
        if (batch.Skipped > 0) list.Message = $"그 사이에 카드를 받게 된 {batch.Skipped:#,0}명은 주문하지 않았습니다.";
        var details = string.Create(
            CultureInfo.InvariantCulture, $"카드 {done.Ordered}, 지원금 {done.Loaded}, 건너뜀 {done.Skipped}");
        if (await db.SaveAsync(Line(by, "목록 발급 주문", list.ListNo, details), cancel) is { } conflict)
            throw new InvalidOperationException(conflict.Message);
        uploads.Drop(list.OfficerId, list.Upload); // It holds names, and nobody reads it any more.
        return done;
    }

    private static async Task<CardListOrdered> DoneAsync(
        EumDbContext db, SentListRow list, CardBatchRow batch, CancellationToken cancel) => new(
        batch.Cards, await db.FundLoads.CountAsync(row => row.ListNo == list.ListNo, cancel), batch.Skipped);

    private AuditEntry Line(Officer by, string action, long list, string details) =>
        new(Now, by.Account, action, ListSubject.Cards.TargetOf(list), details)
        {
            ActorId = by.Id,
            EmployeeNo = by.EmployeeNo,
        };

    /// <summary>The people of one page, numbered on from the last.</summary>
    private sealed class Ordering
    {
        public required CardListCommit Of { get; init; }

        public required EumDbContext Db { get; init; }

        public required SentListRow List { get; init; }

        public required CardBatchRow Batch { get; init; }

        public required CardListTerms Terms { get; init; }

        public required IssueTerms Lots { get; init; }

        private long Person { get; set; }

        private long Number { get; set; }

        private long Load { get; set; }

        public static async Task<Ordering> BeginAsync(
            CardListCommit of, EumDbContext db, SentListRow list, CardBatchRow batch, CardListTerms terms,
            CancellationToken cancel) => new()
            {
                Of = of,
                Db = db,
                List = list,
                Batch = batch,
                Terms = terms,
                Lots = await IssueTermsBook.OfAsync(db, list.Authority, cancel),
                Person = await db.LastNumberAsync<PersonRow>(row => row.PersonNo, cancel),
                Number = await db.LastNumberAsync<CardOrderRow>(row => row.OrderNo, cancel),
                Load = await db.LastNumberAsync<FundLoadRow>(row => row.LoadNo, cancel),
            };

        /// <summary>Orders what she is due now; false where that is nothing any more.</summary>
        public bool Order(CardListEntry entry, Dictionary<string, KnownHolder> known)
        {
            var index = Of._persons.IndexOf(entry.Who);
            var holder = known.GetValueOrDefault(index);
            var rule = Eligibility.Of(
                Terms.Programme, entry.Who.Born, holder?.Holds ?? [], Terms.Table, Terms.Day).Rule;
            var needsCard = rule == EligibilityRule.None;
            var needsLoad = Terms.FundAmount is not null && holder is not { InFund: true }
                && rule is EligibilityRule.None or EligibilityRule.AlreadyHolds;
            if (!needsCard && !needsLoad) return false;

            holder ??= known[index] = Register(entry.Who);
            if (needsCard) AddOrder(holder.No);
            if (needsLoad) AddLoad(holder.No, entry.Amount ?? Terms.FundAmount!.Value);
            known[index] = holder with
            {
                Holds = needsCard ? [.. holder.Holds, new(Batch.Programme, OnOrder: true)] : holder.Holds,
                InFund = holder.InFund || needsLoad,
            };
            return true;
        }

        private KnownHolder Register(PersonIdentity who)
        {
            Db.Persons.Add(Of._persons.Seal(++Person, who, Consents.Required, Of.Now, Batch.OrderedBy));
            return new(Person, []);
        }

        private void AddOrder(long person) => Db.CardOrders.Add(new()
        {
            OrderNo = ++Number,
            Act = OrderAct.Issue,
            Programme = Batch.Programme,
            PersonNo = person,
            Authority = List.Authority,
            ListNo = (int)List.ListNo,
            LotNo = Lots.LotOf(List.ListNo, Batch.Cards++),
            Reason = string.Create(CultureInfo.InvariantCulture, $"발급 묶음 {List.ListNo}"),
            State = OrderState.Ordered,
            OrderedAt = Of.Now,
            OrderedBy = Batch.OrderedBy,
        });

        private void AddLoad(long person, long amount) => Db.FundLoads.Add(new()
        {
            FundNo = Batch.FundNo,
            PersonNo = person,
            LoadNo = ++Load,
            Authority = List.Authority,
            ListNo = List.ListNo,
            Amount = amount,
        });
    }
}
