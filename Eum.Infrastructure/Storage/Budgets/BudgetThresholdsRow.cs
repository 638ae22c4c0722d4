using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Budgets;

/// <summary>From which forecast on the lines of an authority are worth a word, in percent of what they have.</summary>
public sealed class BudgetThresholdsRow : IVersioned
{
    public int Authority { get; init; }

    public int OverPercent { get; set; }

    public int UnderPercent { get; set; }

    public long Version { get; set; }
}

internal sealed class BudgetThresholdsMapping : IEntityTypeConfiguration<BudgetThresholdsRow>
{
    public void Configure(EntityTypeBuilder<BudgetThresholdsRow> row)
    {
        row.ToTable("budget_thresholds");
        row.HasKey(r => r.Authority);
        row.Property(r => r.Authority).ValueGeneratedNever();
    }
}
