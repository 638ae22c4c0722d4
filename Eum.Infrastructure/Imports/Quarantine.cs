using System.Text;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>The rows of a chunk that were not taken, each with its line, rule, sentence and original text.</summary>
internal sealed class Quarantine(int batchNo)
{
    private readonly BulkRows _rows = new(ImportTables.Rejects, 16);

    public int Rejected { get; private set; }

    public int Conflicts { get; private set; }

    /// <summary>The first problems, for the person at the terminal.</summary>
    public List<(int Line, RowProblem Problem)> First { get; } = [];

    public void Add(int line, ReadOnlySpan<byte> original, RowProblem problem, long? rowKey)
    {
        if (problem.Existing is null) Rejected++;
        else Conflicts++;
        if (First.Count < 20) First.Add((line, problem));
        _rows.Add(batchNo, line, problem.Column, problem.Rule, problem.Message,
            Kept(original), rowKey is > 0 ? rowKey : null, problem.Existing);
    }

    /// <summary>A record as it is kept: every character visible, nothing in it that may not be stored.</summary>
    public static string Kept(ReadOnlySpan<byte> record) =>
        ResidentNumbers.Masked(RowProblem.Visible(Encoding.UTF8.GetString(record)));

    public void Write(BulkConnection store) => store.Append(_rows);
}
