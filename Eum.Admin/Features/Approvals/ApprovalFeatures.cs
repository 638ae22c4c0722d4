using Eum.Admin.Desk;
using Eum.Admin.Jobs;
using Eum.Domain.Officers;
using Eum.Domain.Values;

namespace Eum.Admin.Features.Approvals;

/// <summary>What 결재함 does and reads.</summary>
internal static class ApprovalFeatures
{
    public static IServiceCollection AddApprovals(this IServiceCollection services) => services
        .AddSingleton<ProposalKinds>()
        .AddScoped<WaitingBell>()
        .AddHostedService<ProposalTerms>()
        .AddUseCase<ApproveProposal>()
        .AddUseCase<ReturnProposal>()
        .AddUseCase<WithdrawProposal>()
        .AddUseCase<RenewProposal>()
        .AddUseCase<ExpireProposals>()
        .AddUseCase<ProposalList>()
        .AddUseCase<ProposalDetail>()
        .AddUseCase<ProposalFile>()
        .AddUseCase<WaitingProposals>();

    public static void MapApprovals(this WebApplication app) =>
        app.MapGet("/approvals/{no:long}/files/{file:int}", SendFileAsync)
            .RequireAuthorization(Permissions.ApprovalsProposalsSee);

    // Never shown in place: what somebody attached is not this house's page.
    private static async Task<IResult> SendFileAsync(
        long no, int file, ProposalFile files, ICurrentCaller callers, CancellationToken cancel) =>
        await files.RunAsync(await callers.FindAsync(cancel), new(no, file), cancel)
            is Outcome<Attachment>.Done(var sent)
            ? Results.File(sent.Content, "application/octet-stream", sent.Name)
            : Results.NotFound();
}
