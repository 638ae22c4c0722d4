using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Exports;

/// <summary>A file that somebody had made and may fetch, hers alone, until it expires.</summary>
public sealed class ExportRow : IVersioned
{
    /// <summary>The job that makes it.</summary>
    public Guid JobId { get; init; }

    public Guid OfficerId { get; init; }

    /// <summary>What it is called in lists. No personal data.</summary>
    public required string Title { get; init; }

    /// <summary>The permission without which it is not handed over, looked at anew each time.</summary>
    public required string Permission { get; init; }

    /// <summary>That its request names; null where it names none.</summary>
    public int? District { get; init; }

    public required string Reason { get; init; }

    public DateTime AskedAt { get; init; }

    /// <summary>Under which it left: download/12. 0 until it is made.</summary>
    public long DownloadNo { get; set; }

    public string FileName { get; set; } = "";

    public string MediaType { get; set; } = "";

    /// <summary>Its random name in the folder of exports; empty until it is made, and once it is gone.</summary>
    public string Stored { get; set; } = "";

    public long Bytes { get; set; }

    public long Rows { get; set; }

    public long People { get; set; }

    public string Sha256 { get; set; } = "";

    public DateTime? DoneAt { get; set; }

    public DateTime? ExpiresAt { get; set; }

    /// <summary>How often it was fetched.</summary>
    public int Taken { get; set; }

    public long Version { get; set; }
}

internal sealed class ExportMapping : IEntityTypeConfiguration<ExportRow>
{
    public void Configure(EntityTypeBuilder<ExportRow> row)
    {
        row.ToTable("exports");
        row.HasKey(r => r.JobId);
        row.Property(r => r.JobId).ValueGeneratedNever();
        row.Property(r => r.Title).HasMaxLength(200);
        row.Property(r => r.Permission).IsCode(60);
        row.Property(r => r.Reason).HasMaxLength(1000);
        row.Property(r => r.FileName).HasMaxLength(200);
        row.Property(r => r.MediaType).IsCode(100);
        row.Property(r => r.Stored).IsCode(32);
        row.Property(r => r.Sha256).IsCode(64);
        row.HasIndex(r => new { r.OfficerId, r.AskedAt });
        row.HasIndex(r => r.ExpiresAt);
    }
}

/// <summary>Opens one export once, for one session, for five minutes.</summary>
public sealed class ExportTicketRow : IVersioned
{
    /// <summary>SHA-256 of the ticket, lower-case hex: who reads the table cannot use it.</summary>
    public required string Hash { get; init; }

    public Guid JobId { get; init; }

    public Guid OfficerId { get; init; }

    /// <summary>SHA-256 of the session's id, lower-case hex.</summary>
    public required string Session { get; init; }

    public DateTime Until { get; init; }

    public DateTime? UsedAt { get; set; }

    public long Version { get; set; }
}

internal sealed class ExportTicketMapping : IEntityTypeConfiguration<ExportTicketRow>
{
    public void Configure(EntityTypeBuilder<ExportTicketRow> row)
    {
        row.ToTable("export_tickets");
        row.HasKey(r => r.Hash);
        row.Property(r => r.Hash).IsCode(64);
        row.Property(r => r.Session).IsCode(64);
        row.HasIndex(r => r.Until);
    }
}
