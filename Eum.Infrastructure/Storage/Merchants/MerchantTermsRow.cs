using Eum.Domain.Merchants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Merchants;

/// <summary>What a merchant is rated by from a business date on. Append-only.</summary>
public sealed class MerchantTermsRow
{
    public long MerchantKey { get; init; }

    public DateOnly ValidFrom { get; init; }

    public int BusinessType { get; init; }

    public long LegalDong { get; init; }

    public int District { get; init; }

    public SalesBracket Bracket { get; init; }

    public MerchantStatus Status { get; init; }

    public int BatchNo { get; init; }
}

internal sealed class MerchantTermsMapping : IEntityTypeConfiguration<MerchantTermsRow>
{
    public void Configure(EntityTypeBuilder<MerchantTermsRow> row)
    {
        row.ToTable("merchant_terms");
        row.HasKey(r => new { r.MerchantKey, r.ValidFrom, r.BatchNo }); // A later file may say more of the same day.
    }
}
