using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Cards;

/// <summary>A card programme, numbered when it is first seen.</summary>
public sealed class ProgrammeRow
{
    public short ProgrammeNo { get; init; }

    public required string Code { get; init; }

    public required string Brand { get; init; }

    public string? GroupCode { get; init; }
}

internal sealed class ProgrammeMapping : IEntityTypeConfiguration<ProgrammeRow>
{
    public void Configure(EntityTypeBuilder<ProgrammeRow> row)
    {
        row.ToTable("programmes");
        row.HasKey(r => r.ProgrammeNo);
        row.Property(r => r.ProgrammeNo).ValueGeneratedNever();
        row.Property(r => r.Code).IsCode(40);
        row.Property(r => r.Brand).IsCode(40);
        row.Property(r => r.GroupCode).IsCode(40);
        row.HasIndex(r => r.Code).IsUnique();
    }
}
