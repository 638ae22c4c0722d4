using Eum.Domain.Cashback;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Budgets;

/// <summary>What a chunk of an import cost a budget line on a day. Won. Append-only.</summary>
public sealed class BudgetPostingRow
{
    public int BatchNo { get; init; }

    public int ChunkNo { get; init; }

    public int Year { get; init; }

    public Fund Fund { get; init; }

    public int Authority { get; init; }

    public required string Programme { get; init; }

    public DateOnly Day { get; init; }

    public long Executed { get; init; }

    public long Uncovered { get; init; }
}

internal sealed class BudgetPostingMapping : IEntityTypeConfiguration<BudgetPostingRow>
{
    public void Configure(EntityTypeBuilder<BudgetPostingRow> row)
    {
        row.ToTable("budget_postings");
        row.HasKey(r => new { r.BatchNo, r.ChunkNo, r.Year, r.Fund, r.Authority, r.Programme, r.Day });
        row.Property(r => r.Programme).IsCode(40);
    }
}
