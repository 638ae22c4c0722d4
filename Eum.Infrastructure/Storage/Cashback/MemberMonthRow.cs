using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Cashback;

/// <summary>Month-to-date counters of the members with one key >> 10.</summary>
public sealed class MemberMonthRow
{
    public YearMonth Month { get; init; }

    public long Page { get; init; }

    /// <summary>12 bytes a member</summary>
    public required byte[] States { get; init; }
}

internal sealed class MemberMonthMapping : IEntityTypeConfiguration<MemberMonthRow>
{
    public void Configure(EntityTypeBuilder<MemberMonthRow> row)
    {
        row.ToTable("member_months");
        row.HasKey(r => new { r.Month, r.Page });
    }
}
