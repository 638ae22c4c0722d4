using System.Collections.Concurrent;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports.Payments;

/// <summary>
/// Keeps the spans that lists were last read from, each for the scope it was read under: payments are only ever added,
/// so that nothing kept goes stale. A span that an import made longer is another one.
/// </summary>
public sealed class PaymentMemory : IDisposable
{
    /// <summary>Rows kept over all spans and scopes, at some 60 bytes each.</summary>
    public const int Most = 4_000_000;

    private readonly LinkedList<(Key Key, PaymentColumns Columns)> _byUse = new();
    private readonly Dictionary<Key, LinkedListNode<(Key Key, PaymentColumns Columns)>> _kept = [];
    private readonly ConcurrentDictionary<string, (int Last, FactsTable Table)> _facts = new();
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _oneReader = new(1); // What one has read the next need not.
    private long _rows;

    internal async Task<FactsTable> FactsAsync(Snapshot books, CancellationToken cancel)
    {
        var (scope, last) = (books.Scope.ToString(), await FactsTable.LastAsync(books, cancel));
        if (_facts.TryGetValue(scope, out var kept) && kept.Last == last) return kept.Table;

        var table = await FactsTable.ReadAsync(books, last, cancel);
        _facts[scope] = (last, table);
        return table;
    }

    internal async Task<PaymentColumns> ColumnsAsync(Snapshot books, PaymentSpan span, CancellationToken cancel)
    {
        var key = new Key(span, books.Scope.ToString());
        if (Find(key) is { } kept) return kept;

        await _oneReader.WaitAsync(cancel);
        try
        {
            if (Find(key) is { } meanwhile) return meanwhile;

            var columns = await PaymentColumns.ReadAsync(books, span, cancel);
            Keep(key, columns);
            return columns;
        }
        finally
        {
            _oneReader.Release();
        }
    }

    public void Dispose() => _oneReader.Dispose();

    private PaymentColumns? Find(Key key)
    {
        lock (_lock)
        {
            if (!_kept.TryGetValue(key, out var node)) return null;

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Columns;
        }
    }

    private void Keep(Key key, PaymentColumns columns)
    {
        lock (_lock)
        {
            _kept[key] = _byUse.AddFirst((key, columns));
            _rows += columns.Count;
            while (_rows > Most && _byUse.Last is { } oldest && oldest.Value.Key != key)
            {
                _rows -= oldest.Value.Columns.Count;
                _byUse.RemoveLast();
                _kept.Remove(oldest.Value.Key);
            }
        }
    }

    // The scope as it prints itself: all its districts.
    private readonly record struct Key(PaymentSpan Span, string Scope);
}
