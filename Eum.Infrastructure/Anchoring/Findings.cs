using Eum.Domain.Audit;

namespace Eum.Infrastructure.Anchoring;

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
