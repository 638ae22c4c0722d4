using System.Buffers.Binary;

namespace Eum.Infrastructure.Verification;

/// <summary>
/// The look-up lists: every payment stands once in its member's and once in its merchant's list, and nothing else does.
/// Compared by file; only a file that differs is looked at row by row.
/// </summary>
internal sealed class PostingCheck(Reading reading)
{
    private const int Member = 1;
    private const int PairBytes = 16;
    private readonly Check _check = new("payment-postings");
    private readonly Sketches[] _expected = [new(), new()];
    private readonly Sketches[] _stored = [new(), new()];

    public Check Check => _check;

    public void Expect(in RatedRow row)
    {
        _expected[0].Add(row.Batch, Pair(row.Member, row.Tx));
        _expected[1].Add(row.Batch, Pair(row.Merchant, row.Tx));
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        await using (var rows = await reading.Books.RowsAsync(
            "SELECT kind, batch_no, first_key, entries, list FROM payment_postings", cancel))
            while (rows.Next()) ReadList(rows.Int(0), rows.Int(1), rows.Long(2), rows.Int(3), rows.Blob(4));

        for (var kind = 0; kind < 2; kind++)
            foreach (var batch in _expected[kind].Keys.Union(_stored[kind].Keys).Order())
                if (_expected[kind][batch] != _stored[kind][batch])
                    await NameAsync(kind + 1, batch, cancel);
    }

    private void ReadList(int kind, int batch, long first, int entries, byte[] list)
    {
        _check.Count(list.Length / PairBytes);
        if (kind is not (1 or 2) || entries * PairBytes != list.Length || entries == 0 || KeyAt(list, 0) != first)
        {
            _check.Fail((batch, kind, first), $"파일 {batch} 목록 {kind}: 묶음 {first}의 머리가 내용과 다릅니다.");
            return;
        }

        for (var at = 0; at < list.Length; at += PairBytes)
            _stored[kind - 1].Add(batch, Pair(KeyAt(list, at), KeyAt(list, at + 8)));
    }

    private async Task NameAsync(int kind, int batch, CancellationToken cancel)
    {
        var owner = kind == Member ? "member_key" : "merchant_key";
        var expected = await reading.Books.ListAsync(
            $"SELECT {owner}, tx_key FROM payments WHERE batch_no = @batch",
            row => (row.Long(0), row.Long(1)), cancel, ("batch", batch));
        var lists = await reading.Books.ListAsync(
            "SELECT list FROM payment_postings WHERE batch_no = @batch AND kind = @kind",
            row => row.Blob(0), cancel, ("batch", batch), ("kind", kind));
        Dictionary<(long Owner, long Tx), int> balance = [];
        foreach (var pair in expected) balance[pair] = balance.GetValueOrDefault(pair) + 1;
        foreach (var list in lists)
            for (var at = 0; at + PairBytes <= list.Length; at += PairBytes)
            {
                var pair = (KeyAt(list, at), KeyAt(list, at + 8));
                balance[pair] = balance.GetValueOrDefault(pair) - 1;
            }

        foreach (var ((key, tx), left) in balance.Where(pair => pair.Value != 0))
            _check.Fail(
                (batch, kind, tx),
                $"파일 {batch} {(kind == Member ? "회원" : "가맹점")} {reading.IdOf(key)}의 목록: 결제 {reading.IdOf(tx)}이(가) "
                + (left > 0 ? "없습니다." : "더 있습니다."));
    }

    private static long KeyAt(byte[] list, int at) => BinaryPrimitives.ReadInt64LittleEndian(list.AsSpan(at));

    private static ulong Pair(long key, long tx) => Sketch.Mix(Sketch.Mix(5, key), tx);
}
