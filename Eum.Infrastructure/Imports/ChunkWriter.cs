using System.Runtime.ExceptionServices;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// Writes chunks on a thread and connection of its own, each with its checkpoint in one transaction: a process that
/// dies
/// leaves the chunks before, whole, and the next run goes on behind them.
/// </summary>
internal sealed class ChunkWriter : IDisposable
{
    private readonly BulkConnection _store;
    private readonly int _batchNo;
    private readonly Action<ImportChunk> _written;
    private readonly object _gate = new();
    private readonly Thread _thread;
    private ImportChunk? _next;
    private bool _busy;
    private bool _closed;
    private ExceptionDispatchInfo? _failure;

    public ChunkWriter(BulkConnection store, int batchNo, Action<ImportChunk> written)
    {
        _store = store;
        _batchNo = batchNo;
        _written = written;
        _thread = new Thread(Run) { IsBackground = true, Name = "import writer" };
        _thread.Start();
    }

    /// <summary>Hands a chunk over; waits while the one before is still being written.</summary>
    public void Post(ImportChunk chunk)
    {
        Drain();
        lock (_gate)
        {
            (_next, _busy) = (chunk, true);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits until everything is in storage; throws what the writer met.</summary>
    public void Drain()
    {
        lock (_gate)
            while (_busy && _failure is null) Monitor.Wait(_gate);
        _failure?.Throw();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }

        _thread.Join();
    }

    private void Run()
    {
        while (Take() is { } chunk)
        {
            try
            {
                Write(chunk);
            }
            catch (Exception failed)
            {
                _failure = ExceptionDispatchInfo.Capture(failed);
            }

            lock (_gate)
            {
                _busy = false;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private ImportChunk? Take()
    {
        lock (_gate)
        {
            while (_next is null && !_closed) Monitor.Wait(_gate);
            var chunk = _next;
            _next = null;
            return _failure is null ? chunk : null;
        }
    }

    private void Write(ImportChunk chunk)
    {
        _store.Begin();
        try
        {
            chunk.Write(_store);
            chunk.Quarantine.Write(_store);
            var counts = chunk.Counts;
            _store.Execute(
                ImportBatches.CheckpointStatement, counts.Rows, counts.Accepted, counts.Duplicates, counts.Conflicts,
                counts.Rejected, counts.Late, counts.Adjustments, counts.Amount, counts.OperatorCashback,
                    counts.OwnCashback,
                chunk.NextPosition, chunk.NextLine, _batchNo);
            _store.Commit();
        }
        catch
        {
            _store.Rollback();
            throw;
        }

        _written(chunk);
    }
}
