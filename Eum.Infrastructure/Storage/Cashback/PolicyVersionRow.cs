using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Cashback;

/// <summary>
/// A version of a policy, as text: one that ships with the product, or one that was decided here. Append-only.
/// </summary>
public sealed class PolicyVersionRow
{
    public required string Policy { get; init; }

    public int Version { get; init; }

    public int Authority { get; init; }

    public DateTime StartsAt { get; init; }

    public required string Document { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>The approved proposal that brought it; null for what ships with the product.</summary>
    public long? ProposalNo { get; init; }

    public string? Maker { get; init; }

    public string? Approver { get; init; }

    public DateTime? ApprovedAt { get; init; }

    /// <summary>The worked examples that held when it was approved, JSON.</summary>
    public string? Examples { get; init; }
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
        row.Property(r => r.Maker).HasMaxLength(100);
        row.Property(r => r.Approver).HasMaxLength(100);
        row.Property(r => r.Examples).HasMaxLength(Text.Unlimited);
    }
}
