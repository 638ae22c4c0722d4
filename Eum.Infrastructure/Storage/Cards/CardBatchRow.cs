using Eum.Domain.Cashback;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Cards;

/// <summary>What a list of people is for, what it costs, and how far it has been ordered. Won.</summary>
public sealed class CardBatchRow : IVersioned
{
    /// <summary>Of the list.</summary>
    public long ListNo { get; init; }

    /// <summary>Of the list.</summary>
    public int Authority { get; init; }

    public required string Programme { get; init; }

    /// <summary>The policy fund whose money goes onto the cards; 0 for none.</summary>
    public long FundNo { get; init; }

    /// <summary>Who asked for it, as orders say.</summary>
    public required string OrderedBy { get; init; }

    /// <summary>Ordered at last; while it runs, so far.</summary>
    public int Cards { get; set; }

    /// <summary>Pages of the list whose people have been ordered for: where a broken run goes on.</summary>
    public int DonePages { get; set; }

    /// <summary>Approved people who could not be ordered for any more when it came to it.</summary>
    public int Skipped { get; set; }

    /// <summary>Of one card, as it was when it was approved.</summary>
    public long CardCost { get; set; }

    /// <summary>Won of the fund, promised to the people of the list.</summary>
    public long Loads { get; set; }

    /// <summary>The line on which the cards are committed; 0 where they cost nothing.</summary>
    public int LineYear { get; set; }

    public Fund LineFund { get; set; }

    public int LineAuthority { get; set; }

    public string? LineProgramme { get; set; }

    /// <summary>Of the cards, what was given back to the line because they were not made.</summary>
    public long Released { get; set; }

    public DateTime? ApprovedAt { get; set; }

    /// <summary>The officer who had it ordered without a second; null where another approved.</summary>
    public Guid? AloneBy { get; set; }

    public long Version { get; set; }
}

internal sealed class CardBatchMapping : IEntityTypeConfiguration<CardBatchRow>
{
    public void Configure(EntityTypeBuilder<CardBatchRow> row)
    {
        row.ToTable("card_batches");
        row.HasKey(r => r.ListNo);
        row.Property(r => r.ListNo).ValueGeneratedNever();
        row.Property(r => r.Programme).IsCode(40);
        row.Property(r => r.OrderedBy).HasMaxLength(100);
        row.Property(r => r.LineProgramme).IsCode(40);
        row.HasIndex(r => r.FundNo);
    }
}

/// <summary>How many cards an authority lets one officer order alone, and how large its lots are.</summary>
public sealed class CardIssueTermsRow : IVersioned
{
    /// <summary>28000 the city: for all who have none of their own.</summary>
    public int Authority { get; init; }

    public int FourEyesAbove { get; set; }

    public int LotSize { get; set; }

    public long Version { get; set; }
}

internal sealed class CardIssueTermsMapping : IEntityTypeConfiguration<CardIssueTermsRow>
{
    public void Configure(EntityTypeBuilder<CardIssueTermsRow> row)
    {
        row.ToTable("card_issue_terms");
        row.HasKey(r => r.Authority);
        row.Property(r => r.Authority).ValueGeneratedNever();
    }
}
