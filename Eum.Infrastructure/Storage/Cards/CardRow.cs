using Eum.Domain.Cards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Cards;

/// <summary>A card as last reported.</summary>
public sealed class CardRow
{
    public long CardKey { get; init; }

    public long MemberKey { get; init; }

    public short ProgrammeNo { get; init; }

    public CardEvent Status { get; init; }

    public DateTime IssuedAt { get; init; }

    public DateTime? ActivatedAt { get; init; }

    public DateTime? ClosedAt { get; init; }

    public required string PanMasked { get; init; }

    /// <summary>The last four digits as a number, to be searched by; -1 where none are told.</summary>
    public short PanEnd { get; init; }

    public required string LotNo { get; init; }

    public long? ReplacesCard { get; init; }

    public int BatchNo { get; init; }
}

internal sealed class CardMapping : IEntityTypeConfiguration<CardRow>
{
    public void Configure(EntityTypeBuilder<CardRow> row)
    {
        row.ToTable("cards");
        row.HasKey(r => r.CardKey);
        row.Property(r => r.CardKey).ValueGeneratedNever();
        row.Property(r => r.PanMasked).IsCode(30);
        row.Property(r => r.LotNo).IsCode(40);
        row.HasIndex(r => r.MemberKey);
        row.HasIndex(r => r.PanEnd);
    }
}
