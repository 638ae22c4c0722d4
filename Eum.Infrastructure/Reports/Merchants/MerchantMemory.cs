using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports.Merchants;

/// <summary>
/// Keeps the registry that was last read, for each scope: reading 150,000 merchants takes a second, searching them some
/// milliseconds. What was told of any merchant since makes it read anew; so does the next day.
/// </summary>
public sealed class MerchantMemory : IDisposable
{
    private const int Most = 16; // The city and its gu, some of them together.
    private readonly Dictionary<string, Kept> _kept = [];
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _oneReader = new(1); // What one has read the next need not.
    private long _turn;

    internal async Task<MerchantRegister> RegisterAsync(Snapshot books, DateOnly day, CancellationToken cancel)
    {
        var (scope, state) = (books.Scope.ToString(), await StateAsync(books, day, cancel));
        if (Find(scope, state) is { } kept) return kept;

        await _oneReader.WaitAsync(cancel);
        try
        {
            if (Find(scope, state) is { } meanwhile) return meanwhile;

            var register = await MerchantRegister.ReadAsync(books, day, cancel);
            Keep(scope, new(state, register));
            return register;
        }
        finally
        {
            _oneReader.Release();
        }
    }

    public void Dispose() => _oneReader.Dispose();

    // Terms are only ever added, and nothing is told of a merchant without one; the others count their versions. Of the
    // whole city: it says nothing of any merchant, and counting within a scope would read as much as the registry does.
    private static async Task<State> StateAsync(Snapshot books, DateOnly day, CancellationToken cancel)
    {
        var terms = await books.ListAsync("SELECT COUNT(*) FROM merchant_terms", row => row.Long(0), cancel);
        var designations = await books.ListAsync(
            "SELECT COUNT(*), SUM(version) FROM merchant_designations", row => (row.Long(0), row.Long(1)), cancel);
        var contracts = await books.ListAsync(
            "SELECT COUNT(*), SUM(version) FROM benefit_plus_contracts", row => (row.Long(0), row.Long(1)), cancel);
        return new(day, terms[0], designations[0], contracts[0]);
    }

    private MerchantRegister? Find(string scope, State state)
    {
        lock (_lock)
        {
            if (!_kept.TryGetValue(scope, out var kept) || kept.State != state) return null;

            kept.Turn = ++_turn;
            return kept.Register;
        }
    }

    private void Keep(string scope, Kept kept)
    {
        lock (_lock)
        {
            kept.Turn = ++_turn;
            _kept[scope] = kept;
            if (_kept.Count > Most) _kept.Remove(_kept.MinBy(pair => pair.Value.Turn).Key);
        }
    }

    private readonly record struct State(
        DateOnly Day, long Terms, (long, long) Designations, (long, long) Contracts);

    private sealed class Kept(State state, MerchantRegister register)
    {
        public State State => state;

        public MerchantRegister Register => register;

        public long Turn { get; set; }
    }
}
