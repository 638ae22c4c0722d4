namespace Eum.Domain.Audit;

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
