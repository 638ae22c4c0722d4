using Eum.Domain.Cashback;
using Eum.Domain.Merchants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Statistics;

/// <summary>Own cashback against the operator's on a day, by cause. Won.</summary>
public sealed class PaymentDifferencesDailyRow
{
    public DateOnly Day { get; init; }

    public int District { get; init; }

    public int BusinessType { get; init; }

    public SalesBracket Bracket { get; init; }

    public DifferenceCause Cause { get; init; }

    public long Count { get; init; }

    public long Own { get; init; }

    public long Operator { get; init; }

    public long Won { get; init; }
}

internal sealed class PaymentDifferencesDailyMapping : IEntityTypeConfiguration<PaymentDifferencesDailyRow>
{
    public void Configure(EntityTypeBuilder<PaymentDifferencesDailyRow> row)
    {
        row.ToTable("payment_differences_daily");
        row.HasKey(r => new { r.Day, r.District, r.BusinessType, r.Bracket, r.Cause });
    }
}
