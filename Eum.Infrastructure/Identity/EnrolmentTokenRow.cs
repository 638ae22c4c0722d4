using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Identity;

/// <summary>
/// Leave to set a password once: for a new account together with its second factor, for an old one against it.
/// Only the hash is kept; the token itself was shown once.
/// </summary>
public sealed class EnrolmentTokenRow
{
    /// <summary>SHA-256 in lower-case hex.</summary>
    public required string TokenHash { get; init; }

    public required Guid UserId { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public DateTime? UsedAt { get; set; }
}

/// <summary>One of ten codes that stand in for the second factor once each. Only the hash is kept.</summary>
public sealed class RecoveryCodeRow
{
    public required Guid UserId { get; init; }

    /// <summary>SHA-256 over the user's id and the code, in lower-case hex.</summary>
    public required string CodeHash { get; init; }

    public DateTime? UsedAt { get; set; }
}

internal sealed class EnrolmentTokenMapping : IEntityTypeConfiguration<EnrolmentTokenRow>
{
    public void Configure(EntityTypeBuilder<EnrolmentTokenRow> row)
    {
        row.ToTable("enrolment_tokens");
        row.HasKey(r => r.TokenHash);
        row.Property(r => r.TokenHash).IsCode(64);
        row.HasIndex(r => r.UserId);
        row.HasOne<AppUser>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RecoveryCodeMapping : IEntityTypeConfiguration<RecoveryCodeRow>
{
    public void Configure(EntityTypeBuilder<RecoveryCodeRow> row)
    {
        row.ToTable("recovery_codes");
        row.HasKey(r => new { r.UserId, r.CodeHash });
        row.Property(r => r.CodeHash).IsCode(64);
        row.HasOne<AppUser>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
