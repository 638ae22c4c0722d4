using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Merchants;

/// <summary>FAIR_PRICE, HERITAGE, TAXI or EVENT:code from a business date on.</summary>
public sealed class MerchantDesignationRow : IVersioned
{
    public long MerchantKey { get; set; }

    public required string Designation { get; set; }

    public DateOnly ValidFrom { get; set; }

    /// <summary>Its last day.</summary>
    public DateOnly? ValidTo { get; set; }

    public long Version { get; set; }
}

internal sealed class MerchantDesignationMapping : IEntityTypeConfiguration<MerchantDesignationRow>
{
    public void Configure(EntityTypeBuilder<MerchantDesignationRow> row)
    {
        row.ToTable("merchant_designations");
        row.HasKey(r => new { r.MerchantKey, r.Designation, r.ValidFrom });
        row.Property(r => r.Designation).IsCode(50);
    }
}
