using Eum.Domain.Budgets;
using Eum.Domain.Cashback;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Budgets;

/// <summary>A budget document's effect on a line, in signed won. Append-only.</summary>
public sealed class BudgetEntryRow
{
    public long EntryNo { get; init; }

    public int Year { get; init; }

    public Fund Fund { get; init; }

    public int Authority { get; init; }

    public required string Programme { get; init; }

    public BudgetEntryKind Kind { get; init; }

    public required string Number { get; init; }

    public DateOnly Dated { get; init; }

    public required string Decision { get; init; }

    public long Amount { get; init; }

    public required string Source { get; init; }

    /// <summary>The entry that this one corrects.</summary>
    public long? Corrects { get; init; }

    /// <summary>The proposal by whose approval it was registered: its reason and its files hang there.</summary>
    public long? ProposalNo { get; init; }
}

internal sealed class BudgetEntryMapping : IEntityTypeConfiguration<BudgetEntryRow>
{
    public void Configure(EntityTypeBuilder<BudgetEntryRow> row)
    {
        row.ToTable("budget_entries");
        row.HasKey(r => r.EntryNo);
        row.Property(r => r.EntryNo).ValueGeneratedNever();
        row.Property(r => r.Programme).IsCode(40);
        row.Property(r => r.Number).HasMaxLength(80);
        row.Property(r => r.Decision).HasMaxLength(400);
        row.Property(r => r.Source).HasMaxLength(400);
        row.HasIndex(r => new { r.Year, r.Fund, r.Authority, r.Programme });
    }
}
