using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Cashback;

/// <summary>A policy that was opened here and does not ship with the product. Append-only.</summary>
public sealed class PolicyRow
{
    public required string Policy { get; init; }

    public int Authority { get; init; }

    public required string Name { get; init; }

    public required string NameEn { get; init; }

    /// <summary>Programme of the budget lines that its cashback is posted on.</summary>
    public required string Budget { get; init; }
}

internal sealed class PolicyMapping : IEntityTypeConfiguration<PolicyRow>
{
    public void Configure(EntityTypeBuilder<PolicyRow> row)
    {
        row.ToTable("policies");
        row.HasKey(r => r.Policy);
        row.Property(r => r.Policy).IsCode(40);
        row.Property(r => r.Name).HasMaxLength(100);
        row.Property(r => r.NameEn).HasMaxLength(100);
        row.Property(r => r.Budget).IsCode(40);
    }
}
