namespace Eum.Domain.Audit;

/// <summary>How what was asked ended.</summary>
public enum AuditResult
{
    Done = 1,
    Refused = 2,

    /// <summary>Nothing was changed; something was looked at.</summary>
    Seen = 3,
}

/// <summary>Who did what to whom, from where and why: one line of the audit trail.</summary>
/// <param name="At">접속일시: UTC; kept to the millisecond.</param>
/// <param name="Actor">식별자: an officer's account, or the verb that ran.</param>
/// <param name="Action">수행업무: a word of <see cref="AuditActions"/>, or the use case's own.</param>
/// <param name="Subject">What was changed or seen, e.g. merchant/M-000123.</param>
/// <param name="Details">What was before and after; see <see cref="AuditDetails"/>. Never personal data.</param>
public sealed record AuditEntry(DateTime At, string Actor, string Action, string Subject, string Details)
{
    /// <summary>Null where a machine acted.</summary>
    public Guid? ActorId { get; init; }

    public string EmployeeNo { get; init; } = "";

    /// <summary>접속지: the network address; storage writes the machine's name where it is left empty.</summary>
    public string Address { get; init; } = "";

    /// <summary>처리한 정보주체: whose data it was, as a keyed hash; empty where nobody's.</summary>
    public string SubjectPerson { get; init; } = "";

    public string Reason { get; init; } = "";

    public AuditResult Result { get; init; } = AuditResult.Done;

    public string RequestId { get; init; } = "";

    /// <summary>The gu it concerned, as a 5-digit code; null for the whole city.</summary>
    public int? District { get; init; }
}

/// <summary>An entry in its place of the chain.</summary>
/// <param name="EntryNo">1, 2, 3 … without a gap.</param>
/// <param name="PreviousHash">Of the entry before; 64 zeros for the first.</param>
/// <param name="Hash">SHA-256 in lower-case hex: <see cref="AuditChain.HashOf"/>.</param>
public sealed record AuditLink(long EntryNo, AuditEntry Entry, string PreviousHash, string Hash);
