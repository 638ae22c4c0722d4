using Eum.Domain.Audit;
using Eum.Domain.Values;

namespace Eum.Infrastructure.Anchoring;

/// <summary>
/// Goes through a trail once, wherever it comes from: tombstones first, then blocks, checkpoints and entries, each in
/// order of its number.
/// </summary>
/// <param name="keys">Those that sign and signed.</param>
internal sealed class TrailCheck(KeyBook keys, Findings findings) : IDisposable
{
    /// <summary>Clocks of machines differ, and a writer may wait for another; a clock set back is more.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly BlockRoot _root = new();
    private readonly List<(long First, long Last, string Root)> _blocks = [];
    private readonly Dictionary<long, string> _blockHashes = []; // Of the blocks that checkpoints name.
    private AuditLink? _last;
    private AuditBlock? _lastBlock;
    private int _block;
    private int _checkpoint;
    private int _key; // The place of the last that signed.
    private DateTime _latest = DateTime.UnixEpoch;

    public long Entries { get; private set; }

    public long Blocks => _blocks.Count;

    public List<Anchor> Checkpoints { get; } = [];

    /// <summary>The last checkpoint that holds by itself.</summary>
    public AuditCheckpoint? LastAnchor { get; private set; }

    /// <summary>Number of the last entry; of the last one destroyed where none is left.</summary>
    public long LastEntry => _last?.EntryNo ?? 0;

    public void Tombstone(AuditTombstone tombstone, string signature)
    {
        if (!keys.Holds(tombstone.KeyId, tombstone.CanonicalText(), signature))
            findings.Add(
                "tombstone", 1,
                $"파기 기록 {tombstone.TombstoneNo}의 서명이 맞지 않습니다. {tombstone.LastEntry}번까지 몰래 지운 것입니다.");
        _last = new(tombstone.LastEntry, new(tombstone.LastAt, "", "", "", ""), "", tombstone.LastHash);
        _latest = tombstone.LastAt;
    }

    public void Block(AuditBlock block)
    {
        if (!block.Follows(_lastBlock))
            findings.Add(
                "seal", Math.Min(block.FirstEntry, (_lastBlock?.LastEntry ?? 0) + 1),
                $"봉인 {block.BlockNo}: 앞 봉인과 이어지지 않거나 내용이 바뀌었습니다.");
        if (_lastBlock is not null && block.SealedAt < _lastBlock.SealedAt - Tolerance)
            findings.Add("clock", block.FirstEntry, $"봉인 {block.BlockNo}: 시계가 뒤로 갔습니다.");
        _blocks.Add((block.FirstEntry, block.LastEntry, block.Root));
        _blockHashes[block.BlockNo] = block.Hash;
        _lastBlock = block;
    }

    public void Checkpoint(Anchor anchor)
    {
        var (checkpoint, last) = (anchor.Checkpoint, Checkpoints.LastOrDefault()?.Checkpoint);
        var from = (LastAnchor?.EntryNo ?? 0) + 1;
        // A key that has gone signs no more: whoever kept it could else go on in its name.
        var place = keys.PlaceOf(checkpoint.KeyId);
        var holds = place >= _key && keys.Holds(anchor);
        if (!holds)
            findings.Add("checkpoint", from, $"확인점 {checkpoint.CheckpointNo}: 서명이 맞지 않습니다.");
        else if (!checkpoint.Follows(last))
            findings.Add("checkpoint", from, $"확인점 {checkpoint.CheckpointNo}: 앞 확인점과 이어지지 않습니다.");
        else if (_blockHashes.GetValueOrDefault(checkpoint.BlockNo) != checkpoint.BlockHash)
            findings.Add(
                "checkpoint", from,
                $"확인점 {checkpoint.CheckpointNo}: 봉인 {checkpoint.BlockNo}이(가) 서명한 것과 다릅니다.");
        if (last is not null && checkpoint.At < last.At - Tolerance)
            findings.Add("clock", from, $"확인점 {checkpoint.CheckpointNo}: 시계가 뒤로 갔습니다.");
        if (holds) (LastAnchor, _key) = (checkpoint, place);
        Checkpoints.Add(anchor);
    }

    public void Entry(AuditLink link)
    {
        if (Entries++ == 0) SkipPurged();
        if (!AuditChain.Holds(_last, link)) Broken(link);
        if (link.Entry.At < _latest - Tolerance)
            findings.Add("clock", link.EntryNo, $"감사 기록 {link.EntryNo}: 앞 기록보다 이른 시각입니다. 시계를 뒤로 돌렸습니다.");
        if (link.Entry.At > _latest) _latest = link.Entry.At;
        Seal(link);
        Anchored(link);
        _last = link;
    }

    /// <summary>What should still have come did not.</summary>
    public void Finish()
    {
        if (Entries == 0) SkipPurged();
        var covered = _lastBlock?.LastEntry ?? 0;
        var anchored = Checkpoints.Count == 0 ? 0 : Checkpoints.Max(one => one.Checkpoint.EntryNo);
        if (LastEntry < Math.Max(covered, anchored))
            findings.Add(
                "tail", LastEntry + 1,
                $"감사 기록이 {LastEntry}번에서 끝납니다. 봉인은 {covered}번까지, 확인점은 {anchored}번까지 있었다고 합니다.");
    }

