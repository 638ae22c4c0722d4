using Eum.Domain.Cards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Cards;

/// <summary>
/// What the operator is asked for, once: a card for a person, or a deed on a card. What failed is sent again as another
/// order. Made at the desk; moved on by the operator's files.
/// </summary>
public sealed class CardOrderRow : IVersioned
{
    public long OrderNo { get; init; }

    public OrderAct Act { get; init; }

    public required string Programme { get; init; }

    /// <summary>0 for a deed on a card whose holder nobody here has met.</summary>
    public long PersonNo { get; init; }

    /// <summary>The card that is suspended, replaced …; null for a first card.</summary>
    public long? TargetCard { get; init; }

    /// <summary>Who orders: 28000 the city, or a gu.</summary>
    public int Authority { get; init; }

    /// <summary>Of the list it came with; 0 for a single one.</summary>
    public int ListNo { get; init; }

    /// <summary>Cards made together; empty for a single one.</summary>
    public required string LotNo { get; init; }

    /// <summary>Why, as the officer wrote it; no personal data.</summary>
    public required string Reason { get; init; }

    public OrderState State { get; set; }

    public DateTime OrderedAt { get; init; }

    public required string OrderedBy { get; init; }

    /// <summary>The order file it left in; null while it waits for one.</summary>
    public long? FileNo { get; set; }

    /// <summary>The card that came of it.</summary>
    public long? CardKey { get; set; }

    public long? MemberKey { get; set; }

    /// <summary>The order by which this failed one was sent again.</summary>
    public long? SentAgainAs { get; set; }

    public long Version { get; set; }
}

internal sealed class CardOrderMapping : IEntityTypeConfiguration<CardOrderRow>
{
    public void Configure(EntityTypeBuilder<CardOrderRow> row)
    {
        row.ToTable("card_orders");
        row.HasKey(r => r.OrderNo);
        row.Property(r => r.OrderNo).ValueGeneratedNever();
        row.Property(r => r.Programme).IsCode(40);
        row.Property(r => r.LotNo).IsCode(40);
        row.Property(r => r.Reason).HasMaxLength(400);
        row.Property(r => r.OrderedBy).HasMaxLength(100);
        row.HasIndex(r => new { r.State, r.OrderNo });
        row.HasIndex(r => r.PersonNo);
        row.HasIndex(r => r.TargetCard);
        row.HasIndex(r => r.CardKey);
        row.HasIndex(r => r.FileNo);
        row.HasIndex(r => r.ListNo);
    }
}

/// <summary>What the operator answered to an order, as its file said it. Append-only.</summary>
public sealed class CardAnswerRow
{
    public long OrderNo { get; init; }

    /// <summary>A card was made; else it failed.</summary>
    public bool Made { get; init; }

    public DateTime OccurredAt { get; init; }

    public long? CardKey { get; init; }

    public long? MemberKey { get; init; }

    /// <summary>The operator's words, where it failed.</summary>
    public required string Reason { get; init; }

    public int BatchNo { get; init; }
}

internal sealed class CardAnswerMapping : IEntityTypeConfiguration<CardAnswerRow>
{
    public void Configure(EntityTypeBuilder<CardAnswerRow> row)
    {
        row.ToTable("card_answers");
        row.HasKey(r => r.OrderNo);
        row.Property(r => r.OrderNo).ValueGeneratedNever();
        row.Property(r => r.Reason).HasMaxLength(400);
    }
}

/// <summary>An order file: which orders left together. Its content follows from them and never changes.</summary>
public sealed class CardOrderFileRow
{
    /// <summary>The sequence number of the kind, from 1 without gaps.</summary>
    public long FileNo { get; init; }

    public DateTime ClosedAt { get; init; }

    public required string ClosedBy { get; init; }

    public int Orders { get; init; }
}

internal sealed class CardOrderFileMapping : IEntityTypeConfiguration<CardOrderFileRow>
{
    public void Configure(EntityTypeBuilder<CardOrderFileRow> row)
    {
        row.ToTable("card_order_files");
        row.HasKey(r => r.FileNo);
        row.Property(r => r.FileNo).ValueGeneratedNever();
        row.Property(r => r.ClosedBy).HasMaxLength(100);
    }
}
