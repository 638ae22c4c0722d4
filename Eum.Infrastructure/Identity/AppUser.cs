using Microsoft.AspNetCore.Identity;

namespace Eum.Infrastructure.Identity;

/// <summary>
/// An account of an officer. Password and passkeys are Identity's; the second factor, its count of tries and the
/// sessions are Eum's own, for Identity's are neither one-time nor safe under parallel guessing.
/// </summary>
public sealed class AppUser : IdentityUser<Guid>
{
    public string DisplayName { get; set; } = "";

    public string Department { get; set; } = "";

    /// <summary>Names the person. One person may have two accounts; the four-eyes rule looks at this.</summary>
    public string EmployeeNo { get; set; } = "";

    public DateTime CreatedAt { get; set; }

    public DateTime? LastSignInAt { get; set; }

    /// <summary>Set once she has left: no sign-in, no command, no open page.</summary>
    public DateTime? DisabledAt { get; set; }

    /// <summary>The seed of her codes, sealed with a key that is not in the database; null until she enrols.</summary>
    public byte[]? TotpSeed { get; set; }

    /// <summary>The last 30-second step whose code she used. It only ever grows.</summary>
    public long TotpStep { get; set; }

    public bool IsEnrolled => PasswordHash is not null && TotpSeed is not null;
}

public sealed class AppRole : IdentityRole<Guid>;
