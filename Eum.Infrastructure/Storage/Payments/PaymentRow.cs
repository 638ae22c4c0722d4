using Eum.Domain.Cashback;
using Eum.Domain.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Payments;

/// <summary>A payment or cancellation with the proof of its cashback. Won. Append-only.</summary>
/// <remarks>
/// Of a cancellation the fund amounts, Cashback and OperatorCashback are negative; the rest stays as in the file.
/// </remarks>
public sealed class PaymentRow
{
    public long TxKey { get; init; }

    public PaymentKind Kind { get; init; }

    public long? OriginalKey { get; init; }

    public DateTime ApprovedAt { get; init; }

    public DateOnly PostedOn { get; init; }

    public long MemberKey { get; init; }

    public long CardKey { get; init; }

    public long MerchantKey { get; init; }

    public long Amount { get; init; }

    public long FromCharge { get; init; }

    public long FromCashback { get; init; }

    public long FromPolicy { get; init; }

    public long MerchantDiscount { get; init; }

    public int FactsNo { get; init; }

    public int PlanNo { get; init; }

    public long MtdBefore { get; init; }

    public long ProgrammeBefore { get; init; }

    public long National { get; init; }

    public long City { get; init; }

    public long Gu { get; init; }

    public long Institution { get; init; }

    public long Merchant { get; init; }

    public long Cashback { get; init; }

    public long OperatorCashback { get; init; }

    public DifferenceCause Cause { get; init; }

    public PostingFlags Flags { get; init; }

    public int BatchNo { get; init; }
}

internal sealed class PaymentMapping : IEntityTypeConfiguration<PaymentRow>
{
    public void Configure(EntityTypeBuilder<PaymentRow> row)
    {
        row.ToTable("payments");
        row.HasKey(r => r.TxKey);
        row.Property(r => r.TxKey).ValueGeneratedNever();
    }
}
