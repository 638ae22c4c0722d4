using Eum.Domain.BenefitPlus;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.BenefitPlus;

/// <summary>What a merchant asked the gu desk for: a contract, or a change of one (혜택플러스 신청).</summary>
public sealed class ApplicationRow : IVersioned
{
    public long ApplicationNo { get; init; }

    public ContractAct Act { get; init; }

    public long MerchantKey { get; init; }

    /// <summary>As the operator writes it.</summary>
    public required string MerchantId { get; init; }

    /// <summary>Where the merchant was when it applied.</summary>
    public int District { get; init; }

    /// <summary>0 where no rate is asked for.</summary>
    public int RateBp { get; set; }

    /// <summary>First day of what is asked for.</summary>
    public DateOnly FirstDay { get; set; }

    /// <summary>Its last day; null for an open end.</summary>
    public DateOnly? LastDay { get; set; }

    public required string Note { get; set; }

    public ApplicationState State { get; set; }

    public DateTime ReceivedAt { get; init; }

    public required string ReceivedBy { get; init; }

    /// <summary>When it was decided or taken back; UTC.</summary>
    public DateTime? ClosedAt { get; set; }

    public long Version { get; set; }

    public ContractRequest Asked => new(Act, RateBp, FirstDay, LastDay);
}

internal sealed class ApplicationMapping : IEntityTypeConfiguration<ApplicationRow>
{
    public void Configure(EntityTypeBuilder<ApplicationRow> row)
    {
        row.ToTable("benefit_plus_applications");
        row.HasKey(r => r.ApplicationNo);
        row.Ignore(r => r.Asked);
        row.Property(r => r.ApplicationNo).ValueGeneratedNever();
        row.Property(r => r.MerchantId).IsCode(40);
        row.Property(r => r.Note).HasMaxLength(1000);
        row.Property(r => r.ReceivedBy).HasMaxLength(100);
        row.HasIndex(r => new { r.State, r.ReceivedAt });
        row.HasIndex(r => r.MerchantKey);
    }
}
