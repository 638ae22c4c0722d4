namespace Eum.Admin.Tests.Kit;

/// <summary>A clock that stands until the test moves it; unless told, at 2 March 2026, 09:00 in Seoul.</summary>
public sealed class StoppedClock(DateTimeOffset? now = null) : TimeProvider
{
    private DateTimeOffset _now = (now ?? new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(9))).ToUniversalTime();

    public override DateTimeOffset GetUtcNow() => _now;

    public override TimeZoneInfo LocalTimeZone { get; } =
        TimeZoneInfo.CreateCustomTimeZone("KST", TimeSpan.FromHours(9), "KST", "KST");

    /// <summary>Moves the hands to an instant.</summary>
    public void Set(DateTimeOffset instant) => _now = instant.ToUniversalTime();

    /// <summary>Moves the hands forward, or back.</summary>
    public void Advance(TimeSpan by) => _now += by;
}
