using Eum.Infrastructure.Files;

namespace Eum.Infrastructure.Imports;

/// <summary>Turns the rows of one kind of file into chunks, from wherever the last checkpoint stands.</summary>
internal abstract class KindImport(ImportContext context)
{
    private bool _carried;
    private bool _ended;
    private long _consumed;

    protected ImportContext Context { get; } = context;

    protected int Columns =>
        Context.File.Envelope.Kind.Columns.Count + (Context.File.Check.IsCorrection ? FileKind.RejectColumns.Count : 0);

    /// <summary>The next chunk, or null when the file is read.</summary>
    public abstract ImportChunk? Next(CsvReader reader);

    /// <summary>Tells where the first row stands, for a run that does not begin at the beginning.</summary>
    public void StartAt(long position) => _consumed = position;

    /// <summary>Moves to the next data row; false at #END.</summary>
    protected bool MoveNext(CsvReader reader)
    {
        if (_ended) return false;
        if (!_carried && (!reader.Read() || reader.StartsWith("#END"u8)))
        {
            _ended = true;
            return false;
        }

        _carried = false;
        _consumed++;
        return true;
    }

    /// <summary>Leaves the row at hand for the next chunk.</summary>
    protected void PutBack()
    {
        _carried = true;
        _consumed--;
    }

    /// <summary>Where the next chunk begins; asked when a chunk is complete.</summary>
    protected (long Position, int Line) NextPlace(CsvReader reader)
    {
        if (Context.File.IsReordered) return (_consumed, 0);
        return _ended ? (Context.File.Check.EndOffset, reader.Line) : (reader.Offset, reader.Line);
    }

    /// <summary>Looks ahead, so that the next chunk's place is known; false when there is none.</summary>
    protected void LookAhead(CsvReader reader)
    {
        if (MoveNext(reader)) PutBack();
    }
}
