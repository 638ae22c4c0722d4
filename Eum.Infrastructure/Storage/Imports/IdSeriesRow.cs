using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Imports;

/// <summary>The prefix and digit width that keys of external ids share, by series number (1–16,777,215).</summary>
public sealed class IdSeriesRow
{
    public int Series { get; init; }

    public required string Prefix { get; init; }

    /// <summary>Digits of the number; 0 for ids that end in none.</summary>
    public int Width { get; init; }
}

internal sealed class IdSeriesMapping : IEntityTypeConfiguration<IdSeriesRow>
{
    public void Configure(EntityTypeBuilder<IdSeriesRow> row)
    {
        row.ToTable("id_series");
        row.HasKey(r => r.Series);
        row.Property(r => r.Series).ValueGeneratedNever();
        row.Property(r => r.Prefix).IsCode(40);
        row.HasIndex(r => new { r.Prefix, r.Width }).IsUnique();
    }
}
