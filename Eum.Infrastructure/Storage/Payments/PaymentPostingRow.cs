using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Payments;

/// <summary>The look-up index: which payments a member (1) or merchant (2) had on a day. Append-only.</summary>
public sealed class PaymentPostingRow
{
    public short Kind { get; init; }

    public DateOnly Day { get; init; }

    public long FirstKey { get; init; }

    public int BatchNo { get; init; }

    public int ChunkNo { get; init; }

    public int Part { get; init; }

    public int Entries { get; init; }

    /// <summary>Sorted pairs of key and tx_key, 8 bytes each, little endian.</summary>
    public required byte[] List { get; init; }
}

internal sealed class PaymentPostingMapping : IEntityTypeConfiguration<PaymentPostingRow>
{
    public void Configure(EntityTypeBuilder<PaymentPostingRow> row)
    {
        row.ToTable("payment_postings");
        row.HasKey(r => new { r.Kind, r.Day, r.FirstKey, r.BatchNo, r.ChunkNo, r.Part });
    }
}
