using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Statistics;

/// <summary>Members with a payment approved in the month, by where they lived at its first; added up at write time.
/// </summary>
public sealed class UsersMonthlyRow
{
    public YearMonth Month { get; init; }

    public long HomeDong { get; init; }

    public long Users { get; init; }
}

internal sealed class UsersMonthlyMapping : IEntityTypeConfiguration<UsersMonthlyRow>
{
    public void Configure(EntityTypeBuilder<UsersMonthlyRow> row)
    {
        row.ToTable("users_monthly");
        row.HasKey(r => new { r.Month, r.HomeDong });
    }
}
