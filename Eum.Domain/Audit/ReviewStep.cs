namespace Eum.Domain.Audit;

/// <summary>How far the review of a finding has come.</summary>
public enum ReviewStep
{
    /// <summary>The month's report was made and asks for an explanation.</summary>
    Asked = 1,

    /// <summary>소명.</summary>
    Explained = 2,

    /// <summary>Signed off by somebody else.</summary>
    SignedOff = 3,
}
