using Eum.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Audit;

/// <summary>A line of the audit chain (Eum.Domain/Audit). Append-only.</summary>
public sealed class AuditEntryRow
{
    public long EntryNo { get; init; }

    public DateTime At { get; init; }

    public required string Actor { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }

    public required string Details { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }

    public static AuditEntryRow Of(AuditLink link) => new()
    {
        EntryNo = link.EntryNo,
        At = link.Entry.At,
        Actor = link.Entry.Actor,
        Action = link.Entry.Action,
        Subject = link.Entry.Subject,
        Details = link.Entry.Details,
        PreviousHash = link.PreviousHash,
        Hash = link.Hash,
    };

    public AuditLink ToLink() => new(EntryNo, new(At, Actor, Action, Subject, Details), PreviousHash, Hash);
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntryRow>
{
    public void Configure(EntityTypeBuilder<AuditEntryRow> row)
    {
        row.ToTable("audit_entries");
        row.HasKey(r => r.EntryNo);
        row.Property(r => r.EntryNo).ValueGeneratedNever();
        row.Property(r => r.Actor).HasMaxLength(100);
        row.Property(r => r.Action).HasMaxLength(100);
        row.Property(r => r.Subject).HasMaxLength(200);
        row.Property(r => r.Details).HasMaxLength(Text.Unlimited);
        row.Property(r => r.PreviousHash).IsCode(64);
        row.Property(r => r.Hash).IsCode(64);
        row.HasIndex(r => r.Subject);
    }
}
