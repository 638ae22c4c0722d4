using Microsoft.AspNetCore.Identity;

namespace Eum.Infrastructure.Identity;

/// <summary>An account of an officer.</summary>
public sealed class AppUser : IdentityUser<Guid>
{
    public string DisplayName { get; set; } = "";

    /// <summary>사번: the person behind the account.</summary>
    public string EmployeeNo { get; set; } = "";

    /// <summary>Null while the account may be used.</summary>
    public DateTime? DisabledAt { get; set; }
}

public sealed class AppRole : IdentityRole<Guid>;
