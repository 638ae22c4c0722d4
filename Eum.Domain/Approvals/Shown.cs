namespace Eum.Domain.Approvals;

/// <summary>One value that would change, in words; Before empty where there was nothing.</summary>
public sealed record ShownChange(string Name, string Before, string After)
{
    public bool IsChange => Before != After;
}

/// <summary>A thing the proposal was made against, and its version at that time.</summary>
public sealed record BaseVersion(string Subject, string Version);

/// <summary>What a proposal would do, as its maker and its approver see it.</summary>
/// <param name="Target">What it is about, e.g. budget/2026 시비 28000 INCHEON: sums over 24 hours go by it.</param>
/// <param name="Effect">Money effect in won, signed; 0 where no money moves.</param>
/// <param name="Bases">Everything the values were read from.</param>
public sealed record Shown(
    string Target, IReadOnlyList<ShownChange> Changes, long Effect, IReadOnlyList<BaseVersion> Bases);

/// <summary>An attached file by its content's SHA-256 (lower-case hex).</summary>
public sealed record ShownFile(string Name, string Sha256, long Bytes);
