using System.Text;
using System.Text.Json;
using Eum.Domain.Audit;

namespace Eum.Infrastructure.Anchoring;

/// <summary>A checkpoint with its signature, as it leaves the database: one line of JSON.</summary>
public sealed record Anchor(AuditCheckpoint Checkpoint, string Signature)
{
    public string ToLine() => JsonSerializer.Serialize(this, AnchorFile.Format);
}

/// <summary>The append-only file of checkpoints outside the database. Nothing here ever rewrites a line.</summary>
public sealed class AnchorFile(string path)
{
    internal static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Path => path;

    /// <summary>Adds a line and waits until the disk has it.</summary>
    public void Append(Anchor anchor)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        file.Write(Encoding.UTF8.GetBytes(anchor.ToLine() + "\n"));
        file.Flush(flushToDisk: true);
    }

    /// <summary>The number of the last checkpoint in the file; 0 where there is none.</summary>
    public long LastNo() => Read().LastOrDefault(line => line.Anchor is not null).Anchor?.Checkpoint.CheckpointNo ?? 0;

    /// <summary>Line by line; a line that is no checkpoint comes as null.</summary>
    public IEnumerable<(int Line, Anchor? Anchor)> Read()
    {
        if (!File.Exists(path)) yield break;
        using var file = new StreamReader(new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        for (var number = 1; file.ReadLine() is { } line; number++) yield return (number, Parse(line));
    }

    private static Anchor? Parse(string line)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Anchor>(line, Format);
            return read is { Checkpoint: not null, Signature: not null } ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
