using System.Runtime.CompilerServices;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// Payments: read, told apart from what is already there, checked against cards and merchants, rated, and laid out for
/// one transaction. While a chunk is being written the next one is prepared.
/// </summary>
internal sealed class PaymentsImport : KindImport
{
    private readonly PaymentParser _parser;
    private readonly CardIndex _cards;
    private readonly MerchantIndex _merchants;
    private readonly RatingTables _tables;
    private readonly MemberMonths _months;
    private readonly PaymentRater _rater;
    private readonly PaymentDuplicates _duplicates;
    private readonly PaymentSums _sums = new();
    private readonly PostingLists _postings = new();
    private PaymentChunk _chunk;
    private PaymentChunk _other;

    public PaymentsImport(ImportContext context)
        : base(context)
    {
        var capacity = (int)Math.Min(context.ChunkRows + 64, context.File.Check.Rows + 1);
        _chunk = new(capacity);
        _other = new(capacity);
        _parser = new(context.Series);
        (_cards, _merchants) = context.Masters!.Take();
        _tables = new(context.Store, context.Timeline, context.Programmes);
        _months = new(context.Store, context.Masters);
        _rater = new(context, _tables, _merchants, _months);
        _duplicates = new(context);
    }

    public override ImportChunk? Next(CsvReader reader)
    {
        var quarantine = new Quarantine(Context.BatchNo, FileKind.Payments);
        var counts = default(ChunkCounts);
        var first = ReadRows(reader, quarantine, ref counts);
        if (first == 0) return null;

        var chunk = _chunk;
        counts.Duplicates = _duplicates.Drop(chunk, quarantine);
        DropUnknownCards(chunk, quarantine);
        var order = chunk.InRatingOrder();
        _sums.Clear();
        _rater.Rate(chunk, order, _sums, (row, problem) => Drop(chunk, row, problem, quarantine));
        order = [.. order.Where(row => !chunk[row].Dropped)];
        Count(chunk, order, quarantine, ref counts);
        _duplicates.Pass(chunk);

        var (position, line) = NextPlace(reader);
        var prepared = new ImportChunk
        {
            Number = first,
            NextPosition = position,
            NextLine = line,
            Counts = counts,
            Quarantine = quarantine,
            Write = Prepare(chunk, order, first),
        };
        _rater.Originals.Pass(chunk);
        (_chunk, _other) = (_other, chunk);
        return prepared;
    }

