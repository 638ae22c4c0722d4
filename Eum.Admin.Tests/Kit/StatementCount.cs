using Microsoft.Extensions.Logging;

namespace Eum.Admin.Tests.Kit;

/// <summary>Counts the statements that reach the database.</summary>
internal sealed class StatementCount : ILoggerProvider, ILogger
{
    private const string Commands = "Microsoft.EntityFrameworkCore.Database.Command";
    private static readonly EventId Executed = Microsoft.EntityFrameworkCore.Diagnostics.RelationalEventId.CommandExecuted;
    private int _count;

    /// <summary>How many since the last time.</summary>
    public int Take() => Interlocked.Exchange(ref _count, 0);

    public ILogger CreateLogger(string categoryName) =>
        categoryName == Commands ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (eventId == Executed) Interlocked.Increment(ref _count);
    }

    public void Dispose()
    {
    }
}
