using System.Text;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// The rows of a chunk that were not taken, each with its line, rule, sentence and original text. Of files about cards
/// no number of a card or telephone is kept: whoever corrects such a row writes it masked anyway.
/// </summary>
internal sealed class Quarantine(int batchNo, FileKind kind)
{
    private readonly bool _masks = kind == FileKind.Cards || kind == FileKind.CardAnswers;
    private readonly BulkRows _rows = new(ImportTables.Rejects, 16);

    public int Rejected { get; private set; }

    public int Conflicts { get; private set; }

    /// <summary>The first problems, for the person at the terminal.</summary>
    public List<(int Line, RowProblem Problem)> First { get; } = [];

    public void Add(int line, ReadOnlySpan<byte> original, RowProblem problem, long? rowKey)
    {
        if (problem.Existing is null) Rejected++;
        else Conflicts++;
        if (_masks) problem = problem with { Message = PersonalText.MaskIn(problem.Message) };
        if (First.Count < 20) First.Add((line, problem));
        var kept = Kept(original);
        _rows.Add(batchNo, line, problem.Column, problem.Rule, problem.Message,
            _masks ? PersonalText.MaskIn(kept) : kept, rowKey is > 0 ? rowKey : null, problem.Existing);
    }

    /// <summary>A record as it is kept: every character visible, nothing in it that may not be stored.</summary>
    public static string Kept(ReadOnlySpan<byte> record) =>
        ResidentNumbers.Masked(RowProblem.Visible(Encoding.UTF8.GetString(record)));

    public void Write(BulkConnection store) => store.Append(_rows);
}
