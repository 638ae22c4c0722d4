using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Eum.Admin.Tests.Kit;

/// <summary>Counts the statements that reach the database.</summary>
internal sealed class StatementCount : ILoggerProvider, ILogger
{
    private const string Commands = "Microsoft.EntityFrameworkCore.Database.Command";
    private static readonly EventId Executed = RelationalEventId.CommandExecuted;
    private int _count;

    /// <summary>How many since the last time.</summary>
    public int Take() => Interlocked.Exchange(ref _count, 0);

    public ILogger CreateLogger(string categoryName) =>
        categoryName == Commands ? this : NullLogger.Instance;

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
