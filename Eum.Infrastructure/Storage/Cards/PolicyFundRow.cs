using Eum.Domain.Budgets;
using Eum.Domain.Cards.Funds;
using Eum.Domain.Cashback;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Cards;

/// <summary>Policy money that an authority gives, and where it stands. Won.</summary>
public sealed class PolicyFundRow : IVersioned
{
    public long FundNo { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public int Authority { get; init; }

    /// <summary>The programme whose cards it goes onto.</summary>
    public required string Programme { get; init; }

    /// <summary>For each person; 0 where each row of its lists says its own.</summary>
    public long Amount { get; init; }

    public DateOnly FirstDay { get; init; }

    /// <summary>It expires at 24:00 KST.</summary>
    public DateOnly LastDay { get; init; }

    public int LineYear { get; init; }

    public Fund LineFund { get; init; }

    public required string LineProgramme { get; init; }

    public long Ceiling { get; init; }

    /// <summary>In approved lists, and committed on its line.</summary>
    public long Promised { get; set; }

    public long Loaded { get; set; }

    public long Spent { get; set; }

    public long Expired { get; set; }

    /// <summary>When the three before were counted last; null for never.</summary>
    public DateTime? CountedAt { get; set; }

    /// <summary>Its commitment has been turned into spending, and the rest released.</summary>
    public DateTime? ClosedAt { get; set; }

    public long Version { get; set; }

    public BudgetLineKey Line => new(LineYear, LineFund, Authority, LineProgramme);

    public PolicyFund Terms => new(Code, Name, Authority, Programme, Amount, FirstDay, LastDay, Line, Ceiling);
}

internal sealed class PolicyFundMapping : IEntityTypeConfiguration<PolicyFundRow>
{
    public void Configure(EntityTypeBuilder<PolicyFundRow> row)
    {
        row.ToTable("policy_funds");
        row.HasKey(r => r.FundNo);
        row.Property(r => r.FundNo).ValueGeneratedNever();
        row.Ignore(r => r.Line);
        row.Ignore(r => r.Terms);
        row.Property(r => r.Code).IsCode(40);
        row.Property(r => r.Name).HasMaxLength(60);
        row.Property(r => r.Programme).IsCode(40);
        row.Property(r => r.LineProgramme).IsCode(40);
        row.HasIndex(r => r.Code).IsUnique();
    }
}

/// <summary>A person's money of a fund: once, whatever lists say.</summary>
public sealed class FundLoadRow : IVersioned
{
    public long FundNo { get; init; }

    public long PersonNo { get; init; }

    /// <summary>As the load file names it; unique.</summary>
    public long LoadNo { get; init; }

    /// <summary>Of its list.</summary>
    public int Authority { get; init; }

    public long ListNo { get; init; }

    public long Amount { get; init; }

    /// <summary>The load file it left in; null while it waits for one.</summary>
    public long? FileNo { get; set; }

    public long Version { get; set; }
}

internal sealed class FundLoadMapping : IEntityTypeConfiguration<FundLoadRow>
{
    public void Configure(EntityTypeBuilder<FundLoadRow> row)
    {
        row.ToTable("fund_loads");
        row.HasKey(r => new { r.FundNo, r.PersonNo });
        row.HasIndex(r => r.LoadNo).IsUnique();
        row.HasIndex(r => r.ListNo);
        row.HasIndex(r => r.FileNo);
    }
}

/// <summary>A load file: which loads left together. Its content follows from them and never changes.</summary>
public sealed class FundLoadFileRow
{
    /// <summary>The sequence number of the kind, from 1 without gaps.</summary>
    public long FileNo { get; init; }

    public long FundNo { get; init; }

    public int Authority { get; init; }

    public DateTime ClosedAt { get; init; }

    public required string ClosedBy { get; init; }

    public int Loads { get; init; }

    public long Amount { get; init; }
}

internal sealed class FundLoadFileMapping : IEntityTypeConfiguration<FundLoadFileRow>
{
    public void Configure(EntityTypeBuilder<FundLoadFileRow> row)
    {
        row.ToTable("fund_load_files");
        row.HasKey(r => r.FileNo);
        row.Property(r => r.FileNo).ValueGeneratedNever();
        row.Property(r => r.ClosedBy).HasMaxLength(100);
        row.HasIndex(r => r.FundNo);
    }
}
