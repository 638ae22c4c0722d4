using Eum.Infrastructure.Storage.Imports;

namespace Eum.Admin.Features.Imports;

/// <summary>What came of a file. Amounts in won.</summary>
public sealed record ImportLine(
    int No,
    string FileName,
    string Kind,
    string Operator,
    DateOnly? BusinessDate,
    int? SequenceNo,
    ImportState State,
    long Rows,
    long Accepted,
    long Duplicates,
    long Conflicts,
    long Rejected,
    long Amount,
    long OwnCashback,
    long OperatorCashback,
    DateTime StartedAt,
    DateTime? FinishedAt,
    string? Message)
{
    /// <summary>Own cashback less the operator's.</summary>
    public long Difference => OwnCashback - OperatorCashback;

    /// <summary>Null while it runs, and for a file that posted nothing.</summary>
    public long? RowsPerSecond => FinishedAt is { } end && Rows > 0 && (end - StartedAt).Ticks is > 0 and var ticks
        ? (long)((decimal)Rows * TimeSpan.TicksPerSecond / ticks)
        : null;

    internal static IQueryable<ImportLine> From(IQueryable<ImportBatchRow> batches) =>
        batches.Select(batch => new ImportLine(
        batch.BatchNo, batch.FileName, batch.Kind, batch.Operator, batch.BusinessDate, batch.SequenceNo,
        (ImportState)batch.Status, batch.Rows, batch.Accepted, batch.Duplicates, batch.Conflicts, batch.Rejected,
        batch.Amount, batch.OwnCashback, batch.OperatorCashback, batch.StartedAt, batch.FinishedAt, batch.Message));
}
