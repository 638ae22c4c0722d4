using System.Collections.Concurrent;
using Eum.Domain.Audit;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Storage.Audit;

/// <summary>
/// Writes down what changes nothing: readings, refusals, sign-ins, each in a transaction that is its own. Those that
/// come while one is being written go together into the next, so that many at once cost little more than one.
/// </summary>
public sealed class AuditTrail(IDbContextFactory<EumDbContext> database) : IDisposable
{
    private const int AtOnce = 200;

    private readonly ConcurrentQueue<Waiting> _queue = new();
    private readonly SemaphoreSlim _writing = new(1);

    /// <summary>
    /// Returns when the entry is in the books. What it tells of must wait for that: no audit, no answer. Not to be
    /// called while a transaction that writes is open on the same flow: SQLite has one writer.
    /// </summary>
    /// <exception cref="DbUpdateException">It could not be written; then nothing may be shown.</exception>
    public async Task RecordAsync(AuditEntry entry, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var waiting = new Waiting(entry);
        _queue.Enqueue(waiting);
        await _writing.WaitAsync(cancel);
        try
        {
            while (!waiting.Written.Task.IsCompleted) await WriteAsync();
        }
        finally
        {
            _writing.Release();
        }

        await waiting.Written.Task;
    }

    public void Dispose() => _writing.Dispose();

    // Not cancelled by whoever happens to write for the others.
    private async Task WriteAsync()
    {
        List<Waiting> together = [];
        while (together.Count < AtOnce && _queue.TryDequeue(out var next)) together.Add(next);
        try
        {
            await using var db = await database.CreateDbContextAsync(CancellationToken.None);
            await db.SaveAsync([.. together.Select(one => one.Entry)], CancellationToken.None);
            foreach (var one in together) one.Written.SetResult();
        }
        catch (Exception failure)
        {
            foreach (var one in together) one.Written.TrySetException(failure);
        }
    }

    private sealed record Waiting(AuditEntry Entry)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
