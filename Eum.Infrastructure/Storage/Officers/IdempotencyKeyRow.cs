using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Officers;

/// <summary>A request that was done, by the key its sender gave it, with what was answered.</summary>
public sealed class IdempotencyKeyRow
{
    public Guid OfficerId { get; init; }

    public Guid Key { get; init; }

    public required string UseCase { get; init; }

    /// <summary>SHA-256 of the request, in hex.</summary>
    public required string RequestHash { get; init; }

    /// <summary>JSON; empty only until the transaction that takes the key ends.</summary>
    public string Answer { get; set; } = "";

    public DateTime At { get; init; }
}

internal sealed class IdempotencyKeyMapping : IEntityTypeConfiguration<IdempotencyKeyRow>
{
    public void Configure(EntityTypeBuilder<IdempotencyKeyRow> row)
    {
        row.ToTable("idempotency_keys");
        row.HasKey(r => new { r.OfficerId, r.Key });
        row.Property(r => r.UseCase).IsCode(80);
        row.Property(r => r.RequestHash).IsCode(64);
        row.Property(r => r.Answer).HasMaxLength(Text.Unlimited);
        row.HasIndex(r => r.At);
    }
}
