using Eum.Domain.Cashback;
using Eum.Domain.Payments;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Storage.Bulk;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Benchmarks;

/// <summary>A payment as the import had it when it rated it, and for a refund where its original stood.</summary>
internal struct BookedPayment
{
    public PaymentEntry Entry;

    /// <summary>Members counted from 0 in the order met.</summary>
    public int MemberNo;

    /// <summary>Approval of the original; of the payment itself where it is no refund.</summary>
    public long BoughtAt;

    /// <summary>The counters the payment, or the refund's original, was rated at.</summary>
    public Counters Place;
}

/// <summary>
/// Every payment of the books, file by file, in the order in which the import rates: by member, then time.
/// </summary>
internal sealed class BookedPayments
{
    private const string Query = """
        SELECT p.tx_key, p.kind, p.approved_at, p.posted_on, p.member_key, p.amount, p.from_charge, p.from_cashback,
            p.from_policy, p.facts_no, p.plan_no, p.mtd_before, p.programme_before, p."national", p.city, p.gu,
            p.institution, p.merchant, p.operator_cashback, p.cause, p.flags,
            COALESCE(o.approved_at, p.approved_at), COALESCE(o.mtd_before, p.mtd_before),
            COALESCE(o.programme_before, p.programme_before), COALESCE(o.posted_on, p.posted_on)
        FROM payments p LEFT JOIN payments o ON o.tx_key = p.original_key
        ORDER BY p.batch_no, p.member_key, p.approved_at, p.tx_key
        """;

    private BookedPayments(BookedPayment[] all, int members, RatingTables tables) =>
        (All, Members, Tables) = (all, members, tables);

    public BookedPayment[] All { get; }

    public int Members { get; }

    public RatingTables Tables { get; }

    /// <summary>What the books say the payments earned, refunds taken back.</summary>
    public FundAmounts Booked => All.Aggregate(FundAmounts.Zero, (sum, payment) =>
        payment.Entry.Kind == PaymentKind.Cancel ? sum - payment.Entry.Funds : sum + payment.Entry.Funds);

    public static BookedPayments Load(IServiceProvider books)
    {
        using var store = books.GetRequiredService<BulkConnections>().Open();
        var tables = new RatingTables(store, PolicyCatalogue.Timeline, new(store));
        var members = new Dictionary<long, int>();
        var all = new List<BookedPayment>();
        using (var rows = store.Query(Query))
            while (rows.Read())
            {
                var entry = EntryOf(rows);
                if (!members.TryGetValue(entry.Member, out var no)) members[entry.Member] = no = members.Count;
                all.Add(new()
                {
                    Entry = entry,
                    MemberNo = no,
                    BoughtAt = rows.Int64(21),
                    Place = new(rows.Int64(22), rows.Int64(23)),
                });
            }

        if (all.Count == 0) throw new DisagreementException("There are no payments in these books.");
        return new([.. all], members.Count, tables);
    }

    // A refund's won lie negative in the table; on the way in they are not.
    private static PaymentEntry EntryOf(BulkCursor row)
    {
        var kind = (PaymentKind)row.Int32(1);
        var sign = kind == PaymentKind.Cancel ? -1 : 1;
        var entry = new PaymentEntry
        {
            Tx = row.Int64(0),
            Kind = kind,
            ApprovedAt = row.Int64(2),
            PostedOn = row.Int32(3),
            Member = row.Int64(4),
            Amount = row.Int64(5),
            FromCharge = row.Int64(6),
            FromCashback = row.Int64(7),
            FromPolicy = row.Int64(8),
            Facts = row.Int32(9),
            Plan = row.Int32(10),
            MtdBefore = row.Int64(11),
            ProgrammeBefore = row.Int64(12),
            OperatorCashback = sign * row.Int64(18),
            Cause = (DifferenceCause)row.Int32(19),
            Flags = (PostingFlags)row.Int32(20),
            BudgetDay = row.Int32(24),
        };
        entry.Grant(new(sign * row.Int64(13), sign * row.Int64(14), sign * row.Int64(15), sign * row.Int64(16),
            sign * row.Int64(17)));
        return entry;
    }
}
