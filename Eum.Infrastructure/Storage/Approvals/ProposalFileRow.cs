using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Approvals;

/// <summary>A file attached to a proposal, by its content. Append-only.</summary>
public sealed class ProposalFileRow
{
    public long ProposalNo { get; init; }

    public int FileNo { get; init; }

    public required string Name { get; init; }

    public required string Sha256 { get; init; }

    public required byte[] Content { get; init; }
}

internal sealed class ProposalFileMapping : IEntityTypeConfiguration<ProposalFileRow>
{
    public void Configure(EntityTypeBuilder<ProposalFileRow> row)
    {
        row.ToTable("proposal_files");
        row.HasKey(r => new { r.ProposalNo, r.FileNo });
        row.Property(r => r.Name).HasMaxLength(200);
        row.Property(r => r.Sha256).IsCode(64);
    }
}
