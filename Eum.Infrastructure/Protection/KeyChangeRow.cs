using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Protection;

/// <summary>Which key is changed.</summary>
public enum KeyKind
{
    /// <summary>That encrypts personal data, second factors and the keys of cookies.</summary>
    PersonalData = 1,

    /// <summary>That signs checkpoints.</summary>
    AuditSigning = 2,
}

/// <summary>
/// A change of a key that two people have decided. The keys lie in files, outside any transaction: what is decided
/// stands here until it is done, however often that is begun.
/// </summary>
public sealed class KeyChangeRow
{
    public int ChangeNo { get; init; }

    public KeyKind Kind { get; init; }

    /// <summary>The key that was in use: its version, or its id.</summary>
    public required string FromKey { get; init; }

    /// <summary>The key that is in use since; empty until done.</summary>
    public string ToKey { get; set; } = "";

    public long? ProposalNo { get; init; }

    public DateTime DecidedAt { get; init; }

    public DateTime? DoneAt { get; set; }
}

internal sealed class KeyChangeMapping : IEntityTypeConfiguration<KeyChangeRow>
{
    public void Configure(EntityTypeBuilder<KeyChangeRow> row)
    {
        row.ToTable("key_changes");
        row.HasKey(r => r.ChangeNo);
        row.Property(r => r.ChangeNo).ValueGeneratedNever();
        row.Property(r => r.FromKey).HasMaxLength(100);
        row.Property(r => r.ToKey).HasMaxLength(100);
    }
}
