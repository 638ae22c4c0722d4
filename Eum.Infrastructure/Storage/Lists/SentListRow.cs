using Eum.Domain.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Lists;

/// <summary>A list that an official has sent.</summary>
public sealed class SentListRow : IVersioned
{
    public long ListNo { get; init; }

    public ListKind Kind { get; init; }

    /// <summary>Whose list it is: 28000 or a gu.</summary>
    public int Authority { get; init; }

    public ListState State { get; set; }

    public required string FileName { get; init; }

    public Guid OfficerId { get; init; }

    public required string OfficerName { get; init; }

    public DateTime MadeAt { get; init; }

    /// <summary>From which it holds, where a row does not say.</summary>
    public DateOnly EffectiveOn { get; set; }

    /// <summary>UTF-8, CP949 or xlsx.</summary>
    public required string Encoding { get; init; }

    /// <summary>Of the file, one a line.</summary>
    public required string Headings { get; init; }

    /// <summary>SHA-256 of the kind and the headings: what a mapping is remembered by.</summary>
    public required string HeadingsHash { get; init; }

    /// <summary>Where the file lies while its columns can still be mapped.</summary>
    public Guid Upload { get; init; }

    public required string Stored { get; init; }

    /// <summary>As ListMapping prints it; null while it is not mapped.</summary>
    public string? Mapping { get; set; }

    /// <summary>SHA-256 over the rows and their verdicts: what a proposal is about.</summary>
    public string? Sha256 { get; set; }

    public int NewRows { get; set; }

    public int ChangeRows { get; set; }

    public int SameRows { get; set; }

    public int RepeatRows { get; set; }

    public int RejectedRows { get; set; }

    /// <summary>JSON: what it does to cashback; null where that has not been measured.</summary>
    public string? Effect { get; set; }

    /// <summary>Of the rows that the effect was measured with.</summary>
    public string? EffectOf { get; set; }

    /// <summary>The job that measures or commits it.</summary>
    public Guid? JobId { get; set; }

    /// <summary>The import by which it came into the books.</summary>
    public int? BatchNo { get; set; }

    public string? Message { get; set; }

    public long Version { get; set; }

    public ListCounts Counts => new(NewRows, ChangeRows, SameRows, RepeatRows, RejectedRows);

    public void Count(ListCounts counts) => (NewRows, ChangeRows, SameRows, RepeatRows, RejectedRows) =
        (counts.New, counts.Change, counts.Same, counts.Repeat, counts.Rejected);
}

internal sealed class SentListMapping : IEntityTypeConfiguration<SentListRow>
{
    public void Configure(EntityTypeBuilder<SentListRow> row)
    {
        row.ToTable("sent_lists");
        row.HasKey(r => r.ListNo);
        row.Property(r => r.ListNo).ValueGeneratedNever();
        row.Ignore(r => r.Counts);
        row.Property(r => r.FileName).HasMaxLength(200);
        row.Property(r => r.OfficerName).HasMaxLength(100);
        row.Property(r => r.Encoding).IsCode(10);
        row.Property(r => r.Headings).HasMaxLength(Text.Unlimited);
        row.Property(r => r.HeadingsHash).IsCode(64);
        row.Property(r => r.Stored).IsCode(32);
        row.Property(r => r.Mapping).HasMaxLength(4000);
        row.Property(r => r.Sha256).IsCode(64);
        row.Property(r => r.Effect).HasMaxLength(Text.Unlimited);
        row.Property(r => r.EffectOf).IsCode(64);
        row.Property(r => r.Message).HasMaxLength(1000);
        row.HasIndex(r => new { r.HeadingsHash, r.ListNo });
    }
}

/// <summary>Some hundred rows of a list, encrypted: they hold what people have sent.</summary>
public sealed class SentListPageRow : IVersioned
{
    /// <summary>ListNo × 10,000 + the page's number, from 0.</summary>
    public long PageKey { get; init; }

    public long ListNo { get; init; }

    /// <summary>Of its list.</summary>
    public int Authority { get; init; }

    public int NewRows { get; set; }

    public int ChangeRows { get; set; }

    public int SameRows { get; set; }

    public int RepeatRows { get; set; }

    public int RejectedRows { get; set; }

    /// <summary>The rows as JSON.</summary>
    public required string Body { get; set; }

    public long Version { get; set; }

    public ListCounts Counts => new(NewRows, ChangeRows, SameRows, RepeatRows, RejectedRows);

    public void Count(ListCounts counts) => (NewRows, ChangeRows, SameRows, RepeatRows, RejectedRows) =
        (counts.New, counts.Change, counts.Same, counts.Repeat, counts.Rejected);
}

internal sealed class SentListPageMapping : IEntityTypeConfiguration<SentListPageRow>
{
    public void Configure(EntityTypeBuilder<SentListPageRow> row)
    {
        row.ToTable("sent_list_pages");
        row.HasKey(r => r.PageKey);
        row.Property(r => r.PageKey).ValueGeneratedNever();
        row.Ignore(r => r.Counts);
        row.Property(r => r.Body).HasMaxLength(Text.Unlimited);
        row.HasIndex(r => r.ListNo);
    }
}
