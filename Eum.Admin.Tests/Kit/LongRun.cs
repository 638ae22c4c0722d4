namespace Eum.Admin.Tests.Kit;

/// <summary>What takes minutes runs with <c>./test.sh --long</c> (EUM_LONG=1), else it is skipped.</summary>
public static class LongRun
{
    public const string Reason = "Takes minutes: runs with ./test.sh --long.";

    public static bool IsOn => Environment.GetEnvironmentVariable("EUM_LONG") == "1";
}

/// <summary>A fact of the long run.</summary>
public sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute() => Skip = LongRun.IsOn ? null : LongRun.Reason;
}

/// <summary>A theory of the long run.</summary>
public sealed class LongTheoryAttribute : TheoryAttribute
{
    public LongTheoryAttribute() => Skip = LongRun.IsOn ? null : LongRun.Reason;
}
