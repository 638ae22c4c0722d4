namespace Eum.Admin.Desk;

/// <summary>What a use case asks of whoever wants it done.</summary>
/// <param name="UseCase">Its name in the record and in proposals.</param>
/// <param name="Permission">Of Eum.Domain/Officers/Permissions.</param>
public sealed record Duty(string UseCase, string Permission)
{
    /// <summary>The permission of who decides; set means four eyes.</summary>
    public string? Approval { get; init; }

    /// <summary>Only for who proved anew, at most five minutes ago, that it is she.</summary>
    public bool StepUp { get; init; }

    /// <summary>Only for who reaches the whole city with the permission.</summary>
    public bool City { get; init; }

    /// <summary>Shows personal data: each reading is put on record.</summary>
    public bool PersonalData { get; init; }

    /// <summary>Carries data out of the portal: each reading is put on record.</summary>
    public bool Export { get; init; }
}
