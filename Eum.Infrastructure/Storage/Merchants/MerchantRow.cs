using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Merchants;

/// <summary>A merchant as last reported.</summary>
public sealed class MerchantRow
{
    public long MerchantKey { get; init; }

    public required string RegistrationNo { get; init; }

    public required string Name { get; init; }

    public required string Ksic { get; init; }

    public required string Address { get; init; }

    /// <summary>Encrypted: ProtectedColumns.MerchantPhone.</summary>
    public required string Phone { get; init; }

    /// <summary>Keyed hash of its digits, to be searched by.</summary>
    public required string PhoneIndex { get; init; }

    public bool Qr { get; init; }

    public DateOnly RegisteredOn { get; init; }

    public DateOnly? ClosedOn { get; init; }

    public int BatchNo { get; init; }
}

internal sealed class MerchantMapping : IEntityTypeConfiguration<MerchantRow>
{
    public void Configure(EntityTypeBuilder<MerchantRow> row)
    {
        row.ToTable("merchants");
        row.HasKey(r => r.MerchantKey);
        row.Property(r => r.MerchantKey).ValueGeneratedNever();
        row.Property(r => r.RegistrationNo).IsCode(10);
        row.Property(r => r.Name).HasMaxLength(200);
        row.Property(r => r.Ksic).IsCode(10);
        row.Property(r => r.Address).HasMaxLength(400);
        row.Property(r => r.Phone).IsCode(240);
        row.Property(r => r.PhoneIndex).IsCode(32);
        row.HasIndex(r => r.PhoneIndex);
        row.HasIndex(r => r.RegistrationNo);
    }
}
