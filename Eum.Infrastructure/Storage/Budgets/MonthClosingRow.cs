using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Budgets;

/// <summary>A month whose books are closed: nothing is posted into it any more.</summary>
public sealed class MonthClosingRow
{
    public YearMonth Month { get; init; }

    public DateTime ClosedAt { get; init; }

    public required string ClosedBy { get; init; }
}

internal sealed class MonthClosingMapping : IEntityTypeConfiguration<MonthClosingRow>
{
    public void Configure(EntityTypeBuilder<MonthClosingRow> row)
    {
        row.ToTable("month_closings");
        row.HasKey(r => r.Month);
        row.Property(r => r.Month).ValueGeneratedNever();
        row.Property(r => r.ClosedBy).HasMaxLength(100);
    }
}
