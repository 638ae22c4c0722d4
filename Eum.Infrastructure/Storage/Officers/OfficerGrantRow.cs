using Eum.Domain.Officers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Officers;

/// <summary>
/// A role given to an account. Append-only: a later row of the same account, role, authority and first day takes its
/// place, which is how a grant is ended (Eum.Domain/Officers/OfficerGrant).
/// </summary>
public sealed class OfficerGrantRow
{
    public long GrantNo { get; init; }

    public Guid UserId { get; init; }

    public required string Role { get; init; }

    public int Authority { get; init; }

    public DateOnly FromDay { get; init; }

    public DateOnly? UntilDay { get; init; }

    /// <summary>The proposal that gave it; null for the first administrator.</summary>
    public long? ProposalNo { get; init; }

    public OfficerGrant ToGrant() => new(Role, Authority, FromDay, UntilDay);
}

internal sealed class OfficerGrantMapping : IEntityTypeConfiguration<OfficerGrantRow>
{
    public void Configure(EntityTypeBuilder<OfficerGrantRow> row)
    {
        row.ToTable("officer_grants");
        row.HasKey(r => r.GrantNo);
        row.Property(r => r.GrantNo).ValueGeneratedOnAdd();
        row.Property(r => r.Role).IsCode(40);
        row.HasIndex(r => r.UserId);
    }
}
