using Eum.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Audit;

/// <summary>A line of the audit chain (Eum.Domain/Audit). Append-only.</summary>
public sealed class AuditEntryRow
{
    public long EntryNo { get; init; }

    public DateTime At { get; init; }

    /// <summary>The officer's id in lower case with hyphens; empty where a machine acted.</summary>
    public required string ActorId { get; init; }

    public required string Actor { get; init; }

    public required string EmployeeNo { get; init; }

    public required string Address { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }

    public required string SubjectPerson { get; init; }

    public int? District { get; init; }

    public required string Reason { get; init; }

    public AuditResult Result { get; init; }

    public required string RequestId { get; init; }

    public required string Details { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }

    public static AuditEntryRow Of(AuditLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        var entry = link.Entry;
        return new()
        {
            EntryNo = link.EntryNo,
            At = entry.At,
            ActorId = entry.ActorId?.ToString("D") ?? "",
            Actor = entry.Actor,
            EmployeeNo = entry.EmployeeNo,
            Address = entry.Address,
            Action = entry.Action,
            Subject = entry.Subject,
            SubjectPerson = entry.SubjectPerson,
            District = entry.District,
            Reason = entry.Reason,
            Result = entry.Result,
            RequestId = entry.RequestId,
            Details = entry.Details,
            PreviousHash = link.PreviousHash,
            Hash = link.Hash,
        };
    }

    public AuditLink ToLink() => new(EntryNo, ToEntry(), PreviousHash, Hash);

    public AuditEntry ToEntry() => new(At, Actor, Action, Subject, Details)
    {
        ActorId = Guid.TryParseExact(ActorId, "D", out var id) ? id : null,
        EmployeeNo = EmployeeNo,
        Address = Address,
        SubjectPerson = SubjectPerson,
        District = District,
        Reason = Reason,
        Result = Result,
        RequestId = RequestId,
    };
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntryRow>
{
    public void Configure(EntityTypeBuilder<AuditEntryRow> row)
    {
        row.ToTable("audit_entries");
        row.HasKey(r => r.EntryNo);
        row.Property(r => r.EntryNo).ValueGeneratedNever();
        row.Property(r => r.ActorId).IsCode(36);
        row.Property(r => r.Actor).HasMaxLength(100);
        row.Property(r => r.EmployeeNo).HasMaxLength(100);
        row.Property(r => r.Address).HasMaxLength(100);
        row.Property(r => r.Action).HasMaxLength(100);
        row.Property(r => r.Subject).HasMaxLength(200);
        row.Property(r => r.SubjectPerson).IsCode(100);
        row.Property(r => r.Reason).HasMaxLength(600);
        row.Property(r => r.RequestId).HasMaxLength(100);
        row.Property(r => r.Details).HasMaxLength(2300);
        row.Property(r => r.PreviousHash).IsCode(64);
        row.Property(r => r.Hash).IsCode(64);
        row.HasIndex(r => r.At);
        row.HasIndex(r => r.Actor);
        row.HasIndex(r => r.Subject);
        row.HasIndex(r => r.SubjectPerson);
    }
}
