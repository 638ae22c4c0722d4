using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Imports;

/// <summary>A row of a file in quarantine, with the rule it broke.</summary>
public sealed class ImportRejectRow
{
    public int BatchNo { get; init; }

    public long Line { get; init; }

    public required string ColumnName { get; init; }

    public required string Rule { get; init; }

    public required string Message { get; init; }

    public required string Original { get; init; }

    public long? RowKey { get; init; }

    /// <summary>Of the row it contradicts; a conflict.</summary>
    public long? ExistingKey { get; init; }
}

internal sealed class ImportRejectMapping : IEntityTypeConfiguration<ImportRejectRow>
{
    public void Configure(EntityTypeBuilder<ImportRejectRow> row)
    {
        row.ToTable("import_rejects");
        row.HasKey(r => new { r.BatchNo, r.Line });
        row.Property(r => r.ColumnName).IsCode(40);
        row.Property(r => r.Rule).IsCode(40);
        row.Property(r => r.Message).HasMaxLength(1000);
        row.Property(r => r.Original).HasMaxLength(Text.Unlimited);
    }
}
