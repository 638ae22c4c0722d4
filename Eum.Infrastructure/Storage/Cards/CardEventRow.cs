using Eum.Domain.Cards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Cards;

/// <summary>What happened to a card, as it was reported. Append-only.</summary>
public sealed class CardEventRow
{
    public long CardKey { get; init; }

    public DateTime OccurredAt { get; init; }

    public CardEvent Event { get; init; }

    public required string Reason { get; init; }

    public int BatchNo { get; init; }
}

internal sealed class CardEventMapping : IEntityTypeConfiguration<CardEventRow>
{
    public void Configure(EntityTypeBuilder<CardEventRow> row)
    {
        row.ToTable("card_events");
        row.HasKey(r => new { r.CardKey, r.OccurredAt, r.Event });
        row.Property(r => r.Reason).HasMaxLength(400);
    }
}
