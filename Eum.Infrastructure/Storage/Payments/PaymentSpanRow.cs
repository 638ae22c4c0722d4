using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Payments;

/// <summary>
/// Between which keys and instants the payments lie that a chunk posted on a day: a day is found without an index over
/// payments, because arrival order is key order. Append-only.
/// </summary>
public sealed class PaymentSpanRow
{
    /// <summary>Posted on, not approved on.</summary>
    public DateOnly Day { get; init; }

    public int BatchNo { get; init; }

    public int ChunkNo { get; init; }

    /// <summary>Of the operator's ids: keys of two series have nothing between them.</summary>
    public int Series { get; init; }

    public int Entries { get; init; }

    public long FirstKey { get; init; }

    public long LastKey { get; init; }

    public DateTime FirstAt { get; init; }

    public DateTime LastAt { get; init; }
}

internal sealed class PaymentSpanMapping : IEntityTypeConfiguration<PaymentSpanRow>
{
    public void Configure(EntityTypeBuilder<PaymentSpanRow> row)
    {
        row.ToTable("payment_spans");
        row.HasKey(r => new { r.Day, r.BatchNo, r.ChunkNo, r.Series });
    }
}
