using System.Runtime.ExceptionServices;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// The cards and merchants that payments are checked against, read into memory on a thread and connection of their own
/// while the file itself is still being checked: the two take about as long as each other. After them, while the first
/// rows are rated already, where the members live.
/// </summary>
internal sealed class PaymentMasters : IDisposable
{
    private const int BytesPerRow = 116;

    private readonly BulkConnection _store;
    private readonly CardIndex _cards;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _ready = new();
    private MerchantIndex? _merchants;
    private MemberHomes? _homes;
    private ExceptionDispatchInfo? _failure;

    private PaymentMasters(BulkConnection store, long rows)
    {
        _store = store;
        _cards = new(store);
        _thread = new Thread(() => Load(rows)) { IsBackground = true, Name = "import masters" };
        _thread.Start();
    }

    /// <summary>Begins to read what a payments file of this size will ask for.</summary>
    /// <param name="fileBytes">Its length; what a compressed one holds is a guess, and costs no more than time.</param>
    public static PaymentMasters Begin(BulkConnections connections, long fileBytes) =>
        new(connections.Open(cacheKiB: 4_096), fileBytes / BytesPerRow); // Read once from end to end.

    /// <summary>Waits until both are there.</summary>
    public (CardIndex Cards, MerchantIndex Merchants) Take()
    {
        _ready.Wait();
        _failure?.Throw();
        return (_cards, _merchants!);
    }

    /// <summary>Waits for the homes; null where so few are asked for that each is looked up.</summary>
    public MemberHomes? TakeHomes()
    {
        _thread.Join();
        _failure?.Throw();
        return _homes;
    }

    public void Dispose()
    {
        _thread.Join();
        _ready.Dispose();
        _store.Dispose();
    }

    private void Load(long rows)
    {
        try
        {
            var isWhole = _cards.Prepare(rows);
            _merchants = MerchantIndex.Load(_store);
            _ready.Set();
            if (isWhole) _homes = MemberHomes.Load(_store);
        }
        catch (Exception failed)
        {
            _failure = ExceptionDispatchInfo.Capture(failed);
        }
        finally
        {
            _ready.Set();
        }
    }
}
