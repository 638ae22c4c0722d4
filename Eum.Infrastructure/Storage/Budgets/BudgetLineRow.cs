using Eum.Domain.Cashback;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Budgets;

/// <summary>What a fund of an authority has for a programme in a fiscal year. Won.</summary>
public sealed class BudgetLineRow : IVersioned
{
    public int Year { get; set; }

    public Fund Fund { get; set; }

    public int Authority { get; set; }

    public required string Programme { get; set; }

    public long Available { get; set; }

    public long Executed { get; set; }

    /// <summary>Always max(0, spent − available).</summary>
    public long Uncovered { get; set; }

    public long Committed { get; set; }

    public long Lapsed { get; set; }

    public long Version { get; set; }
}

internal sealed class BudgetLineMapping : IEntityTypeConfiguration<BudgetLineRow>
{
    public void Configure(EntityTypeBuilder<BudgetLineRow> row)
    {
        row.ToTable("budget_lines");
        row.HasKey(r => new { r.Year, r.Fund, r.Authority, r.Programme });
        row.Property(r => r.Programme).IsCode(40);
    }
}
