using Eum.Domain.Cards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Cards;

/// <summary>What a programme is from a day on, as an authority decided it. Append-only.</summary>
public sealed class ProgrammeProfileRow
{
    public required string Code { get; init; }

    public DateOnly ValidFrom { get; init; }

    /// <summary>The later decision of one day counts.</summary>
    public long ProposalNo { get; init; }

    public required string Name { get; init; }

    public required string NameEn { get; init; }

    public required string Colour { get; init; }

    public ProgrammeKind Kind { get; init; }

    /// <summary>Who answers for it; not named Authority, for every gu sees every programme.</summary>
    public int Owner { get; init; }

    public int MinimumAge { get; init; }

    public int? MaximumAge { get; init; }

    public required string Institution { get; init; }

    public int Payer { get; init; }

    public bool Open { get; init; }

    public ProgrammeProfile Profile => new(
        ValidFrom, Name, NameEn, Colour, Kind, Owner, MinimumAge, MaximumAge, Institution, Payer, Open,
        $"approvals/{ProposalNo}");
}

internal sealed class ProgrammeProfileMapping : IEntityTypeConfiguration<ProgrammeProfileRow>
{
    public void Configure(EntityTypeBuilder<ProgrammeProfileRow> row)
    {
        row.ToTable("programme_profiles");
        row.HasKey(r => new { r.Code, r.ValidFrom, r.ProposalNo });
        row.Ignore(r => r.Profile);
        row.Property(r => r.Code).IsCode(40);
        row.Property(r => r.Name).HasMaxLength(60);
        row.Property(r => r.NameEn).HasMaxLength(60);
        row.Property(r => r.Colour).IsCode(7);
        row.Property(r => r.Institution).HasMaxLength(100);
    }
}

/// <summary>Limits of a programme from a day on, in won. Append-only.</summary>
public sealed class ProgrammeLimitsRow
{
    public required string Code { get; init; }

    public DateOnly ValidFrom { get; init; }

    public long ProposalNo { get; init; }

    public long MinimumCharge { get; init; }

    public long BasicHolding { get; init; }

    public long Holding { get; init; }

    public long CardCost { get; init; }

    public ProgrammeLimits Limits => new(
        ValidFrom, MinimumCharge, BasicHolding, Holding, CardCost, $"approvals/{ProposalNo}");
}

internal sealed class ProgrammeLimitsMapping : IEntityTypeConfiguration<ProgrammeLimitsRow>
{
    public void Configure(EntityTypeBuilder<ProgrammeLimitsRow> row)
    {
        row.ToTable("programme_limits");
        row.HasKey(r => new { r.Code, r.ValidFrom, r.ProposalNo });
        row.Ignore(r => r.Limits);
        row.Property(r => r.Code).IsCode(40);
    }
}
