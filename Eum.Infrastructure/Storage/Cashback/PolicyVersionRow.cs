using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Cashback;

/// <summary>A published version of a policy, as text. Append-only.</summary>
public sealed class PolicyVersionRow
{
    public required string Policy { get; init; }

    public int Version { get; init; }

    public int Authority { get; init; }

    public DateTime StartsAt { get; init; }

    public required string Document { get; init; }

    public required string Sha256 { get; init; }
}

internal sealed class PolicyVersionMapping : IEntityTypeConfiguration<PolicyVersionRow>
{
    public void Configure(EntityTypeBuilder<PolicyVersionRow> row)
    {
        row.ToTable("policy_versions");
        row.HasKey(r => new { r.Policy, r.Version });
        row.Property(r => r.Policy).IsCode(40);
        row.Property(r => r.Document).HasMaxLength(Text.Unlimited);
        row.Property(r => r.Sha256).IsCode(64);
    }
}
