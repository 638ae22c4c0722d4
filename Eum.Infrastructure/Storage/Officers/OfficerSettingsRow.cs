using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Officers;

/// <summary>How an officer likes the portal to be. Empty leaves it to the machine or to the house.</summary>
public sealed class OfficerSettingsRow : IVersioned
{
    public Guid OfficerId { get; init; }

    /// <summary>ko-KR or en-US.</summary>
    public string Language { get; set; } = "";

    public string Theme { get; set; } = "";

    public string Density { get; set; } = "";

    /// <summary>The unit in which won are shown.</summary>
    public string Unit { get; set; } = "";

    public long Version { get; set; }
}

internal sealed class OfficerSettingsMapping : IEntityTypeConfiguration<OfficerSettingsRow>
{
    public void Configure(EntityTypeBuilder<OfficerSettingsRow> row)
    {
        row.ToTable("officer_settings");
        row.HasKey(r => r.OfficerId);
        row.Property(r => r.OfficerId).ValueGeneratedNever();
        row.Property(r => r.Language).IsCode(10);
        row.Property(r => r.Theme).IsCode(10);
        row.Property(r => r.Density).IsCode(10);
        row.Property(r => r.Unit).IsCode(10);
    }
}
