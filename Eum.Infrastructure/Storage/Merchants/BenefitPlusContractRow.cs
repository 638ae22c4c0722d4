using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Merchants;

/// <summary>상생가맹점: what the merchant adds from its own money, from a business date on.</summary>
public sealed class BenefitPlusContractRow : IVersioned
{
    public long MerchantKey { get; set; }

    public DateOnly ValidFrom { get; set; }

    /// <summary>Its last day.</summary>
    public DateOnly? ValidTo { get; set; }

    public int RateBp { get; set; }

    public long Version { get; set; }
}

internal sealed class BenefitPlusContractMapping : IEntityTypeConfiguration<BenefitPlusContractRow>
{
    public void Configure(EntityTypeBuilder<BenefitPlusContractRow> row)
    {
        row.ToTable("benefit_plus_contracts");
        row.HasKey(r => new { r.MerchantKey, r.ValidFrom });
    }
}
