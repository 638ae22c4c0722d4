using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.BenefitPlus;

/// <summary>What an authority offers its merchants, and how many it wants to have. 28000 is the city's own.</summary>
public sealed class ContractTermsRow : IVersioned
{
    public int Authority { get; init; }

    /// <summary>The ladder of rates in basis points: 100,200,300,400,500.</summary>
    public required string Rates { get; set; }

    /// <summary>Merchants under contract; 0 where none is set.</summary>
    public int Target { get; set; }

    public long Version { get; set; }
}

internal sealed class ContractTermsMapping : IEntityTypeConfiguration<ContractTermsRow>
{
    public void Configure(EntityTypeBuilder<ContractTermsRow> row)
    {
        row.ToTable("benefit_plus_terms");
        row.HasKey(r => r.Authority);
        row.Property(r => r.Authority).ValueGeneratedNever();
        row.Property(r => r.Rates).IsCode(200);
    }
}
