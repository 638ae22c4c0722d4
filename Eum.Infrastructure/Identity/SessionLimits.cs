using Microsoft.Extensions.Options;

namespace Eum.Infrastructure.Identity;

/// <summary>
/// The section <c>Session</c> of the settings: how long a sign-in lasts. Only ever shorter than the defaults.
/// </summary>
public sealed class SessionLimits
{
    public const string Section = "Session";
    public const int LongestIdleSeconds = 600;
    public const int LongestHours = 8;
    public const int LongestStepUpSeconds = 300;

    /// <summary>Without a key or button pressed.</summary>
    public int IdleSeconds { get; set; } = LongestIdleSeconds;

    public int Hours { get; set; } = LongestHours;

    /// <summary>How long a fresh proof of presence counts for guarded actions.</summary>
    public int StepUpSeconds { get; set; } = LongestStepUpSeconds;

    /// <summary>How many an account has at once; the oldest give way.</summary>
    public int PerAccount { get; set; } = 1;

    public TimeSpan Idle => TimeSpan.FromSeconds(IdleSeconds);

    public TimeSpan Longest => TimeSpan.FromHours(Hours);

    public TimeSpan StepUp => TimeSpan.FromSeconds(StepUpSeconds);
}

internal sealed class SessionLimitsCheck : IValidateOptions<SessionLimits>
{
    public ValidateOptionsResult Validate(string? name, SessionLimits options)
    {
        List<string> failures = [];
        if (options.IdleSeconds is < 10 or > SessionLimits.LongestIdleSeconds)
            failures.Add(
                $"Session:IdleSeconds는 10에서 {SessionLimits.LongestIdleSeconds} 사이여야 합니다 (지금 {options.IdleSeconds}).");
        if (options.Hours is < 1 or > SessionLimits.LongestHours)
            failures.Add($"Session:Hours는 1에서 {SessionLimits.LongestHours} 사이여야 합니다 (지금 {options.Hours}).");
        if (options.StepUpSeconds is < 10 or > SessionLimits.LongestStepUpSeconds)
            failures.Add(
                $"Session:StepUpSeconds는 10에서 {SessionLimits.LongestStepUpSeconds} 사이여야 합니다 (지금 {options.StepUpSeconds}).");
        if (options.PerAccount is < 1 or > 5)
            failures.Add($"Session:PerAccount는 1에서 5 사이여야 합니다 (지금 {options.PerAccount}).");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
