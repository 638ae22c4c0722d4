using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Imports;

/// <summary>One operator file: what it was, how far its import has come, and what came of it. Amounts in won.</summary>
public sealed class ImportBatchRow
{
    public int BatchNo { get; set; }

    public required string Sha256 { get; set; }

    public required string FileName { get; set; }

    public required string Kind { get; set; }

    public int FormatVersion { get; set; }

    public required string Operator { get; set; }

    public DateOnly? BusinessDate { get; set; }

    public DateTime? ProducedAt { get; set; }

    public int? SequenceNo { get; set; }

    public BatchStatus Status { get; set; }

    public long Rows { get; set; }

    public long Accepted { get; set; }

    public long Duplicates { get; set; }

    public long Conflicts { get; set; }

    public long Rejected { get; set; }

    public long Late { get; set; }

    public long Adjustments { get; set; }

    public long Amount { get; set; }

    public long OperatorCashback { get; set; }

    public long OwnCashback { get; set; }

    /// <summary>Byte position of the checkpoint.</summary>
    public long NextOffset { get; set; }

    public long NextLine { get; set; }

    public DateTime StartedAt { get; set; }

    public DateTime? FinishedAt { get; set; }

    public string? Message { get; set; }
}

internal sealed class ImportBatchMapping : IEntityTypeConfiguration<ImportBatchRow>
{
    public void Configure(EntityTypeBuilder<ImportBatchRow> row)
    {
        row.ToTable("import_batches");
        row.HasKey(r => r.BatchNo);
        row.Property(r => r.BatchNo).ValueGeneratedNever();
        row.Property(r => r.Sha256).IsCode(64);
        row.Property(r => r.FileName).HasMaxLength(260);
        row.Property(r => r.Kind).IsCode(20);
        row.Property(r => r.Operator).IsCode(40);
        row.Property(r => r.Message).HasMaxLength(2000);
        // The same bytes are one import: a second one that came through is refused by the database itself.
        row.HasIndex(r => r.Sha256).IsUnique().HasFilter("status IN (2, 3)");
        row.HasIndex(r => new { r.Kind, r.SequenceNo });
    }
}
