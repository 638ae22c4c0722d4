using Eum.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Members;

/// <summary>A member as last reported; pseudonymous, no names.</summary>
public sealed class MemberRow
{
    public long MemberKey { get; init; }

    public DateTime JoinedAt { get; init; }

    public DateTime? LeftAt { get; init; }

    public int BirthYear { get; init; }

    public Sex Sex { get; init; }

    /// <summary>Legal dong, ten digits.</summary>
    public long HomeDong { get; init; }

    public int BatchNo { get; init; }
}

internal sealed class MemberMapping : IEntityTypeConfiguration<MemberRow>
{
    public void Configure(EntityTypeBuilder<MemberRow> row)
    {
        row.ToTable("members");
        row.HasKey(r => r.MemberKey);
        row.Property(r => r.MemberKey).ValueGeneratedNever();
    }
}
