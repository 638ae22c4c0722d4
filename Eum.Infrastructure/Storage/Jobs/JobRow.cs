using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Jobs;

/// <summary>How far a job has come. The numbers lie in the database.</summary>
public enum JobStatus
{
    Waiting = 1,
    Running = 2,
    Done = 3,

    /// <summary>Done, with something left over that its result names.</summary>
    Partly = 4,
    Failed = 5,
    Cancelled = 6,
}

/// <summary>
/// Long work that an officer asked for. Whoever changes its state holds its version; only its runner reports progress.
/// </summary>
public sealed class JobRow : IVersioned
{
    public Guid JobId { get; init; }

    /// <summary>Which work it is; the program's job of that name does it.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is called in lists: the first file's name, a period. No personal data.</summary>
    public required string Title { get; init; }

    public Guid OfficerId { get; init; }

    public required string OfficerName { get; init; }

    /// <summary>접속지 of who asked.</summary>
    public required string Address { get; init; }

    /// <summary>JSON, as its kind reads it. No personal data.</summary>
    public required string Request { get; init; }

    public JobStatus Status { get; set; }

    public long Done { get; set; }

    /// <summary>0 where nobody knows how much it will be.</summary>
    public long Total { get; set; }

    /// <summary>What is counted: rows, files.</summary>
    public required string Unit { get; set; }

    /// <summary>Units a second.</summary>
    public long Rate { get; set; }

    /// <summary>What it is at.</summary>
    public string Step { get; set; } = "";

    /// <summary>What came of it, or why nothing did: a sentence.</summary>
    public string Message { get; set; } = "";

    /// <summary>JSON, as its kind writes it; grows while it runs.</summary>
    public string Result { get; set; } = "";

    public DateTime AskedAt { get; init; }

    public DateTime? StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>When its runner was last heard of.</summary>
    public DateTime? HeartbeatAt { get; set; }

    /// <summary>The runner that has it: machine/process/start/runner; empty while it waits.</summary>
    public string Runner { get; set; } = "";

    /// <summary>How often a runner has taken it up.</summary>
    public int Tries { get; set; }

    public bool CancelAsked { get; set; }

    public long Version { get; set; }
}

internal sealed class JobMapping : IEntityTypeConfiguration<JobRow>
{
    public void Configure(EntityTypeBuilder<JobRow> row)
    {
        row.ToTable("jobs");
        row.HasKey(r => r.JobId);
        row.Property(r => r.JobId).ValueGeneratedNever();
        row.Property(r => r.Kind).IsCode(40);
        row.Property(r => r.Title).HasMaxLength(260);
        row.Property(r => r.OfficerName).HasMaxLength(100);
        row.Property(r => r.Address).HasMaxLength(64);
        row.Property(r => r.Request).HasMaxLength(Text.Unlimited);
        row.Property(r => r.Unit).IsCode(20);
        row.Property(r => r.Step).HasMaxLength(260);
        row.Property(r => r.Message).HasMaxLength(2000);
        row.Property(r => r.Result).HasMaxLength(Text.Unlimited);
        row.Property(r => r.Runner).IsCode(200);
        row.HasIndex(r => new { r.OfficerId, r.AskedAt });
        row.HasIndex(r => new { r.Status, r.AskedAt });
    }
}
