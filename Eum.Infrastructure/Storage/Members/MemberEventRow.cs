using Eum.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Members;

/// <summary>Sign-up, leaving and moving, as they were reported. Append-only.</summary>
public sealed class MemberEventRow
{
    public long MemberKey { get; init; }

    public DateTime OccurredAt { get; init; }

    public MemberEvent Event { get; init; }

    public long HomeDong { get; init; }

    public int BatchNo { get; init; }
}

internal sealed class MemberEventMapping : IEntityTypeConfiguration<MemberEventRow>
{
    public void Configure(EntityTypeBuilder<MemberEventRow> row)
    {
        row.ToTable("member_events");
        row.HasKey(r => new { r.MemberKey, r.OccurredAt, r.Event });
    }
}
