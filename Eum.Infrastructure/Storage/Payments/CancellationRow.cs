using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Payments;

/// <summary>What of a payment was taken back by which cancellation. Won. Append-only.</summary>
public sealed class CancellationRow
{
    public long OriginalKey { get; init; }

    public long CancelKey { get; init; }

    public long Amount { get; init; }

    public long FromCharge { get; init; }

    public long FromCashback { get; init; }

    public long FromPolicy { get; init; }
}

internal sealed class CancellationMapping : IEntityTypeConfiguration<CancellationRow>
{
    public void Configure(EntityTypeBuilder<CancellationRow> row)
    {
        row.ToTable("cancellations");
        row.HasKey(r => new { r.OriginalKey, r.CancelKey });
    }
}
