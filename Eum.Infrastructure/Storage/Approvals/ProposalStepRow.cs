using Eum.Domain.Approvals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Approvals;

/// <summary>What was done to a proposal, by whom, and what was shown from then on. Append-only.</summary>
public sealed class ProposalStepRow
{
    public long ProposalNo { get; init; }

    public int StepNo { get; init; }

    public DateTime At { get; init; }

    public ProposalAct Act { get; init; }

    public Guid? PersonId { get; init; }

    public required string PersonName { get; init; }

    /// <summary>As it is compared; empty where nobody did it.</summary>
    public required string PersonNo { get; init; }

    /// <summary>Of the proposal's first maker, so that the database can tell the two apart.</summary>
    public required string MakerNo { get; init; }

    public required string Comment { get; init; }

    /// <summary>Of the content that the step was done on.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What is shown from here on, as canonical JSON; null where nothing new is.</summary>
    public string? Content { get; init; }
}

internal sealed class ProposalStepMapping : IEntityTypeConfiguration<ProposalStepRow>
{
    public void Configure(EntityTypeBuilder<ProposalStepRow> row)
    {
        row.ToTable("proposal_steps", table => table.HasCheckConstraint(
            "ck_proposal_steps_two_people", "act NOT IN (3, 4) OR (person_no <> maker_no AND person_no <> '')"));
        row.HasKey(r => new { r.ProposalNo, r.StepNo });
        row.Property(r => r.PersonName).HasMaxLength(100);
        row.Property(r => r.PersonNo).IsCode(40);
        row.Property(r => r.MakerNo).IsCode(40);
        row.Property(r => r.Comment).HasMaxLength(Proposal.LongestText);
        row.Property(r => r.Sha256).IsCode(64);
        row.Property(r => r.Content).HasMaxLength(Text.Unlimited);
    }
}
