using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Officers;

/// <summary>What an officer has typed into a form and not sent yet.</summary>
public sealed class DraftRow
{
    public Guid OfficerId { get; init; }

    /// <summary>Which form of which thing: officer.new, proposal/12.</summary>
    public required string Form { get; init; }

    /// <summary>The form's fields as JSON, encrypted: they may tell of persons.</summary>
    public required string Content { get; set; }

    /// <summary>
    /// What the form was about when it was typed (a version, a hash); empty where it is about nothing.
    /// </summary>
    public required string Base { get; set; }

    /// <summary>The key under which the form will be sent: whatever is done under it removes the draft.</summary>
    public Guid Key { get; init; }

    public DateTime SavedAt { get; set; }
}

internal sealed class DraftMapping : IEntityTypeConfiguration<DraftRow>
{
    public void Configure(EntityTypeBuilder<DraftRow> row)
    {
        row.ToTable("drafts");
        row.HasKey(r => new { r.OfficerId, r.Form });
        row.Property(r => r.Form).IsCode(120);
        row.Property(r => r.Content).HasMaxLength(Text.Unlimited);
        row.Property(r => r.Base).IsCode(120);
        row.HasIndex(r => r.SavedAt);
    }
}
