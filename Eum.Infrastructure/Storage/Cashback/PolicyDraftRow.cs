using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Cashback;

public enum PolicyDraftState
{
    Open = 1,

    /// <summary>Approved: it has become a version and is not edited any more.</summary>
    Approved = 2,

    /// <summary>Laid aside by its authority.</summary>
    Dropped = 3,
}

/// <summary>A version of a policy in the making, shared by the officers of its authority.</summary>
public sealed class PolicyDraftRow : IVersioned
{
    public long DraftNo { get; init; }

    public required string Policy { get; init; }

    public int Authority { get; init; }

    /// <summary>What its makers call it.</summary>
    public required string Title { get; set; }

    public PolicyDraftState State { get; set; }

    /// <summary>What was typed, JSON (Eum.Domain/Cashback/Drafting/PolicyDraft).</summary>
    public required string Content { get; set; }

    /// <summary>The last proposal that was made of it.</summary>
    public long? ProposalNo { get; set; }

    public required string MadeBy { get; init; }

    public DateTime MadeAt { get; init; }

    public required string SavedBy { get; set; }

    public DateTime SavedAt { get; set; }

    public long Version { get; set; }
}

internal sealed class PolicyDraftMapping : IEntityTypeConfiguration<PolicyDraftRow>
{
    public void Configure(EntityTypeBuilder<PolicyDraftRow> row)
    {
        row.ToTable("policy_drafts");
        row.HasKey(r => r.DraftNo);
        row.Property(r => r.DraftNo).ValueGeneratedNever();
        row.Property(r => r.Policy).IsCode(40);
        row.Property(r => r.Title).HasMaxLength(200);
        row.Property(r => r.Content).HasMaxLength(Text.Unlimited);
        row.Property(r => r.MadeBy).HasMaxLength(100);
        row.Property(r => r.SavedBy).HasMaxLength(100);
        row.HasIndex(r => new { r.Policy, r.State });
    }
}
