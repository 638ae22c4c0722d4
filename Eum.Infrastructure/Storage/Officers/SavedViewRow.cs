using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Officers;

/// <summary>
/// A list as somebody likes to see it: the query of its address. It holds words to look for and no rows, so that
/// whoever opens it sees what she may.
/// </summary>
public sealed class SavedViewRow
{
    public long ViewNo { get; init; }

    public Guid OwnerId { get; init; }

    /// <summary>Which list: the first word of its address, e.g. payments.</summary>
    public required string List { get; init; }

    public required string Name { get; init; }

    /// <summary>A role's code; * for all; empty for the owner alone.</summary>
    public required string SharedWith { get; init; }

    /// <summary>Without the question mark.</summary>
    public required string Query { get; init; }

    public DateTime SavedAt { get; init; }
}

internal sealed class SavedViewMapping : IEntityTypeConfiguration<SavedViewRow>
{
    public void Configure(EntityTypeBuilder<SavedViewRow> row)
    {
        row.ToTable("saved_views");
        row.HasKey(r => r.ViewNo);
        row.Property(r => r.ViewNo).ValueGeneratedOnAdd();
        row.Property(r => r.List).IsCode(40);
        row.Property(r => r.Name).HasMaxLength(60);
        row.Property(r => r.SharedWith).IsCode(40);
        row.Property(r => r.Query).IsCode(2000);
        row.HasIndex(r => r.List);
    }
}
