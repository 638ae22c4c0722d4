using System.Globalization;
using System.Text;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Reports.Payments;

/// <summary>The operator's ids and the keys they were packed into (ADR 0009), for who only reads.</summary>
public sealed class ExternalIds
{
    private readonly Dictionary<int, (string Prefix, int Width)> _series;

    private ExternalIds(Dictionary<int, (string Prefix, int Width)> series) => _series = series;

    public static async Task<ExternalIds> ReadAsync(Snapshot books, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        var series = await books.ListAsync(
            "SELECT series, prefix, width FROM id_series", row => (No: row.Int(0), (row.Text(1), row.Int(2))), cancel);
        return new(series.ToDictionary(one => one.No, one => one.Item2));
    }

    public static async Task<ExternalIds> ReadAsync(EumDbContext db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return new(await db.IdSeries.AsNoTracking()
            .ToDictionaryAsync(row => row.Series, row => (row.Prefix, row.Width), cancel));
    }

    public string IdOf(long key)
    {
        if (!_series.TryGetValue(ExternalKey.SeriesOf(key), out var series))
            return key.ToString(CultureInfo.InvariantCulture);
        var (prefix, width) = series;
        return width == 0 ? prefix : string.Create(prefix.Length + width, (prefix, key), static (id, of) =>
        {
            of.prefix.CopyTo(id);
            var number = ExternalKey.NumberOf(of.key);
            for (var at = id.Length - 1; at >= of.prefix.Length; at--, number /= 10)
                id[at] = (char)('0' + number % 10);
        });
    }

    /// <summary>Null for what is no id, or of a series never met.</summary>
    public long? KeyOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var bytes = Encoding.UTF8.GetBytes(id);
        if (!ExternalKey.TrySplit(bytes, out var length, out var width, out var number)) return null;

        var prefix = Encoding.UTF8.GetString(bytes.AsSpan(0, length));
        var found = _series.FirstOrDefault(one => one.Value == (prefix, width));
        return found.Key == 0 ? null : ExternalKey.Pack(found.Key, number);
    }
}
