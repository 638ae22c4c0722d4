using System.Text;
using System.Text.Json;
using Eum.Domain.Audit;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Verification;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Anchoring;

/// <summary>
/// The whole trail in one file that an auditor takes away: a line of JSON each for the head (with the public key), the
/// tombstones, blocks, checkpoints and entries, in this order, and an end line that counts them.
/// </summary>
public sealed class AuditExport(IDbContextFactory<EumDbContext> database, AuditSealer sealer, TimeProvider clock)
{
    internal const string Kind = "eum audit export 1";

    /// <returns>How many entries were written.</returns>
    /// <param name="taken">Who takes it away, when and why.</param>
    public async Task<long> WriteAsync(Stream target, string taken, CancellationToken cancel)
    {
        var key = sealer.Key;
        await using var books = await Snapshot.OpenAsync(database, cancel);
        await using var writer = new StreamWriter(target, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        Write(writer, new ExportLine
        {
            Head = new(Kind, clock.GetUtcNow().UtcDateTime, key.KeyId, key.PublicKey)
            {
                Former = key.Book.Former.Count > 0 ? key.Book.Former : null,
                Taken = taken,
            },
        });
        foreach (var (tombstone, signature) in await AuditVerifier.TombstonesAsync(books, cancel))
            Write(writer, new ExportLine { Tombstone = tombstone, Signature = signature });
        await foreach (var block in AuditVerifier.BlocksAsync(books, cancel))
            Write(writer, new ExportLine { Block = block });
        await foreach (var anchor in AuditVerifier.CheckpointsAsync(books, cancel))
            Write(writer, new ExportLine { Checkpoint = anchor.Checkpoint, Signature = anchor.Signature });

        var entries = 0L;
        await using var links = await StoredLinks.OpenAsync(books, cancel);
        for (; links.Next(); entries++)
        {
            if (entries % 10_000 == 0) cancel.ThrowIfCancellationRequested();
            Write(writer, new ExportLine { Entry = links.Current });
        }

        Write(writer, new ExportLine { End = entries });
        return entries;
    }

    private static void Write(StreamWriter writer, ExportLine line) =>
        writer.Write(JsonSerializer.Serialize(line, Format) + "\n");

    internal static readonly JsonSerializerOptions Format = new(AnchorFile.Format)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };
}

internal sealed record ExportHead(string Kind, DateTime At, string KeyId, string PublicKey)
{
    /// <summary>The keys that signed before, the oldest first; null where there are none.</summary>
    public IReadOnlyList<FormerKey>? Former { get; init; }

    /// <summary>Number, account, employee number, time and reason of whoever took the file away.</summary>
    public string? Taken { get; init; }
}

/// <summary>A line of an export: one of these.</summary>
internal sealed record ExportLine
{
    public ExportHead? Head { get; init; }

    public AuditTombstone? Tombstone { get; init; }

    public AuditBlock? Block { get; init; }

    public AuditCheckpoint? Checkpoint { get; init; }

    public string? Signature { get; init; }

    public AuditLink? Entry { get; init; }

    public long? End { get; init; }
}
