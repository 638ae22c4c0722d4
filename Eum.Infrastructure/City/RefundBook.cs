using Eum.Domain.Cashback;

namespace Eum.Infrastructure.City;

/// <summary>
/// What is still bought of a purchase that will be given back, and what is needed to give it back rightly.
/// </summary>
internal sealed class Purchase
{
    public required int Day { get; init; } // yyyymmdd of its id.

    public required int Sequence { get; init; }

    public required int Wallet { get; init; }

    public required int Card { get; init; }

    public required int Shop { get; init; }

    public required byte Channel { get; init; }

    public required RatingClass Rules { get; init; }

    public required Counters Place { get; init; }

    public required int Weekday { get; init; }

    public required short Month { get; init; }

    public int FromCharge { get; set; }

    public int FromCashback { get; set; }

    public int FromPolicy { get; set; }

    public int Amount => FromCharge + FromCashback + FromPolicy;
}

/// <summary>One refund to come, of the whole of what is left or of a part.</summary>
internal readonly record struct DueRefund(Purchase Purchase, int Amount, bool Again);

/// <summary>Refunds waiting for their moment, today's in the order of time, later ones by day.</summary>
internal sealed class RefundBook(int days, SeededRandom chance)
{
    public const int PerMille = 15;
    private const int DayMs = 86_400_000;

    private readonly List<DueRefund>?[] _later = new List<DueRefund>?[days];
    private readonly PriorityQueue<DueRefund, long> _today = new();
    private int _serial;
    private int _last;

    /// <summary>Brings out what is due on this day of the run, at hours when shops are open.</summary>
    public void Begin(int runDay)
    {
        _today.Clear();
        (_serial, _last) = (0, -1);
        foreach (var due in _later[runDay] ?? []) Await(due, 28_800_000 + chance.Below(50_400_000));
        _later[runDay] = null;
    }

    /// <summary>
    /// Decides when and how much of a new purchase goes back. Policy money never comes back on a later day.
    /// </summary>
    public void Plan(Purchase purchase, int runDay, int ms)
    {
        var whole = chance.Chance(700) || purchase.Amount < 1_000;
        var part = whole ? purchase.Amount : (int)((long)purchase.Amount * chance.Between(100, 850) / 10_000) * 10;
        var due = new DueRefund(purchase, part, Again: !whole && chance.Chance(250));
        Send(due, runDay, ms);
    }

    /// <summary>The rest of it, later.</summary>
    public void PlanRest(Purchase purchase, int runDay, int ms) =>
        Send(new(purchase, purchase.Amount, Again: false), runDay, ms);

    /// <summary>The next refund due before this clock time, at an odd millisecond; false where there is none.</summary>
    public bool TryTake(int before, out DueRefund due, out int ms)
    {
        ms = 0;
        if (!_today.TryPeek(out due, out var key) || key >> 24 >= before) return false;
        _today.Dequeue();
        ms = Math.Max((int)(key >> 24), _last + 2);
        _last = ms;
        if (ms < before) return true;
        Await(due, ms); // Pushed back by others at the same moment.
        return false;
    }

    private void Send(DueRefund due, int runDay, int ms)
    {
        var way = chance.Below(1000);
        var soon = ms + 60_000 + chance.Below(3 * 3_600_000);
        if (way < 750 || due.Purchase.FromPolicy > 0)
        {
            if (soon < DayMs) Await(due, soon);
            else if (due.Purchase.FromPolicy == 0) Postpone(due, runDay + 1);
            return;
        }

        Postpone(due, runDay + (way < 930 ? chance.Between(1, 6) : chance.Between(7, 36)));
    }

    private void Await(DueRefund due, int ms) => _today.Enqueue(due, (long)(ms | 1) << 24 | (uint)_serial++);

    private void Postpone(DueRefund due, int runDay)
    {
        if (runDay < _later.Length) (_later[runDay] ??= []).Add(due);
    }
}