    /// <summary>
    /// Fills the chunk; its first line, or 0 at the end. A chunk never ends between two rows of one instant.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ReadRows(CsvReader reader, Quarantine quarantine, ref ChunkCounts counts)
    {
        _chunk.Clear();
        var first = 0;
        long last = 0;
        while (MoveNext(reader))
        {
            if (first == 0) first = reader.Line;
            ref var entry = ref _chunk.Next();
            var problem = _parser.Read(reader, Columns, ref entry);
            if (problem is null && counts.Rows >= Context.ChunkRows && entry.ApprovedAt != last)
            {
                PutBack();
                break;
            }

            counts.Rows++;
            if (problem is null)
            {
                last = entry.ApprovedAt;
                _chunk.Keep();
                continue;
            }

            quarantine.Add(reader.Line, reader.Record, problem, entry.Tx);
            _duplicates.Reject(entry.Tx, reader.Record, _chunk.Count);
        }

        return first;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void DropUnknownCards(PaymentChunk chunk, Quarantine quarantine)
    {
        _cards.Prefetch(
            Enumerable.Range(0, chunk.Count).Where(row => !chunk[row].Dropped).Select(row => chunk[row].Card));
        for (var row = 0; row < chunk.Count; row++)
        {
            ref var entry = ref chunk[row];
            if (entry.Dropped) continue;
            var problem = !_cards.TryFind(entry.Card, out var card) ? UnknownCard(in entry)
                : card.Member != entry.Member ? OtherMember(in entry)
                : entry.Kind == PaymentKind.Pay && entry.ApprovedAt >= card.ClosedAt ? ClosedCard(in entry, card)
                : null;
            entry.Programme = card.Programme;
            if (problem is not null) Drop(chunk, row, problem, quarantine);
        }
    }

    private RowProblem UnknownCard(in PaymentEntry entry) => MemberProblem(in entry)
        ?? new("card_id", "card-unknown", $"카드 {Context.Series.IdOf(entry.Card)}이(가) 없습니다. 카드 파일을 먼저 보내세요.");

    private RowProblem OtherMember(in PaymentEntry entry) => MemberProblem(in entry)
        ?? new("card_id", "card-member",
            $"카드 {Context.Series.IdOf(entry.Card)}은(는) 회원 {Context.Series.IdOf(entry.Member)}의 카드가 아닙니다.");

    private RowProblem? MemberProblem(in PaymentEntry entry) =>
        Context.Store.Scalar("SELECT COUNT(*) FROM members WHERE member_key = ?", entry.Member) == 0
            ? new("member_id", "member-unknown", $"회원 {Context.Series.IdOf(entry.Member)}이(가) 없습니다. 가입 파일을 먼저 보내세요.")
            : null;

    private RowProblem ClosedCard(in PaymentEntry entry, CardFacts card) => new("card_id", "card-closed",
        $"카드 {Context.Series.IdOf(entry.Card)}은(는) {KoreanTime.Print(card.ClosedAt)}에 정지·폐기되었습니다.");

    private void Drop(PaymentChunk chunk, int row, RowProblem problem, Quarantine quarantine)
    {
        ref var entry = ref chunk[row];
        entry.Dropped = true;
        var record = Context.Original(entry.Offset, entry.Length);
        quarantine.Add(entry.Line, record, problem, entry.Tx);
        _duplicates.Reject(entry.Tx, record, row);
    }

    private static void Count(PaymentChunk chunk, int[] order, Quarantine quarantine, ref ChunkCounts counts)
    {
        counts.Accepted = order.Length;
        counts.Rejected = quarantine.Rejected;
        counts.Conflicts = quarantine.Conflicts;
        foreach (var row in order)
        {
            ref readonly var entry = ref chunk[row];
            if ((entry.Flags & PostingFlags.Late) != 0) counts.Late++;
            if ((entry.Flags & PostingFlags.Adjustment) != 0) counts.Adjustments++;
            counts.Amount += entry.Sign * entry.Amount;
            counts.OperatorCashback += entry.Sign * entry.OperatorCashback;
            counts.OwnCashback += entry.Sign * entry.Cashback;
        }
    }

    private Action<BulkConnection> Prepare(PaymentChunk chunk, int[] order, int chunkNo)
    {
        var batchNo = Context.BatchNo;
        var (facts, plans) = _tables.TakeNew();
        var (series, pages, programmes) = (
            Context.Series.TakeNew(), _months.TakeDirty(), _rater.ProgrammeCounters.TakeDirty());
        var users = _months.TakeUsers();
        var postings = _postings.Of(chunk, order, batchNo, chunkNo);
        var (daily, monthly) = _sums.Rollups();
        var budget = _sums.Budget().ToList();
        var (byDay, byCause) = (_sums.DifferencesByDay(), _sums.Differences(batchNo));
        var accepted = InFileOrder(order);
        var spans = PaymentSpans.Of(chunk, accepted, batchNo, chunkNo);
        return store =>
        {
            if (series is not null) store.Append(series);
            store.Append(facts);
            store.Append(plans);
            store.Append(ImportTables.Payments, accepted.Length, (i, row) =>
                PaymentCells.Fill(in chunk[accepted[i]], batchNo, row));
            store.Append(PaymentCells.Cancellations(chunk, accepted));
            store.Append(postings);
            store.Append(spans);
            store.Upsert(pages, OnConflict.Replace);
            store.Upsert(programmes, OnConflict.Replace);
            store.Upsert(daily, OnConflict.Add);
            store.Upsert(monthly, OnConflict.Add);
            store.Upsert(users, OnConflict.Add);
            store.Upsert(byDay, OnConflict.Add);
            store.Upsert(byCause, OnConflict.Add);
            BudgetBooks.Post(store, budget, batchNo, chunkNo);
        };
    }

    private static int[] InFileOrder(int[] order)
    {
        var rows = (int[])order.Clone();
        Array.Sort(rows);
        return rows;
    }
}
