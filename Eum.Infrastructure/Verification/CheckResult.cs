namespace Eum.Infrastructure.Verification;

/// <summary>What a check found.</summary>
/// <param name="Checked">Rows, cells or lines compared.</param>
/// <param name="Failed">Those that do not hold.</param>
/// <param name="First">The first of them by its key, with both figures; null where all hold.</param>
public sealed record CheckResult(string Name, long Checked, long Failed, string? First);

/// <summary>The books recomputed and compared.</summary>
public sealed record VerificationResult(IReadOnlyList<CheckResult> Checks, decimal Seconds)
{
    public bool Ok => Checks.All(check => check.Failed == 0);
}

/// <summary>
/// Counts what a check compared, and keeps the failure with the lowest key, whatever the order of reading.
/// </summary>
internal sealed class Check(string name)
{
    private IComparable? _firstKey;
    private string? _first;
    private long _checked;
    private long _failed;

    public long Failed => _failed;

    public void Count(long more = 1) => _checked += more;

    public void Fail(IComparable key, string what)
    {
        _failed++;
        if (_firstKey is not null && _firstKey.CompareTo(key) <= 0) return;
        (_firstKey, _first) = (key, what);
    }

    /// <summary>Counts one comparison, and a failure where it does not hold.</summary>
    public void Holds(bool holds, IComparable key, Func<string> what)
    {
        _checked++;
        if (!holds) Fail(key, what());
    }

    public CheckResult Result() => new(name, _checked, _failed, _first);
}
