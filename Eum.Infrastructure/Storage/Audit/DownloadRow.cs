using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Audit;

/// <summary>
/// A file that somebody took out of the portal: why stands here before it is made, what it held once it is.
/// </summary>
public sealed class DownloadRow
{
    public long DownloadNo { get; init; }

    /// <summary>The use case that wrote it.</summary>
    public required string UseCase { get; init; }

    /// <summary>What was taken, e.g. import/70.</summary>
    public required string Subject { get; init; }

    public required string Account { get; init; }

    public required string EmployeeNo { get; init; }

    public required string Address { get; init; }

    public required string Reason { get; init; }

    public DateTime BegunAt { get; init; }

    /// <summary>When it was handed over; null for what was broken off or refused.</summary>
    public DateTime? DoneAt { get; set; }

    public long Rows { get; set; }

    /// <summary>About how many people it tells something.</summary>
    public long People { get; set; }

    /// <summary>Of the whole file, lower-case hex.</summary>
    public string Sha256 { get; set; } = "";

    /// <summary>Of what it tells, however it is written; empty where nobody compares.</summary>
    public string DataSha256 { get; set; } = "";

    /// <summary>The proposal that allowed it, used up with it; null where none was needed.</summary>
    public long? PermitNo { get; set; }
}

internal sealed class DownloadMapping : IEntityTypeConfiguration<DownloadRow>
{
    public void Configure(EntityTypeBuilder<DownloadRow> row)
    {
        row.ToTable("downloads");
        row.HasKey(r => r.DownloadNo);
        row.Property(r => r.DownloadNo).ValueGeneratedNever();
        row.Property(r => r.UseCase).IsCode(60);
        row.Property(r => r.Subject).HasMaxLength(200);
        row.Property(r => r.Account).HasMaxLength(256);
        row.Property(r => r.EmployeeNo).HasMaxLength(100);
        row.Property(r => r.Address).HasMaxLength(100);
        row.Property(r => r.Reason).HasMaxLength(1000);
        row.Property(r => r.Sha256).IsCode(64);
        row.Property(r => r.DataSha256).IsCode(64);
        row.HasIndex(r => r.Sha256);
        row.HasIndex(r => r.PermitNo).IsUnique();
    }
}
