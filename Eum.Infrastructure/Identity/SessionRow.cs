using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Identity;

/// <summary>Why a session ended. The numbers lie in the database.</summary>
public enum SessionEnd
{
    SignedOut = 1,
    SignedOutEverywhere = 2,
    TakenOver = 3,
    Idle = 4,
    TooLong = 5,
    Disabled = 6,
    Changed = 7,
}

/// <summary>One signed-in browser. The cookie names it; what it may is decided here at every request.</summary>
public sealed class SessionRow
{
    public required string SessionId { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>The user's at the start: another one now (password, role, factor) ends the session.</summary>
    public required string SecurityStamp { get; init; }

    public required DateTime StartedAt { get; init; }

    /// <summary>When a key or button was last pressed in it.</summary>
    public DateTime SeenAt { get; set; }

    /// <summary>When the person last proved to be there with a factor.</summary>
    public DateTime SteppedUpAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public SessionEnd? EndedBy { get; set; }

    public required string Address { get; init; }

    public required string Device { get; init; }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<SessionRow>
{
    public void Configure(EntityTypeBuilder<SessionRow> row)
    {
        row.ToTable("sessions");
        row.HasKey(r => r.SessionId);
        row.Property(r => r.SessionId).IsCode(32);
        row.Property(r => r.SecurityStamp).HasMaxLength(64);
        row.Property(r => r.Address).HasMaxLength(64);
        row.Property(r => r.Device).HasMaxLength(200);
        row.HasIndex(r => new { r.UserId, r.EndedAt });
        row.HasOne<AppUser>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
