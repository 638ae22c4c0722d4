using Eum.Domain.Cashback;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// What every kind of import works with: the file, its batch, the store to read, and what the store knows.
/// </summary>
internal sealed class ImportContext
{
    public required OperatorFile File { get; init; }

    public required int BatchNo { get; init; }

    /// <summary>For reading only; the chunks are written on a connection of their own.</summary>
    public required BulkConnection Store { get; init; }

    /// <summary>Cards and merchants; only where the file is of payments.</summary>
    public PaymentMasters? Masters { get; init; }

    public required IdSeries Series { get; init; }

    public required Programmes Programmes { get; init; }

    /// <summary>Encrypts what tells who a person is before it is stored.</summary>
    public required FieldCipher Cipher { get; init; }

    public required PolicyTimeline Timeline { get; init; }

    /// <summary>Closed months, yyyymm.</summary>
    public required IReadOnlySet<int> ClosedMonths { get; init; }

    public required int ChunkRows { get; init; }

    /// <summary>Waits until everything handed over so far is in storage.</summary>
    public required Action Drain { get; init; }

    public int BusinessDay => DateNumber.Of(File.Envelope.BusinessDate);

    /// <summary>The day a movement is posted on: its own, or the file's where its month is closed.</summary>
    public int PostingDay(int day) => ClosedMonths.Contains(day / 100) ? BusinessDay : day;

    /// <summary>The record as it stands in the file.</summary>
    public byte[] Original(long offset, int length)
    {
        using var text = File.OpenText();
        var bytes = new byte[length];
        RandomAccess.Read(text.SafeFileHandle, bytes, offset);
        return bytes;
    }
}

/// <summary>How many rows became what, and the won they carry (signed).</summary>
internal struct ChunkCounts
{
    public int Rows;
    public int Accepted;
    public int Duplicates;
    public int Conflicts;
    public int Rejected;
    public int Late;
    public int Adjustments;
    public long Amount;
    public long OperatorCashback;
    public long OwnCashback;
}

/// <summary>A part of a file, ready to be written in one transaction together with its checkpoint.</summary>
internal sealed class ImportChunk
{
    /// <summary>Line of the chunk's first row: its number within the batch, the same after a restart.</summary>
    public required int Number { get; init; }

    /// <summary>Where the next chunk begins: byte position, or place in the order of time; and its line.</summary>
    public required long NextPosition { get; init; }

    public required int NextLine { get; init; }

    public required ChunkCounts Counts { get; init; }

    public required Quarantine Quarantine { get; init; }

    public required Action<BulkConnection> Write { get; init; }
}