    public void Dispose() => _root.Dispose();

    private void Broken(AuditLink link)
    {
        var expected = (_last?.EntryNo ?? 0) + 1;
        if (link.EntryNo > expected)
            findings.Add("chain", expected, $"감사 기록 {expected}번부터 {link.EntryNo - 1}번까지 없습니다.");
        else if (link.EntryNo == expected && _last is not null && link.PreviousHash != _last.Hash
                 && link.Hash == AuditChain.HashOf(link.EntryNo, link.Entry, link.PreviousHash))
            findings.Add("chain", _last.EntryNo, $"감사 기록 {_last.EntryNo}: 다음 기록이 아는 것과 다릅니다. 고쳐 쓴 것입니다.");
        else
            findings.Add("chain", link.EntryNo, $"감사 기록 {link.EntryNo}: 내용이 해시와 다르거나 순서가 바뀌었습니다.");
    }

    private void SkipPurged()
    {
        while (_block < _blocks.Count && _blocks[_block].Last <= LastEntry) _block++;
        while (_checkpoint < Checkpoints.Count && Checkpoints[_checkpoint].Checkpoint.EntryNo <= LastEntry)
            _checkpoint++;
    }

    private void Seal(AuditLink link)
    {
        while (_block < _blocks.Count && link.EntryNo > _blocks[_block].Last) CloseBlock(); // Its last entry is gone.
        _root.Add(link.Hash);
        if (_block < _blocks.Count && link.EntryNo == _blocks[_block].Last) CloseBlock();
    }

    private void CloseBlock()
    {
        var (first, last, root) = _blocks[_block++];
        if (_root.Take() == root) return;
        findings.Add(
            "seal", findings.ChainBrokenWithin(first, last) ?? first,
            $"봉인 {_block}: {first}번에서 {last}번까지의 기록이 봉인한 때와 다릅니다.");
    }

    private void Anchored(AuditLink link)
    {
        for (; _checkpoint < Checkpoints.Count; _checkpoint++)
        {
            var checkpoint = Checkpoints[_checkpoint].Checkpoint;
            if (checkpoint.EntryNo > link.EntryNo) return;
            if (checkpoint.EntryNo == link.EntryNo && checkpoint.EntryHash == link.Hash) continue;
            var from = _checkpoint == 0 ? 1 : Checkpoints[_checkpoint - 1].Checkpoint.EntryNo + 1;
            findings.Add(
                "checkpoint", findings.ChainBrokenWithin(from, checkpoint.EntryNo) ?? from,
                $"확인점 {checkpoint.CheckpointNo}: {from}번에서 {checkpoint.EntryNo}번 사이의 기록이 서명한 때와 다릅니다.");
        }
    }

    /// <summary>The trail against the file of anchors that lies outside the database.</summary>
    /// <param name="now">The newest checkpoint may be a moment old and not in the file yet.</param>
    public void Compare(IEnumerable<(int Line, Anchor? Anchor)> file, DateTime now)
    {
        var own = Checkpoints.ToDictionary(one => one.Checkpoint.CheckpointNo);
        HashSet<long> seen = [];
        foreach (var (line, anchor) in file)
        {
            if (anchor is null)
            {
                findings.Add("anchor", LastEntry + 1, $"앵커 파일 {line}행: 확인점이 아닙니다.");
                continue;
            }

            var checkpoint = anchor.Checkpoint;
            seen.Add(checkpoint.CheckpointNo);
            if (!keys.Holds(anchor))
                findings.Add("anchor", checkpoint.EntryNo, $"앵커 파일 {line}행: 서명이 맞지 않습니다. 파일이 바뀌었습니다.");
            else if (!own.TryGetValue(checkpoint.CheckpointNo, out var stored))
                findings.Add(
                    "anchor", Math.Min(LastEntry, (LastAnchor?.EntryNo ?? 0)) + 1,
                    $"앵커 파일 {line}행의 확인점 {checkpoint.CheckpointNo}({KoreanTime.Print(checkpoint.At)}, "
                    + $"{checkpoint.EntryNo}번까지)이 데이터베이스에 없습니다. 옛 백업으로 되돌렸거나 지운 것입니다.");
            else if (stored.Checkpoint != checkpoint)
                findings.Add(
                    "anchor", Math.Min(stored.Checkpoint.EntryNo, checkpoint.EntryNo),
                    $"확인점 {checkpoint.CheckpointNo}이(가) 앵커 파일 {line}행과 다릅니다. 되돌린 뒤 다시 쓴 것입니다.");
        }

        foreach (var missing in Checkpoints.Where(one => !seen.Contains(one.Checkpoint.CheckpointNo)
                                                         && one.Checkpoint.At < now - TimeSpan.FromMinutes(1)))
            findings.Add(
                "anchor", missing.Checkpoint.EntryNo,
                $"확인점 {missing.Checkpoint.CheckpointNo}이(가) 앵커 파일에 없습니다. 파일이 바뀌었거나 지워졌습니다.");
    }
}
