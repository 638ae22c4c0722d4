using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Statistics;

/// <summary>The operator's daily figures of added services (부가서비스).</summary>
public sealed class ServicesDailyRow
{
    public DateOnly Day { get; init; }

    public required string Service { get; init; }

    public required string Provider { get; init; }

    public int District { get; init; }

    public required string Measure { get; init; }

    public long Value { get; init; }

    public int BatchNo { get; init; }
}

internal sealed class ServicesDailyMapping : IEntityTypeConfiguration<ServicesDailyRow>
{
    public void Configure(EntityTypeBuilder<ServicesDailyRow> row)
    {
        row.ToTable("services_daily");
        row.HasKey(r => new { r.Day, r.Service, r.Provider, r.District, r.Measure });
        row.Property(r => r.Service).IsCode(40);
        row.Property(r => r.Provider).HasMaxLength(80);
        row.Property(r => r.Measure).IsCode(80);
    }
}
