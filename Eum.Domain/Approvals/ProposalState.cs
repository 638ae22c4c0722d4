namespace Eum.Domain.Approvals;

/// <summary>Where a proposal stands. The numbers are stored. All but the first are final.</summary>
public enum ProposalState
{
    /// <summary>결재 대기.</summary>
    Waiting = 1,

    /// <summary>승인: and done in the same transaction.</summary>
    Approved = 2,

    /// <summary>반려.</summary>
    Returned = 3,

    /// <summary>철회.</summary>
    Withdrawn = 4,

    /// <summary>기한 만료.</summary>
    Expired = 5,

    /// <summary>근거 변동: what it was made against has moved.</summary>
    Stale = 6,
}

/// <summary>What was done to a proposal. The numbers are stored.</summary>
public enum ProposalAct
{
    /// <summary>기안.</summary>
    Propose = 1,

    /// <summary>수정.</summary>
    Edit = 2,

    /// <summary>승인.</summary>
    Approve = 3,

    /// <summary>반려.</summary>
    Return = 4,

    /// <summary>철회.</summary>
    Withdraw = 5,

    /// <summary>기한 만료.</summary>
    Expire = 6,

    /// <summary>근거 변동.</summary>
    GoStale = 7,
}
