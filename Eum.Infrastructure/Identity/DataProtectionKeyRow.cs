using System.Xml.Linq;
using Eum.Infrastructure.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Identity;

/// <summary>A key that signs cookies and forms, itself sealed with a key that is not in the database.</summary>
public sealed class DataProtectionKeyRow
{
    public required string Name { get; init; }

    public required string Xml { get; init; }
}

internal sealed class DataProtectionKeyMapping : IEntityTypeConfiguration<DataProtectionKeyRow>
{
    public void Configure(EntityTypeBuilder<DataProtectionKeyRow> row)
    {
        row.ToTable("data_protection_keys");
        row.HasKey(r => r.Name);
        row.Property(r => r.Name).IsCode(100);
        row.Property(r => r.Xml).HasMaxLength(Text.Unlimited);
    }
}

/// <summary>Keeps those keys where all instances of the portal find them.</summary>
public sealed class DataProtectionKeys(IDbContextFactory<EumDbContext> database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = database.CreateDbContext();
        return [.. db.Set<DataProtectionKeyRow>().AsNoTracking().Select(row =>
            row.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        using var db = database.CreateDbContext();
        db.Add(new DataProtectionKeyRow { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
