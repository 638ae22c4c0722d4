using Eum.Admin.Desk;

namespace Eum.Admin.Features.Approvals;

/// <summary>What 결재함 does and reads.</summary>
internal static class ApprovalFeatures
{
    public static IServiceCollection AddApprovals(this IServiceCollection services) => services
        .AddSingleton<ProposalKinds>()
        .AddUseCase<ApproveProposal>()
        .AddUseCase<ReturnProposal>()
        .AddUseCase<WithdrawProposal>()
        .AddUseCase<RenewProposal>()
        .AddUseCase<ExpireProposals>()
        .AddUseCase<ProposalList>()
        .AddUseCase<ProposalDetail>()
        .AddUseCase<ProposalFile>()
        .AddUseCase<WaitingProposals>();
}
