using Eum.Domain.BenefitPlus;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.BenefitPlus;

/// <summary>What was done with an application, when, by whom and why. Append-only.</summary>
public sealed class ApplicationStepRow
{
    public long ApplicationNo { get; init; }

    public int StepNo { get; init; }

    public DateTime At { get; init; }

    public ApplicationAct Act { get; init; }

    public required string ByName { get; init; }

    public required string Comment { get; init; }
}

internal sealed class ApplicationStepMapping : IEntityTypeConfiguration<ApplicationStepRow>
{
    public void Configure(EntityTypeBuilder<ApplicationStepRow> row)
    {
        row.ToTable("benefit_plus_steps");
        row.HasKey(r => new { r.ApplicationNo, r.StepNo });
        row.Property(r => r.ByName).HasMaxLength(100);
        row.Property(r => r.Comment).HasMaxLength(1000);
    }
}
