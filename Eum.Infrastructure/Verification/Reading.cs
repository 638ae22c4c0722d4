using System.Globalization;
using Eum.Domain.Cashback;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Verification;

/// <summary>What every check of one run shares: the books at one moment, the classes, names for keys.</summary>
internal sealed class Reading
{
    private readonly Dictionary<long, (string Prefix, int Width)> _series;
    private readonly Dictionary<int, long> _closed;
    private readonly Dictionary<int, long> _started;

    private Reading(
        Snapshot books, RatedClasses classes, Dictionary<long, (string, int)> series, Dictionary<int, long> closed,
        Dictionary<int, long> started) =>
        (Books, Classes, _series, _closed, _started) = (books, classes, series, closed, started);

    public Snapshot Books { get; }

    public RatedClasses Classes { get; }

    public Spending Spending { get; } = new();

    public static async Task<Reading> OpenAsync(Snapshot books, PolicyTimeline timeline, CancellationToken cancel)
    {
        var classes = await RatedClasses.LoadAsync(books, timeline, cancel);
        var series = await books.ListAsync(
            "SELECT series, prefix, width FROM id_series",
            row => (Series: row.Long(0), Prefix: row.Text(1), Width: row.Int(2)), cancel);
        var closed = await books.ListAsync(
            "SELECT \"month\", closed_at FROM month_closings", row => (Month: row.Int(0), At: row.Long(1)), cancel);
        var started = await books.ListAsync(
            "SELECT batch_no, started_at FROM import_batches", row => (No: row.Int(0), At: row.Long(1)), cancel);
        return new(
            books, classes, series.ToDictionary(row => row.Series, row => (row.Prefix, row.Width)),
            closed.ToDictionary(row => row.Month, row => row.At), started.ToDictionary(row => row.No, row => row.At));
    }

    /// <summary>An operator's id as it was sent; the key itself where its series is gone.</summary>
    public string IdOf(long key)
    {
        if (!_series.TryGetValue(key >> 39, out var series)) return key.ToString(CultureInfo.InvariantCulture);
        var number = (key & ((1L << 39) - 1)).ToString(CultureInfo.InvariantCulture);
        return series.Width == 0 ? series.Prefix : series.Prefix + number.PadLeft(series.Width, '0');
    }

    /// <summary>Whether the books of a day's month (yyyymmdd) were already closed when the batch began.</summary>
    public bool WasClosed(int day, int batch) =>
        _closed.TryGetValue(day / 100, out var closed) && closed <= _started.GetValueOrDefault(batch);
}
