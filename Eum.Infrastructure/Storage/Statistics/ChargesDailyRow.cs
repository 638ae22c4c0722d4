using Eum.Domain.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Statistics;

/// <summary>Charges, refunds and expiries of a day, added up at write time. Won.</summary>
public sealed class ChargesDailyRow
{
    public DateOnly Day { get; init; }

    public long HomeDong { get; init; }

    public short ProgrammeNo { get; init; }

    public ChargeKind Kind { get; init; }

    public ChargeMethod Method { get; init; }

    public long Count { get; init; }

    public long Amount { get; init; }
}

internal sealed class ChargesDailyMapping : IEntityTypeConfiguration<ChargesDailyRow>
{
    public void Configure(EntityTypeBuilder<ChargesDailyRow> row)
    {
        row.ToTable("charges_daily");
        row.HasKey(r => new { r.Day, r.HomeDong, r.ProgrammeNo, r.Kind, r.Method });
    }
}
