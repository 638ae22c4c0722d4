using Eum.Domain.Approvals;

namespace Eum.Admin.Features.Approvals;

/// <summary>States and steps in Korean, for the command line.</summary>
internal static class ProposalNames
{
    public static string Of(ProposalState state) => state switch
    {
        ProposalState.Approved => "승인",
        ProposalState.Returned => "반려",
        ProposalState.Withdrawn => "철회",
        ProposalState.Expired => "기한 만료",
        ProposalState.Stale => "근거 변동",
        _ => "결재 대기",
    };

    public static string Of(ProposalAct act) => act switch
    {
        ProposalAct.Edit => "수정",
        ProposalAct.Approve => "승인",
        ProposalAct.Return => "반려",
        ProposalAct.Withdraw => "철회",
        ProposalAct.Expire => "기한 만료",
        ProposalAct.GoStale => "근거 변동",
        _ => "기안",
    };
}
