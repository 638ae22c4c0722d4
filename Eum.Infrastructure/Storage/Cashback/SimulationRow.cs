using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Cashback;

/// <summary>What past months would have cost under a draft, as it was computed. Append-only.</summary>
public sealed class SimulationRow
{
    public long SimulationNo { get; init; }

    /// <summary>The job that computed it.</summary>
    public Guid JobId { get; init; }

    /// <summary>Whose payments were replayed: 28000 the city's, else those of one gu.</summary>
    public int District { get; init; }

    /// <summary>Whose policy it is.</summary>
    public int Authority { get; init; }

    public required string Policy { get; init; }

    public required string PolicyName { get; init; }

    /// <summary>Which version the draft calls itself.</summary>
    public int PolicyVersion { get; init; }

    /// <summary>Of the rules tried: PolicyDocument.RulesSha256.</summary>
    public required string RulesSha256 { get; init; }

    public YearMonth FromMonth { get; init; }

    public YearMonth ToMonth { get; init; }

    /// <summary>The policy document that was tried.</summary>
    public required string Draft { get; init; }

    /// <summary>Eum.Domain/Cashback/Simulation/SimulationResult as its one text.</summary>
    public required string Result { get; init; }

    /// <summary>SHA-256 of the result's text.</summary>
    public required string Sha256 { get; init; }

    public long Payments { get; init; }

    /// <summary>Won.</summary>
    public long Paid { get; init; }

    /// <summary>Won.</summary>
    public long Drafted { get; init; }

    public Guid OfficerId { get; init; }

    public required string OfficerName { get; init; }

    public DateTime SimulatedAt { get; init; }
}

internal sealed class SimulationMapping : IEntityTypeConfiguration<SimulationRow>
{
    public void Configure(EntityTypeBuilder<SimulationRow> row)
    {
        row.ToTable("simulations");
        row.HasKey(r => r.SimulationNo);
        row.Property(r => r.SimulationNo).ValueGeneratedNever();
        row.Property(r => r.Policy).IsCode(40);
        row.Property(r => r.PolicyName).HasMaxLength(100);
        row.Property(r => r.RulesSha256).IsCode(64);
        row.Property(r => r.Draft).HasMaxLength(Text.Unlimited);
        row.Property(r => r.Result).HasMaxLength(Text.Unlimited);
        row.Property(r => r.Sha256).IsCode(64);
        row.Property(r => r.OfficerName).HasMaxLength(100);
        row.HasIndex(r => r.JobId).IsUnique();
        row.HasIndex(r => r.RulesSha256);
    }
}
