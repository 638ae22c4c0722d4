using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.BenefitPlus;

/// <summary>A paper that came with an application, by its content. Append-only.</summary>
public sealed class ApplicationFileRow
{
    public long ApplicationNo { get; init; }

    public int FileNo { get; init; }

    public required string Name { get; init; }

    public required string Sha256 { get; init; }

    public required byte[] Content { get; init; }
}

internal sealed class ApplicationFileMapping : IEntityTypeConfiguration<ApplicationFileRow>
{
    public void Configure(EntityTypeBuilder<ApplicationFileRow> row)
    {
        row.ToTable("benefit_plus_files");
        row.HasKey(r => new { r.ApplicationNo, r.FileNo });
        row.Property(r => r.Name).HasMaxLength(200);
        row.Property(r => r.Sha256).IsCode(64);
    }
}
