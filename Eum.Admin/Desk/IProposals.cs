using Eum.Domain.Values;

namespace Eum.Admin.Desk;

/// <summary>A proposal that is about to be made.</summary>
/// <param name="Kind">The guarded use case.</param>
/// <param name="Approval">The permission of who decides.</param>
/// <param name="District">That the request names; null where it names none.</param>
/// <param name="Payload">The request as JSON.</param>
public sealed record ProposalDraft(
    string Kind, string Approval, int? District, string Payload, Shown Shown, string Reason);

/// <summary>Keeps what guarded use cases propose until somebody else decides.</summary>
public interface IProposals
{
    /// <summary>Adds the proposal in the desk's transaction, with its line of audit.</summary>
    /// <returns>The proposal's number.</returns>
    Task<Outcome<long>> MakeAsync(Work work, ProposalDraft draft, CancellationToken cancel);
}

/// <summary>Where there is nobody yet who could decide.</summary>
internal sealed class NoProposals : IProposals
{
    public Task<Outcome<long>> MakeAsync(Work work, ProposalDraft draft, CancellationToken cancel) =>
        Task.FromResult<Outcome<long>>(new Problem("", "결재함이 아직 열리지 않았습니다."));
}
