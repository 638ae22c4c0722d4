using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Eum.Domain.Audit;

/// <summary>A run of entries sealed together. The blocks make a chain of their own.</summary>
/// <param name="Root">SHA-256 over the entries' hashes, each followed by a line feed.</param>
/// <param name="PreviousHash">Of the block before; 64 zeros for the first.</param>
/// <param name="Hash">SHA-256 of <see cref="CanonicalText"/>.</param>
public sealed record AuditBlock(
    long BlockNo, long FirstEntry, long LastEntry, string Root, DateTime SealedAt, string PreviousHash, string Hash)
{
    /// <summary>Seals what came behind the last block.</summary>
    public static AuditBlock Seal(AuditBlock? last, long firstEntry, long lastEntry, string root, DateTime at)
    {
        var block = new AuditBlock(
            (last?.BlockNo ?? 0) + 1, firstEntry, lastEntry, root, at, last?.Hash ?? AuditChain.Beginning, "");
        return block with { Hash = SealText.HashOf(block.CanonicalText()) };
    }

    /// <summary>Whether a block stands right behind another, and is what its hash says.</summary>
    public bool Follows(AuditBlock? last) =>
        BlockNo == (last?.BlockNo ?? 0) + 1
        && FirstEntry == (last?.LastEntry ?? 0) + 1
        && LastEntry >= FirstEntry
        && PreviousHash == (last?.Hash ?? AuditChain.Beginning)
        && Hash == SealText.HashOf(CanonicalText());

    /// <summary>Seven lines, each ended by a line feed.</summary>
    public string CanonicalText() => SealText.Lines(
        "eum audit block", SealText.Of(BlockNo), SealText.Of(FirstEntry), SealText.Of(LastEntry), Root,
        SealText.Of(SealedAt), PreviousHash);
}

/// <summary>
/// A line that says how far the trail and the books had come. It is signed, and leaves the database, so that whoever
/// owns the database cannot take back what it says.
/// </summary>
/// <param name="EntryNo">The last entry covered, and its hash: the root of the whole chain up to there.</param>
/// <param name="Ledger">Counts and sums of the books: see docs/operations.md.</param>
/// <param name="Previous">SHA-256 of the canonical text before; 64 zeros for the first.</param>
/// <param name="KeyId">SHA-256 of the public key (SubjectPublicKeyInfo).</param>
public sealed record AuditCheckpoint(
    long CheckpointNo, DateTime At, long EntryNo, string EntryHash, long BlockNo, string BlockHash, string Ledger,
    string Previous, string KeyId)
{
    /// <summary>What the next checkpoint says of this one.</summary>
    public string Digest() => SealText.HashOf(CanonicalText());

    /// <summary>Whether it stands right behind another; the signature is another question.</summary>
    public bool Follows(AuditCheckpoint? last) =>
        CheckpointNo == (last?.CheckpointNo ?? 0) + 1
        && EntryNo >= (last?.EntryNo ?? 0)
        && Previous == (last?.Digest() ?? AuditChain.Beginning);

    /// <summary>Ten lines, each ended by a line feed: what is signed.</summary>
    public string CanonicalText() => SealText.Lines(
        "eum audit checkpoint", SealText.Of(CheckpointNo), SealText.Of(At), SealText.Of(EntryNo), EntryHash,
        SealText.Of(BlockNo), BlockHash, Ledger, Previous, KeyId);
}

/// <summary>What a purge (파기) destroyed, so that the rest of the chain still has a beginning.</summary>
/// <param name="LastEntry">The last entry destroyed, its hash and its instant.</param>
public sealed record AuditTombstone(
    long TombstoneNo, long LastEntry, string LastHash, DateTime LastAt, DateTime PurgedAt, string Reason, string KeyId)
{
    /// <summary>Eight lines, each ended by a line feed: what is signed.</summary>
    public string CanonicalText() => SealText.Lines(
        "eum audit tombstone", SealText.Of(TombstoneNo), SealText.Of(LastEntry), LastHash, SealText.Of(LastAt),
        SealText.Of(PurgedAt), Reason, KeyId);
}

/// <summary>SHA-256 over the hashes of the entries of a block, as they come.</summary>
public sealed class BlockRoot : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Add(string entryHash) => _hash.AppendData(Encoding.UTF8.GetBytes(entryHash + "\n"));

    /// <summary>The root of what was added since the last one.</summary>
    public string Take() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();
}

internal static class SealText
{
    internal static string Lines(params string[] lines) => string.Join('\n', lines) + '\n';

    internal static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    internal static string Of(DateTime utc) =>
        utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    internal static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
