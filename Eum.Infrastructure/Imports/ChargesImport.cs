using System.Runtime.InteropServices;
using Eum.Domain.Payments;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>Charges, refunds and expiries (발행액), posted like payments: a closed month takes nothing more.</summary>
internal sealed class ChargesImport : RowsImport<ChargeEntry>
{
    private const string StoredColumns =
        "charge_key, kind, occurred_at, member_key, card_key, amount, method, policy_fund, expires_on";

    private readonly ChargeParser _parser;
    private readonly KoreanDays _days = new();
    private readonly StoredIds _stored;
    private readonly CardIndex _cards;
    private readonly KnownIds _members;

    public ChargesImport(ImportContext context)
        : base(context)
    {
        _parser = new(context.Series);
        _stored = new(context, "charges", "charge_key");
        _cards = new(context.Store);
        _cards.Prepare(context.File.Check.Rows);
        _members = KnownIds.Members(context.Store);
        _members.Prepare(context.File.Check.Rows);
    }

    protected override RowProblem? Parse(CsvReader reader, ref ChargeEntry row) => _parser.Read(reader, ref row);

    protected override Action<BulkConnection> Judge()
    {
        var order = InKeyOrder();
        var stored = LoadStored(order);
        _cards.Prefetch(order.Select(row => this[row].Card));
        _members.Prefetch(order.Select(row => this[row].Member));
        var written = new Written(Count);
        for (var start = 0; start < order.Length;)
        {
            var end = EndOfKey(order, start);
            ChargeEntry? earlier = stored.TryGetValue(this[order[start]].Charge, out var known) ? known : null;
            for (; start < end; start++)
                if (earlier is { } same) Compare(order[start], same);
                else if (Take(order[start], written)) earlier = this[order[start]];
        }

        var daily = written.Daily();
        return store =>
        {
            store.Append(written.Rows);
            store.Upsert(daily, OnConflict.Add);
        };
    }

    private Dictionary<long, ChargeEntry> LoadStored(int[] order)
    {
        var stored = new Dictionary<long, ChargeEntry>();
        var suspects = _stored.Suspects(order.Select(row => this[row].Charge));
        if (suspects.Length == 0) return stored;
        using var found = Context.Store.ByKeys("charges", StoredColumns, "charge_key", suspects);
        while (found.Read()) stored[found.Int64(0)] = Read(found);
        return stored;
    }

    private bool Take(int row, Written written)
    {
        ref readonly var entry = ref this[row];
        if (Problem(in entry, out var card, out var home) is { } problem)
        {
            Reject(row, problem);
            return false;
        }

        var day = _days.Of(entry.OccurredAt).Number;
        var postedOn = Context.PostingDay(day);
        if (postedOn != day) Adjustments++;
        Amount += entry.Kind == ChargeKind.Charge ? entry.Amount : -entry.Amount;
        written.Add(in entry, postedOn, postedOn != day, card.Programme, home, Context.BatchNo);
        _stored.Writes(entry.Charge);
        return true;
    }

    private void Compare(int row, ChargeEntry earlier)
    {
        ref readonly var entry = ref this[row];
        if (DifferenceBetween(in entry, in earlier) is not { } column)
        {
            Repeat();
            return;
        }

        Reject(row, new(column, "conflict",
            $"거래 {Context.Series.IdOf(entry.Charge)}이(가) 이미 다른 내용({column})으로 들어와 있습니다. 먼저 것을 그대로 두었습니다.")
        {
            Existing = entry.Charge,
        });
    }

    private RowProblem? Problem(in ChargeEntry entry, out CardFacts card, out long home)
    {
        card = default;
        if (!_members.TryFind(entry.Member, out home))
            return new("member_id", "member-unknown",
                $"회원 {Context.Series.IdOf(entry.Member)}이(가) 없습니다. 가입 파일을 먼저 보내세요.");
        if (!_cards.TryFind(entry.Card, out card))
            return new("card_id", "card-unknown", $"카드 {Context.Series.IdOf(entry.Card)}이(가) 없습니다. 카드 파일을 먼저 보내세요.");
        if (card.Member != entry.Member)
            return new("card_id", "card-member",
                $"카드 {Context.Series.IdOf(entry.Card)}은(는) 회원 {Context.Series.IdOf(entry.Member)}의 카드가 아닙니다.");
        return entry.Kind == ChargeKind.Charge && entry.OccurredAt >= card.ClosedAt
            ? new("card_id", "card-closed", $"카드 {Context.Series.IdOf(entry.Card)}은(는) 그 전에 정지·폐기되었습니다.")
            : null;
    }

    private static ChargeEntry Read(BulkCursor row) => new()
    {
        Charge = row.Int64(0),
        Kind = (ChargeKind)row.Int32(1),
        OccurredAt = row.Int64(2),
        Member = row.Int64(3),
        Card = row.Int64(4),
        Amount = row.Int64(5),
        Method = (ChargeMethod)row.Int32(6),
        PolicyFund = row.TextOrNull(7) ?? "",
        ExpiresOn = row.IsNull(8) ? 0 : row.Int32(8),
    };

    private static string? DifferenceBetween(in ChargeEntry a, in ChargeEntry b) =>
        a.Kind != b.Kind ? "kind"
        : a.OccurredAt != b.OccurredAt ? "occurred_at"
        : a.Member != b.Member ? "member_id"
        : a.Card != b.Card ? "card_id"
        : a.Amount != b.Amount ? "amount"
        : a.Method != b.Method ? "method"
        : a.PolicyFund != b.PolicyFund ? "policy_fund"
        : a.ExpiresOn != b.ExpiresOn ? "expires_on"
        : null;

    private readonly record struct ChargeKey(
        int Day, long HomeDong, short Programme, ChargeKind Kind, ChargeMethod Method);

    /// <summary>The rows a chunk writes, and what they add up to.</summary>
    private sealed class Written(int rows)
    {
        private readonly Dictionary<ChargeKey, (long Count, long Won)> _sums = [];
        private readonly CellTexts _funds = new();

        public BulkRows Rows { get; } = new(KindTables.Charges, rows);

        public void Add(in ChargeEntry entry, int postedOn, bool adjusted, short programme, long home, int batchNo)
        {
            var flags = adjusted ? PostingFlags.Adjustment : PostingFlags.None;
            ReadOnlySpan<long> cells =
            [
                entry.Charge, (long)entry.Kind, entry.OccurredAt, postedOn, entry.Member, entry.Card, programme, home,
                entry.Amount, (long)entry.Method,
                entry.PolicyFund.Length == 0 ? BulkRows.Null : _funds.Of(Rows, entry.PolicyFund),
                entry.ExpiresOn == 0 ? BulkRows.Null : entry.ExpiresOn, (long)flags, batchNo,
            ];
            cells.CopyTo(Rows.Add());
            var key = new ChargeKey(postedOn, home, programme, entry.Kind, entry.Method);
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, key, out _);
            sum = (sum.Count + 1, sum.Won + entry.Amount);
        }

        public BulkRows Daily()
        {
            var daily = new BulkRows(KindTables.ChargesDaily, _sums.Count);
            foreach (var (key, (count, won)) in _sums.OrderBy(pair => pair.Key.Day).ThenBy(pair => pair.Key.HomeDong))
            {
                ReadOnlySpan<long> cells =
                    [key.Day, key.HomeDong, key.Programme, (long)key.Kind, (long)key.Method, count, won];
                cells.CopyTo(daily.Add());
            }

            return daily;
        }
    }
}
