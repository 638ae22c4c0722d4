using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Cashback;

/// <summary>What payments were rated with, numbered when it is first seen.</summary>
public sealed class RatingFactsRow
{
    public int FactsNo { get; init; }

    public short ProgrammeNo { get; init; }

    public long LegalDong { get; init; }

    public int District { get; init; }

    public SalesBracket Bracket { get; init; }

    public required string Designations { get; init; }

    public int BenefitPlusBp { get; init; }

    public int BusinessType { get; init; }

    public Channel Channel { get; init; }
}

internal sealed class RatingFactsMapping : IEntityTypeConfiguration<RatingFactsRow>
{
    public void Configure(EntityTypeBuilder<RatingFactsRow> row)
    {
        row.ToTable("rating_facts");
        row.HasKey(r => r.FactsNo);
        row.Property(r => r.FactsNo).ValueGeneratedNever();
        row.Property(r => r.Designations).IsCode(400);
    }
}
