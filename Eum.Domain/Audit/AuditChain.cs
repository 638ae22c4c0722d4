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
    public static AuditLink Append(AuditLink? last, AuditEntry entry)
    {
        var whole = entry with { At = KoreanTime.FromUnixMs(KoreanTime.ToUnixMs(entry.At)) };
        var (number, previous) = last is null ? (1, Beginning) : (last.EntryNo + 1, last.Hash);
        var composed = whole with
        {
            Actor = Composed(whole.Actor),
            Action = Composed(whole.Action),
            Subject = Composed(whole.Subject),
            Details = Composed(whole.Details),
        };
        return new(number, composed, previous, HashOf(number, composed, previous));
    }

    /// <summary>The first link that does not hold, in order of its number; null where all do.</summary>
    public static AuditLink? FirstBroken(IEnumerable<AuditLink> links)
    {
        ArgumentNullException.ThrowIfNull(links);
        AuditLink? last = null;
        foreach (var link in links)
        {
            if (link != Append(last, link.Entry)) return link;
            last = link;
        }

        return null;
    }

    public static string HashOf(long entryNo, AuditEntry entry, string previousHash) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalText(entryNo, entry, previousHash))));

    /// <summary>
    /// Seven lines, each ended by a line feed: number, instant (UTC, yyyy-MM-ddTHH:mm:ss.fffZ), actor, action, subject,
    /// details, previous hash. Within a text, backslash, carriage return and line feed are written \\, \r and \n.
    /// </summary>
    public static string CanonicalText(long entryNo, AuditEntry entry, string previousHash)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var at = entry.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        string[] lines =
        [
            entryNo.ToString(CultureInfo.InvariantCulture), at, OnOneLine(entry.Actor), OnOneLine(entry.Action),
            OnOneLine(entry.Subject), OnOneLine(entry.Details), previousHash,
        ];
        return string.Join('\n', lines) + '\n';
    }

    private static string OnOneLine(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Composed(string text) => text.Normalize(NormalizationForm.FormC);
}
