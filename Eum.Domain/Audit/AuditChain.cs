using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Eum.Domain.Values;

namespace Eum.Domain.Audit;

/// <summary>
/// Every entry carries the hash of the one before it, so that none can be changed, taken out or put in between without
/// breaking all that follow. An auditor can recompute it with any tool: <see cref="CanonicalText"/> says of what.
/// </summary>
public static class AuditChain
{
    public static string Beginning { get; } = new('0', 64);

    /// <summary>Appends an entry to the last link, or begins the chain where there is none.</summary>
    public static AuditLink Append(AuditLink? last, AuditEntry entry) =>
        last is null ? Append(0, Beginning, entry) : Append(last.EntryNo, last.Hash, entry);

    public static AuditLink Append(long lastNo, string lastHash, AuditEntry entry)
    {
        var kept = Kept(entry);
        return new(lastNo + 1, kept, lastHash, HashOf(lastNo + 1, kept, lastHash));
    }

    /// <summary>An entry as it is stored, at most 4 KB of it.</summary>
    public static AuditEntry Kept(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry with
        {
            At = KoreanTime.FromUnixMs(KoreanTime.ToUnixMs(entry.At)),
            Actor = AuditText.Kept(entry.Actor, 100),
            EmployeeNo = AuditText.Kept(entry.EmployeeNo, 100),
            Address = AuditText.Kept(entry.Address, 100),
            Action = AuditText.Kept(entry.Action, 100),
            Subject = AuditText.Kept(entry.Subject, 200),
            SubjectPerson = AuditText.Kept(entry.SubjectPerson, 100),
            Reason = AuditText.Kept(entry.Reason, 600),
            RequestId = AuditText.Kept(entry.RequestId, 100),
            Details = AuditText.Kept(entry.Details, 2300),
        };
    }

    /// <summary>Whether a link stands right behind another, and is what its hash says.</summary>
    /// <param name="last">Null for the first.</param>
    public static bool Holds(AuditLink? last, AuditLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        var (number, hash) = last is null ? (0, Beginning) : (last.EntryNo, last.Hash);
        return link.EntryNo == number + 1
            && link.PreviousHash == hash
            && Texts(link.Entry).All(AuditText.IsOneLine)
            && link.Hash == HashOf(link.EntryNo, link.Entry, link.PreviousHash);
    }

    /// <summary>The first link that does not hold, in order of its number; null where all do.</summary>
    public static AuditLink? FirstBroken(IEnumerable<AuditLink> links)
    {
        ArgumentNullException.ThrowIfNull(links);
        AuditLink? last = null;
        foreach (var link in links)
        {
            if (!Holds(last, link)) return link;
            last = link;
        }

        return null;
    }

    public static string HashOf(long entryNo, AuditEntry entry, string previousHash) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalText(entryNo, entry, previousHash))));

    /// <summary>
    /// Fifteen lines, each ended by a line feed: number, instant (UTC, yyyy-MM-ddTHH:mm:ss.fffZ), actor's id, actor,
    /// employee number, address, action, subject, subject person, district, reason, result, request id, details,
    /// previous hash; each as it is stored, an empty one where there is none.
    /// </summary>
    public static string CanonicalText(long entryNo, AuditEntry entry, string previousHash)
    {
        ArgumentNullException.ThrowIfNull(entry);
        string[] lines =
        [
            entryNo.ToString(CultureInfo.InvariantCulture),
            entry.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            .. Texts(entry),
            previousHash,
        ];
        return string.Join('\n', lines) + '\n';
    }

    private static string[] Texts(AuditEntry entry) =>
    [
        entry.ActorId?.ToString("D") ?? "", entry.Actor, entry.EmployeeNo, entry.Address, entry.Action, entry.Subject,
        entry.SubjectPerson, entry.District?.ToString(CultureInfo.InvariantCulture) ?? "", entry.Reason,
        WordOf(entry.Result), entry.RequestId, entry.Details,
    ];

    /// <summary>DONE, REFUSED or SEEN.</summary>
    public static string WordOf(AuditResult result) => result.ToString().ToUpperInvariant();
}
