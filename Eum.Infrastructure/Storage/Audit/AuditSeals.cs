using Eum.Domain.Audit;
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

    public static AuditBlockRow Of(AuditBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return new()
        {
            BlockNo = block.BlockNo,
            FirstEntry = block.FirstEntry,
            LastEntry = block.LastEntry,
            Root = block.Root,
            SealedAt = block.SealedAt,
            PreviousHash = block.PreviousHash,
            Hash = block.Hash,
        };
    }

    public AuditBlock ToBlock() => new(BlockNo, FirstEntry, LastEntry, Root, SealedAt, PreviousHash, Hash);
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

    /// <summary>Counts and sums of the books: LedgerTotals.</summary>
    public required string Ledger { get; init; }

    public required string Previous { get; init; }

    public required string KeyId { get; init; }

    public required string Signature { get; init; }

    public static AuditCheckpointRow Of(AuditCheckpoint checkpoint, string signature)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        return new()
        {
            CheckpointNo = checkpoint.CheckpointNo,
            At = checkpoint.At,
            EntryNo = checkpoint.EntryNo,
            EntryHash = checkpoint.EntryHash,
            BlockNo = checkpoint.BlockNo,
            BlockHash = checkpoint.BlockHash,
            Ledger = checkpoint.Ledger,
            Previous = checkpoint.Previous,
            KeyId = checkpoint.KeyId,
            Signature = signature,
        };
    }

    public AuditCheckpoint ToCheckpoint() =>
        new(CheckpointNo, At, EntryNo, EntryHash, BlockNo, BlockHash, Ledger, Previous, KeyId);
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

    public static AuditTombstoneRow Of(AuditTombstone tombstone, string signature)
    {
        ArgumentNullException.ThrowIfNull(tombstone);
        return new()
        {
            TombstoneNo = tombstone.TombstoneNo,
            LastEntry = tombstone.LastEntry,
            LastHash = tombstone.LastHash,
            LastAt = tombstone.LastAt,
            PurgedAt = tombstone.PurgedAt,
            Reason = tombstone.Reason,
            KeyId = tombstone.KeyId,
            Signature = signature,
        };
    }

    public AuditTombstone ToTombstone() =>
        new(TombstoneNo, LastEntry, LastHash, LastAt, PurgedAt, Reason, KeyId);
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
        row.Property(r => r.Ledger).HasMaxLength(2000);
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
