using Eum.Domain.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Payments;

/// <summary>A charge, refund or expiry (발행액). Amounts in won. Append-only.</summary>
public sealed class ChargeRow
{
    public long ChargeKey { get; init; }

    public ChargeKind Kind { get; init; }

    public DateTime OccurredAt { get; init; }

    public DateOnly PostedOn { get; init; }

    public long MemberKey { get; init; }

    public long CardKey { get; init; }

    public short ProgrammeNo { get; init; }

    public long HomeDong { get; init; }

    public long Amount { get; init; }

    public ChargeMethod Method { get; init; }

    public string? PolicyFund { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    public PostingFlags Flags { get; init; }

    public int BatchNo { get; init; }
}

internal sealed class ChargeMapping : IEntityTypeConfiguration<ChargeRow>
{
    public void Configure(EntityTypeBuilder<ChargeRow> row)
    {
        row.ToTable("charges");
        row.HasKey(r => r.ChargeKey);
        row.Property(r => r.ChargeKey).ValueGeneratedNever();
        row.Property(r => r.PolicyFund).IsCode(40);
    }
}
