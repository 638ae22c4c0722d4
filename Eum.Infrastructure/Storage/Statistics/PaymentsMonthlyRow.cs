using Eum.Domain.Payments;
using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Statistics;

/// <summary>Payments of a month, added up at write time. Won.</summary>
public sealed class PaymentsMonthlyRow
{
    public YearMonth Month { get; init; }

    public long LegalDong { get; init; }

    public int District { get; init; }

    public int BusinessType { get; init; }

    public short ProgrammeNo { get; init; }

    public PaymentKind Kind { get; init; }

    public PostingFlags Flags { get; init; }

    public long Count { get; init; }

    public long Amount { get; init; }

    public long Cashback { get; init; }

    public long National { get; init; }

    public long City { get; init; }

    public long Gu { get; init; }

    public long Institution { get; init; }

    public long Merchant { get; init; }

    public long OperatorCashback { get; init; }

    public long FromCharge { get; init; }

    public long FromCashback { get; init; }

    public long FromPolicy { get; init; }
}

internal sealed class PaymentsMonthlyMapping : IEntityTypeConfiguration<PaymentsMonthlyRow>
{
    public void Configure(EntityTypeBuilder<PaymentsMonthlyRow> row)
    {
        row.ToTable("payments_monthly");
        row.HasKey(r => new { r.Month, r.LegalDong, r.District, r.BusinessType, r.ProgrammeNo, r.Kind, r.Flags });
    }
}
