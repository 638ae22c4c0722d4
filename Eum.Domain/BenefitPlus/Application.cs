namespace Eum.Domain.BenefitPlus;

/// <summary>What a merchant asks for. The numbers are stored.</summary>
public enum ContractAct
{
    /// <summary>신규.</summary>
    New = 1,

    /// <summary>적립률 변경: another rate from the first of a month.</summary>
    Change = 2,

    /// <summary>일시 중지: whole months without, then as before.</summary>
    Pause = 3,

    /// <summary>해지: none from the first of a month.</summary>
    End = 4,
}

/// <summary>How an application stands. The numbers are stored.</summary>
public enum ApplicationState
{
    /// <summary>접수: with the gu desk, or at 결재함.</summary>
    Received = 1,

    /// <summary>보완 요청: given back to the merchant with a reason.</summary>
    Returned = 2,

    /// <summary>취하.</summary>
    Withdrawn = 3,

    /// <summary>거절.</summary>
    Rejected = 4,

    /// <summary>승인.</summary>
    Approved = 5,
}

/// <summary>What is done with an application. The numbers are stored.</summary>
public enum ApplicationAct
{
    Receive = 1,
    Return = 2,
    Correct = 3,
    Withdraw = 4,
    Reject = 5,
    Approve = 6,
}
