using System.Text.Json;
using Eum.Domain.Audit;

namespace Eum.Infrastructure.Anchoring;

/// <summary>An export is broken or is none; says in words where.</summary>
public sealed class ExportException(string message) : Exception(message);

/// <summary>Verifies an export without any database: on an auditor's own machine.</summary>
public static class ExportVerifier
{
    /// <param name="keyId">The id of the key, or of one before it, as an auditor wrote it down; null trusts the
    /// file's own.</param>
    /// <param name="anchors">A copy of the anchor file; null where there is none at hand.</param>
    /// <exception cref="ExportException">It cannot be read as an export.</exception>
    public static AuditVerification Run(
        string path, string? keyId, string? anchors, TimeProvider clock, Action<long>? progress)
    {
        var started = clock.GetTimestamp();
        var findings = new Findings();
        using var lines = File.ReadLines(path).GetEnumerator();
        var head = Next(lines, 1)?.Head;
        if (head is null || head.Kind != AuditExport.Kind) throw new ExportException($"{path}: 감사 내보내기 파일이 아닙니다.");
        // An id written down before the key was changed still holds: each key vouches for the one behind it.
        var keys = new KeyBook(head.Former ?? [], head.PublicKey);
        if (SigningKey.IdOf(head.PublicKey) != head.KeyId || !keys.IsWhole
            || (keyId is not null && keys.PlaceOf(keyId) < 0))
            findings.Add("checkpoint", 1, $"파일의 공개 열쇠({head.KeyId})가 알고 있는 것과 다릅니다.");

        using var trail = new TrailCheck(keys, findings);
        long? end = null;
        for (var number = 2; Next(lines, number) is { } line; number++)
        {
            if (line.Tombstone is not null) trail.Tombstone(line.Tombstone, line.Signature ?? "");
            else if (line.Block is not null) trail.Block(line.Block);
            else if (line.Checkpoint is not null) trail.Checkpoint(new(line.Checkpoint, line.Signature ?? ""));
            else if (line.Entry is not null) trail.Entry(line.Entry);
            else end = line.End;
            if (trail.Entries % 10_000 == 0) progress?.Invoke(trail.Entries);
        }

        trail.Finish();
        if (end != trail.Entries)
            findings.Add("tail", trail.LastEntry + 1, $"내보내기 파일이 {trail.LastEntry}번에서 끊겼습니다.");
        if (anchors is not null) trail.Compare(new AnchorFile(anchors).Read(), head.At);
        return new(
            trail.Entries, trail.Blocks, trail.Checkpoints.Count, trail.LastAnchor, findings.All,
            (long)clock.GetElapsedTime(started).TotalMilliseconds / 1000m);
    }

    private static ExportLine? Next(IEnumerator<string> lines, int number)
    {
        if (!lines.MoveNext()) return null;
        try
        {
            return JsonSerializer.Deserialize<ExportLine>(lines.Current, AuditExport.Format)
                ?? throw new ExportException($"{number}행을 읽을 수 없습니다.");
        }
        catch (JsonException)
        {
            throw new ExportException($"{number}행을 읽을 수 없습니다.");
        }
    }
}
