using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Cashback;

/// <summary>Month-to-date won of a member within a programme, where a counter is scoped so.</summary>
public sealed class MemberProgrammeMonthRow
{
    public YearMonth Month { get; init; }

    public long MemberKey { get; init; }

    public short ProgrammeNo { get; init; }

    public long Spent { get; init; }
}

internal sealed class MemberProgrammeMonthMapping : IEntityTypeConfiguration<MemberProgrammeMonthRow>
{
    public void Configure(EntityTypeBuilder<MemberProgrammeMonthRow> row)
    {
        row.ToTable("member_programme_months");
        row.HasKey(r => new { r.Month, r.MemberKey, r.ProgrammeNo });
    }
}
