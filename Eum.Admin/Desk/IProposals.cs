using System.Security.Cryptography;
using Eum.Domain.Approvals;
using Eum.Domain.Values;

namespace Eum.Admin.Desk;

/// <summary>A file that goes with a proposal.</summary>
public sealed record Attachment(string Name, byte[] Content)
{
    public ShownFile Shown => new(Name, Convert.ToHexStringLower(SHA256.HashData(Content)), Content.LongLength);
}

/// <summary>A proposal that is about to be made.</summary>
/// <param name="Kind">The guarded use case.</param>
/// <param name="District">That the request names; null where it is the city's matter.</param>
/// <param name="Payload">The request as canonical JSON.</param>
public sealed record ProposalDraft(
    string Kind, int? District, string Payload, Shown Shown, string Reason, IReadOnlyList<Attachment> Files);

/// <summary>Keeps what guarded use cases propose until somebody else decides.</summary>
public interface IProposals
{
    /// <summary>
    /// Adds the proposal in the desk's transaction, with its line of audit.
    /// </summary>
    /// <param name="follows">The proposal that is taken up again; null for a new matter.</param>
    /// <returns>The proposal's number.</returns>
    Task<Outcome<long>> MakeAsync(Work work, ProposalDraft draft, long? follows, CancellationToken cancel);

    /// <summary>Changes a proposal that waits.</summary>
    Task<Outcome<long>> EditAsync(Work work, long proposal, ProposalDraft draft, CancellationToken cancel);
}
