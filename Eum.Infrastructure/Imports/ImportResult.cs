using Eum.Domain.Cashback;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Storage.Imports;

namespace Eum.Infrastructure.Imports;

/// <summary>What came of one file: the answer of <c>eum import</c>. Amounts in won, signed as the rows are.</summary>
public sealed record ImportResult
{
    public required string Name { get; init; }

    public string Kind { get; init; } = "";

    public DateOnly? BusinessDate { get; init; }

    public int Sequence { get; init; }

    public long Rows { get; init; }

    public long Accepted { get; init; }

    public long Duplicates { get; init; }

    public long Conflicts { get; init; }

    public long Rejected { get; init; }

    public long Amount { get; init; }

    public long OperatorCashback { get; init; }

    public long OwnCashback { get; init; }

    public IReadOnlyList<ImportDifference> Differences { get; init; } = [];

    public TimeSpan Took { get; init; }

    /// <summary>DONE, PARTLY or REFUSED.</summary>
    public required string Status { get; init; }

    public string? Message { get; init; }

    /// <summary>The same bytes were taken before: nothing was done.</summary>
    public bool IsRepeat { get; init; }

    public int BatchNo { get; init; }

    /// <summary>The first problems, with their lines, for the person at the terminal.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; init; } = [];

    public long RowsPerSecond => Took.Ticks == 0 ? 0 : Rows * TimeSpan.TicksPerSecond / Took.Ticks;
}

/// <summary>Rows whose cashback differs from the operator's for one cause: own less operator's, in won.</summary>
public sealed record ImportDifference(DifferenceCause Cause, long Rows, long Won);

/// <summary>A row that was not taken, or (line 0) a file.</summary>
public sealed record ImportProblem(int Line, string Column, string Rule, string Message);

/// <summary>How far an import has come: rows of the file, and how many are in storage.</summary>
public sealed record ImportProgress(string Name, long Rows, long Done)
{
    public long Accepted { get; init; }

    public long Duplicates { get; init; }

    public long Conflicts { get; init; }

    public long Rejected { get; init; }

    /// <summary>Where a file begins, or goes on.</summary>
    internal static ImportProgress From(OperatorFile file, ImportBatchRow batch) =>
        new(file.Name, file.Check.Rows, batch.Rows)
        {
            Accepted = batch.Accepted,
            Duplicates = batch.Duplicates,
            Conflicts = batch.Conflicts,
            Rejected = batch.Rejected,
        };

    internal ImportProgress And(in ChunkCounts counts) => this with
    {
        Done = Done + counts.Rows,
        Accepted = Accepted + counts.Accepted,
        Duplicates = Duplicates + counts.Duplicates,
        Conflicts = Conflicts + counts.Conflicts,
        Rejected = Rejected + counts.Rejected,
    };
}
