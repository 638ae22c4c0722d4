namespace Eum.Admin.Commands;

/// <summary>What a verb tells the shell that called it. Machines rely on the numbers.</summary>
public enum ExitCode
{
    Done = 0,

    /// <summary>Unknown verb or option, or one that is missing.</summary>
    WrongUsage = 2,

    /// <summary>A value or file was refused; what and where is on stderr.</summary>
    Refused = 3,

    /// <summary>A check found that something does not hold.</summary>
    IntegrityFailed = 4,

    /// <summary>The database could not be reached.</summary>
    EngineUnavailable = 5,

    /// <summary>Ctrl+C; what was done stays done.</summary>
    Interrupted = 130,
}
