using Eum.Domain.Cashback;
using Eum.Domain.Payments;
using Eum.Infrastructure.Storage.Imports;

namespace Eum.Infrastructure.Verification;

/// <summary>What each file says came of it against the rows that bear its number.</summary>
internal sealed class BatchCheck(Reading reading)
{
    private const string Kind = "payments";
    private readonly Check _check = new("import-batches");
    private readonly Check _differences = new("import-differences");
    private readonly Dictionary<int, Sums> _batches = [];
    private int _lastBatch;
    private Sums _last = new();

    public IEnumerable<Check> Checks => [_check, _differences];

    public void Expect(in RatedRow row)
    {
        var sums = Of(row.Batch);
        sums.Rows++;
        sums.Amount += row.Sign * row.Amount;
        sums.Operator += row.Operator;
        sums.Own += row.Cashback;
        if (row.IsLate) sums.Late++;
        if ((row.Flags & (int)PostingFlags.Adjustment) != 0) sums.Adjustments++;
        if (row.Cause != 0) sums.Differ(row.Cause, row.Cashback - row.Operator, row.Funds);
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        var rejects = (await reading.Books.ListAsync(
            "SELECT batch_no, COUNT(*) FROM import_rejects GROUP BY batch_no",
            row => (row.Int(0), row.Long(1)), cancel))
            .ToDictionary(row => row.Item1, row => row.Item2);
        var batches = await reading.Books.ListAsync(
            """
            SELECT batch_no, kind, status, "rows", accepted, duplicates, conflicts, rejected, late, adjustments, amount,
                operator_cashback, own_cashback, file_name
            FROM import_batches
            """,
            row => (No: row.Int(0), Kind: row.Text(1), Status: row.Int(2), Name: row.Text(13),
                Figures: Enumerable.Range(3, 10).Select(row.Long).ToArray()),
            cancel);
        foreach (var batch in batches.Where(b => b.Status is (int)BatchStatus.Done or (int)BatchStatus.Partly))
        {
            var wrong = Problem(batch.Kind, batch.Figures, Find(batch.No), rejects.GetValueOrDefault(batch.No));
            _check.Holds(wrong is null, batch.No, () => $"파일 {batch.No} {batch.Name}: {wrong}");
        }

        var numbers = batches.Select(batch => batch.No).ToHashSet();
        foreach (var stray in _batches.Keys.Where(no => !numbers.Contains(no)))
            _check.Fail(stray, $"파일 {stray}: 결제는 있으나 파일 기록이 없습니다.");
        await DifferencesAsync(cancel);
    }

    private static string? Problem(string kind, long[] figures, Sums sums, long rejects)
    {
        var (rows, accepted, duplicates, conflicts, rejected) =
            (figures[0], figures[1], figures[2], figures[3], figures[4]);
        if (rows != accepted + duplicates + conflicts + rejected)
            return $"행 {rows} ≠ 반영 {accepted} + 중복 {duplicates} + 충돌 {conflicts} + 거부 {rejected}";
        if (rejects != conflicts + rejected) return $"보류된 행 {rejects} ≠ 충돌 {conflicts} + 거부 {rejected}";
        if (kind != Kind) return null;
        long[] expected = [sums.Rows, sums.Late, sums.Adjustments, sums.Amount, sums.Operator, sums.Own];
        long[] stored = [accepted, .. figures[5..10]];
        string[] names = ["반영", "지각", "마감 조정", "금액", "운영사 캐시백", "자체 캐시백"];
        for (var i = 0; i < names.Length; i++)
            if (expected[i] != stored[i]) return $"{names[i]} {stored[i]} ≠ 장부에서 {expected[i]}";
        return null;
    }

    private async Task DifferencesAsync(CancellationToken cancel)
    {
        var stored = await reading.Books.ListAsync(
            "SELECT batch_no, cause, \"rows\", won, \"national\", city, gu, institution, merchant "
            + "FROM import_differences",
            row => (Key: (Batch: row.Int(0), Cause: row.Int(1)), Rows: row.Long(2), Won: row.Long(3),
                Funds: new FundAmounts(row.Long(4), row.Long(5), row.Long(6), row.Long(7), row.Long(8))),
            cancel);
        var known = stored.ToDictionary(row => row.Key, row => (row.Rows, row.Won, row.Funds));
        var computed = _batches.SelectMany(
            batch => batch.Value.Causes.Select(cause => (Key: (batch.Key, cause.Key), cause.Value)))
            .ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (var key in known.Keys.Union(computed.Keys))
        {
            var (is_, should) = (known.GetValueOrDefault(key), computed.GetValueOrDefault(key));
            _differences.Holds(is_ == should, key, () => $"파일 {key.Item1} 원인 {key.Item2}: {is_} ≠ 장부에서 {should}");
        }
    }

    private Sums Find(int batch) => _batches.GetValueOrDefault(batch) ?? new();

    private Sums Of(int batch)
    {
        if (batch == _lastBatch) return _last;
        if (!_batches.TryGetValue(batch, out var sums)) _batches.Add(batch, sums = new());
        (_lastBatch, _last) = (batch, sums);
        return sums;
    }

    private sealed class Sums
    {
        public Dictionary<int, (long Rows, long Won, FundAmounts Own)> Causes { get; } = [];

        public long Rows;
        public long Amount;
        public long Operator;
        public long Own;
        public long Late;
        public long Adjustments;

        public void Differ(int cause, long won, FundAmounts own)
        {
            var (rows, wonBefore, ownBefore) = Causes.GetValueOrDefault(cause);
            Causes[cause] = (rows + 1, wonBefore + won, ownBefore + own);
        }
    }
}
