using Eum.Domain.Approvals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Approvals;

/// <summary>
/// Where a proposal stands. Never deleted, and never changed once it is final: the database refuses both. What was
/// shown lies in its steps.
/// </summary>
public sealed class ProposalRow : IVersioned
{
    public long ProposalNo { get; init; }

    /// <summary>The use case that would run.</summary>
    public required string Kind { get; init; }

    public int Authority { get; init; }

    public required string Target { get; set; }

    public ProposalState State { get; set; }

    /// <summary>The step that shows the content in force.</summary>
    public int Revision { get; set; }

    /// <summary>Of the content in force.</summary>
    public required string Sha256 { get; set; }

    /// <summary>Won, signed.</summary>
    public long Effect { get; set; }

    public required string Reason { get; set; }

    public Guid MakerId { get; init; }

    public required string MakerName { get; init; }

    /// <summary>Employee number as it is compared (<see cref="Person.Key"/>).</summary>
    public required string MakerNo { get; init; }

    /// <summary>Employee numbers of all makers, each between bars: |E0012|E0044|.</summary>
    public required string Makers { get; set; }

    public DateTime ProposedAt { get; init; }

    public DateTime ExpiresAt { get; init; }

    public DateTime? DecidedAt { get; set; }

    /// <summary>Employee number of who approved or returned it; the database refuses the maker's.</summary>
    public string? DecidedNo { get; set; }

    public long? Follows { get; init; }

    public long Version { get; set; }

    public static string Barred(IEnumerable<string> keys) => $"|{string.Join('|', keys)}|";
}

internal sealed class ProposalMapping : IEntityTypeConfiguration<ProposalRow>
{
    public void Configure(EntityTypeBuilder<ProposalRow> row)
    {
        row.ToTable("proposals", table =>
        {
            table.HasTrigger("proposals_no_change"); // SQL Server cannot tell rows back past one.
            table.HasCheckConstraint("ck_proposals_maker", "maker_no <> ''");
            table.HasCheckConstraint("ck_proposals_two_people", "decided_no IS NULL OR decided_no <> maker_no");
            table.HasCheckConstraint("ck_proposals_decided", "state NOT IN (2, 3) OR decided_no IS NOT NULL");
        });
        row.HasKey(r => r.ProposalNo);
        row.Property(r => r.ProposalNo).ValueGeneratedNever();
        row.Property(r => r.Kind).IsCode(60);
        row.Property(r => r.Target).HasMaxLength(200);
        row.Property(r => r.Sha256).IsCode(64);
        row.Property(r => r.Reason).HasMaxLength(Proposal.LongestText);
        row.Property(r => r.MakerName).HasMaxLength(100);
        row.Property(r => r.MakerNo).IsCode(40);
        row.Property(r => r.Makers).IsCode(1000);
        row.Property(r => r.DecidedNo).IsCode(40);
        row.HasIndex(r => new { r.State, r.ExpiresAt });
        row.HasIndex(r => new { r.Target, r.ProposedAt });
    }
}
