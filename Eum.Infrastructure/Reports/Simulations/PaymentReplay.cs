using System.Runtime.CompilerServices;
using Eum.Domain.Cashback;
using Eum.Domain.Cashback.Simulation;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports.Simulations;

/// <summary>
/// Replays the payments of past months under a draft, in the order in which they were rated, as far as the scope
/// reaches. Reads one moment and writes nothing; its memory grows with the members, not with the payments.
/// </summary>
public sealed class PaymentReplay
{
    private const string Columns = """
        tx_key, original_key, approved_at, posted_on, member_key, from_charge, facts_no, plan_no, mtd_before,
        programme_before, "national", city, gu, institution, merchant, operator_cashback
        """;

    private ReplayRow[] _rows = new ReplayRow[1 << 12];
    private long[] _keys = [];
    private int[] _order = [];
    private int _count;

    private PaymentReplay()
    {
    }

    /// <param name="progress">Told now and then how many rows of how many have been replayed.</param>
    /// <exception cref="PolicyConflictException">With the draft, two base rules claim some payment.</exception>
    public static Task<SimulationResult> RunAsync(
        Snapshot books, PolicyTimeline timeline, SimulationOrder order, Action<long, long>? progress,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        ArgumentNullException.ThrowIfNull(order);
        return new PaymentReplay().GoAsync(books, timeline, order, progress, cancel);
    }

    private async Task<SimulationResult> GoAsync(
        Snapshot books, PolicyTimeline timeline, SimulationOrder order, Action<long, long>? progress,
        CancellationToken cancel)
    {
        var rules = await ReplayTables.ReadAsync(books, timeline, order, cancel);
        var replay = new Replay(rules, books.Scope.IsWholeCity);
        var days = (From: DateNumber.Of(order.From.FirstDay), To: DateNumber.Of(order.To.LastDay));
        var stretches = await ReplayStretch.ReadAsync(books, days.From, days.To, cancel);
        var (total, done) = (stretches.Sum(stretch => stretch.Entries), 0L);
        foreach (var stretch in stretches)
        {
            progress?.Invoke(done, total);
            await ReadAsync(books, stretch, days, cancel);
            Replay(replay, rules, await CancelledAsync(books, stretch, cancel), cancel);
            done += stretch.Entries;
        }

        progress?.Invoke(done, total);
        return replay.Result(books.Scope.ToString());
    }

    private async Task ReadAsync(
        Snapshot books, ReplayStretch stretch, (int From, int To) days, CancellationToken cancel)
    {
        _count = 0;
        foreach (var (first, last) in stretch.Ranges)
        {
            await using var rows = await books.RowsAsync(
                $"""
                SELECT {Columns} FROM payments
                WHERE tx_key BETWEEN @first AND @last AND batch_no = @batch
                    AND posted_on BETWEEN @from AND @to{books.WithinFacts("facts_no")}
                ORDER BY tx_key
                """,
                cancel, ("first", first), ("last", last), ("batch", stretch.Batch), ("from", days.From),
                ("to", days.To));
            Fill(rows, cancel);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill(SqlRows rows, CancellationToken cancel)
    {
        while (rows.Next())
        {
            if ((_count & 0x3FFF) == 0) cancel.ThrowIfCancellationRequested();
            if (_count == _rows.Length) Array.Resize(ref _rows, _count * 2);
            ref var row = ref _rows[_count++];
            row.Tx = rows.Long(0);
            row.Original = rows.IsNull(1) ? 0 : rows.Long(1);
            row.ApprovedAt = rows.Long(2);
            row.PostedOn = rows.Int(3);
            row.Member = rows.Long(4);
            row.FromCharge = rows.Long(5);
            row.Facts = rows.Int(6);
            row.Plan = rows.Int(7);
            row.MtdBefore = rows.Long(8);
            row.ProgrammeBefore = rows.Long(9);
            row.Paid = new(rows.Long(10), rows.Long(11), rows.Long(12), rows.Long(13), rows.Long(14));
            row.Operator = rows.Long(15);
        }
    }

    // Numbers alone: what is found through them has been read within the scope.
    private static async Task<HashSet<long>> CancelledAsync(
        Snapshot books, ReplayStretch stretch, CancellationToken cancel)
    {
        HashSet<long> originals = [];
        foreach (var (first, last) in stretch.Ranges)
            originals.UnionWith(await books.ListAsync(
                """
                SELECT original_key FROM cancellations WHERE original_key BETWEEN @first AND @last
                """,
                row => row.Long(0), cancel, ("first", first), ("last", last)));
        return originals;
    }

    // As the import rates a chunk: by member, then time, then number, in which the rows were read.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Replay(Replay replay, ReplayRules rules, HashSet<long> cancelled, CancellationToken cancel)
    {
        if (_keys.Length < _count) (_keys, _order) = (new long[_rows.Length], new int[_rows.Length]);
        var order = _order.AsSpan(0, _count);
        for (var i = 0; i < order.Length; i++) (order[i], _keys[i]) = (i, _rows[i].ApprovedAt);
        RowOrder.By(order, _keys);
        for (var i = 0; i < order.Length; i++) _keys[i] = _rows[i].Member;
        RowOrder.By(order, _keys);
        foreach (var (at, i) in order.ToArray().Index())
        {
            if ((at & 0xFFFF) == 0) cancel.ThrowIfCancellationRequested();
            ref readonly var row = ref _rows[i];
            if (!rules.Knows(row.Facts, row.Plan))
                throw new StorageIntegrityException(
                    $"결제가 근거로 든 사실 {row.Facts}번이나 정책 {row.Plan}번을 알 수 없습니다. eum verify로 확인하세요.");
            replay.Take(in row, !row.IsCancel && cancelled.Contains(row.Tx));
        }
    }
}
