using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Audit;

/// <summary>A run of entries sealed together (Eum.Domain/Audit). Append-only.</summary>
public sealed class AuditBlockRow
{
    public long BlockNo { get; init; }

    public long FirstEntry { get; init; }

    public long LastEntry { get; init; }

    public required string Root { get; init; }

    public DateTime SealedAt { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }
}

/// <summary>A signed line that also leaves the database (Eum.Domain/Audit). Append-only.</summary>
public sealed class AuditCheckpointRow
{
    public long CheckpointNo { get; init; }

    public DateTime At { get; init; }

    public long EntryNo { get; init; }

    public required string EntryHash { get; init; }

    public long BlockNo { get; init; }

    public required string BlockHash { get; init; }

    /// <summary>Files whose rows are complete up to this number, but for those named behind: "812 -809".</summary>
    public required string Batches { get; init; }

    public required string LedgerDigest { get; init; }

    public required string Previous { get; init; }

    public required string KeyId { get; init; }

    public required string Signature { get; init; }
}

/// <summary>What a purge (파기) took out of the trail, signed, so that the rest still verifies. Append-only.</summary>
public sealed class AuditTombstoneRow
{
    public long TombstoneNo { get; init; }

    public long LastEntry { get; init; }

    public required string LastHash { get; init; }

    /// <summary>The instant of the last entry that was destroyed.</summary>
    public DateTime LastAt { get; init; }

    public DateTime PurgedAt { get; init; }

    public required string Reason { get; init; }

    public required string KeyId { get; init; }

    public required string Signature { get; init; }
}

public enum ReviewStep
{
    /// <summary>The month's report was made and asks for an explanation.</summary>
    Asked = 1,

    /// <summary>소명.</summary>
    Explained = 2,

    /// <summary>Signed off by somebody else.</summary>
    SignedOff = 3,
}

/// <summary>A step in the review of a month's log (월별 점검): asked, explained, signed. Append-only.</summary>
public sealed class AuditReviewRow
{
    public long ReviewNo { get; init; }

    public YearMonth Month { get; init; }

    /// <summary>Which finding, e.g. "NIGHT kim"; empty for the report as a whole.</summary>
    public required string Finding { get; init; }

    public ReviewStep Step { get; init; }

    public DateTime At { get; init; }

    public required string Actor { get; init; }

    public required string EmployeeNo { get; init; }

    public required string Words { get; init; }
}

internal sealed class AuditBlockMapping : IEntityTypeConfiguration<AuditBlockRow>
{
    public void Configure(EntityTypeBuilder<AuditBlockRow> row)
    {
        row.ToTable("audit_blocks");
        row.HasKey(r => r.BlockNo);
        row.Property(r => r.BlockNo).ValueGeneratedNever();
        row.Property(r => r.Root).IsCode(64);
        row.Property(r => r.PreviousHash).IsCode(64);
        row.Property(r => r.Hash).IsCode(64);
    }
}

internal sealed class AuditCheckpointMapping : IEntityTypeConfiguration<AuditCheckpointRow>
{
    public void Configure(EntityTypeBuilder<AuditCheckpointRow> row)
    {
        row.ToTable("audit_checkpoints");
        row.HasKey(r => r.CheckpointNo);
        row.Property(r => r.CheckpointNo).ValueGeneratedNever();
        row.Property(r => r.EntryHash).IsCode(64);
        row.Property(r => r.BlockHash).IsCode(64);
        row.Property(r => r.Batches).HasMaxLength(2000);
        row.Property(r => r.LedgerDigest).IsCode(64);
        row.Property(r => r.Previous).IsCode(64);
        row.Property(r => r.KeyId).IsCode(64);
        row.Property(r => r.Signature).IsCode(100);
    }
}

internal sealed class AuditTombstoneMapping : IEntityTypeConfiguration<AuditTombstoneRow>
{
    public void Configure(EntityTypeBuilder<AuditTombstoneRow> row)
    {
        row.ToTable("audit_tombstones");
        row.HasKey(r => r.TombstoneNo);
        row.Property(r => r.TombstoneNo).ValueGeneratedNever();
        row.Property(r => r.LastHash).IsCode(64);
        row.Property(r => r.Reason).HasMaxLength(600);
        row.Property(r => r.KeyId).IsCode(64);
        row.Property(r => r.Signature).IsCode(100);
    }
}

internal sealed class AuditReviewMapping : IEntityTypeConfiguration<AuditReviewRow>
{
    public void Configure(EntityTypeBuilder<AuditReviewRow> row)
    {
        row.ToTable("audit_reviews");
        row.HasKey(r => r.ReviewNo);
        row.Property(r => r.ReviewNo).ValueGeneratedNever();
        row.Property(r => r.Finding).HasMaxLength(200);
        row.Property(r => r.Actor).HasMaxLength(100);
        row.Property(r => r.EmployeeNo).HasMaxLength(100);
        row.Property(r => r.Words).HasMaxLength(1000);
        row.HasIndex(r => new { r.Month, r.Finding });
    }
}
