using System.Security.Cryptography;
using System.Text;

namespace Eum.Domain.Approvals;

/// <summary>
/// Everything that is shown and would be executed. Its hash is what an approval is bound to: approved is executed.
/// </summary>
/// <param name="Kind">The use case that would run.</param>
/// <param name="Authority">Whose matter it is: 28000 the city, else a five-digit gu.</param>
/// <param name="Payload">The request, as canonical JSON.</param>
/// <param name="Reason">Why the maker asks for it.</param>
public sealed record ProposalContent(
    string Kind, int Authority, string Payload, Shown Shown, string Reason, IReadOnlyList<ShownFile> Files)
{
    /// <summary>As it is stored and hashed.</summary>
    public string Canonical() => CanonicalJson.Of(this).Normalize(NormalizationForm.FormC);

    /// <summary>SHA-256 of <see cref="Canonical"/>, lower-case hex.</summary>
    public string Sha256() => HashOf(Canonical());

    public static string HashOf(string canonical) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));

    public static ProposalContent Read(string canonical) => CanonicalJson.Read<ProposalContent>(canonical);

    /// <summary>
    /// The subjects that have moved since, in words; empty where it would do the same today. A value that reads
    /// otherwise over unmoved bases counts too: it was read from something that nobody named.
    /// </summary>
    public IReadOnlyList<string> MovedIn(Shown today)
    {
        ArgumentNullException.ThrowIfNull(today);
        var bases = today.Bases.ToDictionary(one => one.Subject, one => one.Version);
        List<string> moved =
        [
            .. Shown.Bases.Where(one => bases.GetValueOrDefault(one.Subject) != one.Version).Select(one => one.Subject),
            .. bases.Keys.Except(Shown.Bases.Select(one => one.Subject)),
        ];
        if (moved.Count == 0 && CanonicalJson.Of(today) != CanonicalJson.Of(Shown)) moved.Add(Shown.Target);
        return moved;
    }
}
