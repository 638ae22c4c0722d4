namespace Eum.Domain.Audit;

/// <summary>Who did what to whom, and why or how: one line of the audit trail.</summary>
/// <param name="At">UTC; kept to the millisecond.</param>
/// <param name="Actor">An officer's account, or the verb that ran.</param>
/// <param name="Subject">What was changed, e.g. merchant/M-000123.</param>
/// <param name="Details">Reason, and what was before and after.</param>
public sealed record AuditEntry(DateTime At, string Actor, string Action, string Subject, string Details);

/// <summary>An entry in its place of the chain.</summary>
/// <param name="EntryNo">1, 2, 3 … without a gap.</param>
/// <param name="PreviousHash">Of the entry before; 64 zeros for the first.</param>
/// <param name="Hash">SHA-256 in lower-case hex: <see cref="AuditChain.HashOf"/>.</param>
public sealed record AuditLink(long EntryNo, AuditEntry Entry, string PreviousHash, string Hash);
