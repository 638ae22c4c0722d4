using Eum.Domain.Cashback;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage.Imports;

/// <summary>Own cashback against the operator's in one file, by cause. Own minus operator's, in won.</summary>
public sealed class ImportDifferenceRow
{
    public int BatchNo { get; init; }

    public DifferenceCause Cause { get; init; }

    public long Rows { get; init; }

    public long Won { get; init; }

    public long National { get; init; }

    public long City { get; init; }

    public long Gu { get; init; }

    public long Institution { get; init; }

    public long Merchant { get; init; }
}

internal sealed class ImportDifferenceMapping : IEntityTypeConfiguration<ImportDifferenceRow>
{
    public void Configure(EntityTypeBuilder<ImportDifferenceRow> row)
    {
        row.ToTable("import_differences");
        row.HasKey(r => new { r.BatchNo, r.Cause });
    }
}
