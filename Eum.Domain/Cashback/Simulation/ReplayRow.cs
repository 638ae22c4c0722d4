namespace Eum.Domain.Cashback.Simulation;

/// <summary>A payment or cancellation as the books have it. Won, keys, Unix milliseconds.</summary>
public record struct ReplayRow
{
    public long Tx { get; set; }

    /// <summary>The payment that is cancelled; 0 for a payment.</summary>
    public long Original { get; set; }

    public long ApprovedAt { get; set; }

    /// <summary>yyyymmdd.</summary>
    public int PostedOn { get; set; }

    public long Member { get; set; }

    public long FromCharge { get; set; }

    public int Facts { get; set; }

    public int Plan { get; set; }

    /// <summary>Where the month stood; of a cancellation, what was still bought.</summary>
    public long MtdBefore { get; set; }

    public long ProgrammeBefore { get; set; }

    /// <summary>What it was granted, or took back: then below zero.</summary>
    public FundAmounts Paid { get; set; }

    public long Operator { get; set; }

    public readonly bool IsCancel => Original != 0;

    /// <summary>+1 for a payment, −1 for a cancellation.</summary>
    public readonly int Sign => IsCancel ? -1 : 1;
}

/// <summary>What a combination of facts says about the payments rated with it.</summary>
/// <param name="Programme">Number of the card programme.</param>
public sealed record ReplayFacts(PaymentFacts Facts, int BusinessType, int Programme);
