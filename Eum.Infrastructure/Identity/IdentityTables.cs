using Eum.Infrastructure.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Identity;

internal static class IdentityTables
{
    /// <summary>Identity's tables under names like everyone's: users, roles, user_roles …</summary>
    internal static void NameIdentityTables(this ModelBuilder model)
    {
        model.Entity<AppUser>(user =>
        {
            user.ToTable("users");
            user.Property(u => u.DisplayName).HasMaxLength(100);
            user.Property(u => u.Department).HasMaxLength(100);
            user.Property(u => u.EmployeeNo).IsCode(30);
            user.Property(u => u.TotpSeed).HasMaxLength(200);
            user.Ignore(u => u.IsEnrolled);
            user.HasIndex(u => u.EmployeeNo);
        });
        model.Entity<AppRole>().ToTable("roles");
        model.Entity<IdentityUserRole<Guid>>().ToTable("user_roles");
        model.Entity<IdentityUserClaim<Guid>>().ToTable("user_claims");
        model.Entity<IdentityUserLogin<Guid>>().ToTable("user_logins");
        model.Entity<IdentityUserToken<Guid>>().ToTable("user_tokens");
        model.Entity<IdentityRoleClaim<Guid>>().ToTable("role_claims");
        model.Entity<IdentityUserPasskey<Guid>>().ToTable("user_passkeys");
    }
}
