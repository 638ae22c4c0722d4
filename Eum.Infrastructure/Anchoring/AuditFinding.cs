using Eum.Domain.Audit;

namespace Eum.Infrastructure.Anchoring;

/// <summary>Something that does not hold.</summary>
/// <param name="Check">chain, seal, checkpoint, tombstone, tail, anchor, clock, ledger, guard or cell.</param>
/// <param name="EntryNo">The first entry that can no longer be believed because of it.</param>
public sealed record AuditFinding(string Check, long EntryNo, string Sentence);

/// <summary>The trail recomputed and compared, with the books and with what left the database.</summary>
/// <param name="LastAnchor">The last checkpoint that holds; null where none has been made.</param>
public sealed record AuditVerification(
    long Entries, long Blocks, long Checkpoints, AuditCheckpoint? LastAnchor, IReadOnlyList<AuditFinding> Findings,
    decimal Seconds)
{
    public bool Ok => Findings.Count == 0;

    public long? FirstBad => Findings.Count == 0 ? null : Findings.Min(finding => finding.EntryNo);
}

/// <summary>Keeps the first findings; a chain that was written anew from its middle on breaks only once.</summary>
internal sealed class Findings
{
    private const int Kept = 100;
    private readonly List<AuditFinding> _all = [];

    public IReadOnlyList<AuditFinding> All => _all;

    public void Add(string check, long entryNo, string sentence)
    {
        if (_all.Count < Kept) _all.Add(new(check, Math.Max(1, entryNo), sentence));
    }

    /// <summary>The first entry between two that the chain itself has found broken.</summary>
    public long? ChainBrokenWithin(long first, long last) => _all
        .Where(finding => finding.Check == "chain" && finding.EntryNo >= first && finding.EntryNo <= last)
        .Select(finding => (long?)finding.EntryNo).Min();
}
