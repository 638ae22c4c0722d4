using Microsoft.AspNetCore.Identity;

namespace Eum.Infrastructure.Identity;

/// <summary>An account of an officer.</summary>
public sealed class AppUser : IdentityUser<Guid>
{
    public string DisplayName { get; set; } = "";
}

public sealed class AppRole : IdentityRole<Guid>;
