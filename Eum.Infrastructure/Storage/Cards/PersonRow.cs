using Eum.Domain.Cards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Cards;

/// <summary>
/// Somebody who asked for a card. Name, birth date and phone lie encrypted; a keyed hash of all three finds her again.
/// Seen by whoever sees an order of hers.
/// </summary>
public sealed class PersonRow : IVersioned
{
    public long PersonNo { get; init; }

    /// <summary>Encrypted: ProtectedColumns.PersonName.</summary>
    public required string Name { get; set; }

    /// <summary>Encrypted, yyyy-MM-dd: ProtectedColumns.PersonBirthDate.</summary>
    public required string BirthDate { get; set; }

    /// <summary>Encrypted: ProtectedColumns.PersonPhone.</summary>
    public required string Phone { get; set; }

    /// <summary>Keyed hash of name, birth date and phone together.</summary>
    public required string IdentityIndex { get; init; }

    /// <summary>Keyed hash of the phone's digits, to be searched by.</summary>
    public required string PhoneIndex { get; init; }

    public Consents Consents { get; set; }

    public DateTime ConsentedAt { get; set; }

    public DateTime RegisteredAt { get; init; }

    public required string RegisteredBy { get; init; }

    public long Version { get; set; }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<PersonRow>
{
    public void Configure(EntityTypeBuilder<PersonRow> row)
    {
        row.ToTable("persons");
        row.HasKey(r => r.PersonNo);
        row.Property(r => r.PersonNo).ValueGeneratedNever();
        row.Property(r => r.Name).IsCode(400);
        row.Property(r => r.BirthDate).IsCode(120);
        row.Property(r => r.Phone).IsCode(240);
        row.Property(r => r.IdentityIndex).IsCode(32);
        row.Property(r => r.PhoneIndex).IsCode(32);
        row.Property(r => r.RegisteredBy).HasMaxLength(100);
        row.HasIndex(r => r.IdentityIndex).IsUnique();
        row.HasIndex(r => r.PhoneIndex);
    }
}
