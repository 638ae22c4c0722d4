using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Cashback;

/// <summary>Which versions of which policies payments were rated under, numbered when it is first seen.</summary>
public sealed class RatingPlanRow
{
    public int PlanNo { get; init; }

    public DateTime StartsAt { get; init; }

    public required string Versions { get; init; }
}

internal sealed class RatingPlanMapping : IEntityTypeConfiguration<RatingPlanRow>
{
    public void Configure(EntityTypeBuilder<RatingPlanRow> row)
    {
        row.ToTable("rating_plans");
        row.HasKey(r => r.PlanNo);
        row.Property(r => r.PlanNo).ValueGeneratedNever();
        row.Property(r => r.Versions).HasMaxLength(Text.Unlimited);
    }
}
