using Eum.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Statistics;

/// <summary>Sign-ups, leavings and moves of a day, added up at write time.</summary>
public sealed class SignupsDailyRow
{
    public DateOnly Day { get; init; }

    public long HomeDong { get; init; }

    public int BirthYear { get; init; }

    public Sex Sex { get; init; }

    public MemberEvent Event { get; init; }

    public long Count { get; init; }
}

internal sealed class SignupsDailyMapping : IEntityTypeConfiguration<SignupsDailyRow>
{
    public void Configure(EntityTypeBuilder<SignupsDailyRow> row)
    {
        row.ToTable("signups_daily");
        row.HasKey(r => new { r.Day, r.HomeDong, r.BirthYear, r.Sex, r.Event });
    }
}
