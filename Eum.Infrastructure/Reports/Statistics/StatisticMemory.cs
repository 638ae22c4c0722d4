using System.Collections.Concurrent;
using Eum.Domain.Officers;
using Eum.Domain.Statistics;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports.Statistics;

/// <summary>
/// Tables that were read, for whoever asks the same of the same books: a hundred officials look at one preset. The
/// books are the same while no file, contract or policy came in between.
/// </summary>
public sealed class StatisticMemory
{
    private const int MostKept = 1_000; // A preset for each gu is some two hundred.

    // What is counted is shown to nobody: it only tells whether anything came in.
    private static readonly string[] Stands =
    [
        "SELECT COUNT(*), SUM(\"rows\") FROM import_batches",
        "SELECT COUNT(*), SUM(version) FROM benefit_plus_contracts",
        "SELECT COUNT(*), MAX(proposal_no) FROM policy_versions",
    ];

    private readonly ConcurrentDictionary<string, (string Stand, StatisticTable Table)> _known =
        new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<DistrictScope, bool> _scopes = [];
    private int _readings;

    /// <summary>How often it has asked the books.</summary>
    public int Readings => _readings;

    /// <summary>Who has asked since the start: the districts each reaches, each once.</summary>
    public IReadOnlyCollection<DistrictScope> Scopes => [.. _scopes.Keys];

    public async Task<StatisticTable> ReadAsync(Snapshot books, StatisticQuery query, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        ArgumentNullException.ThrowIfNull(query);
        _scopes.TryAdd(books.Scope, true);
        var (key, stand) = (KeyOf(books.Scope, query), await StandAsync(books, cancel));
        if (_known.TryGetValue(key, out var known) && known.Stand == stand) return known.Table;

        Interlocked.Increment(ref _readings);
        var table = await StatisticReader.ReadAsync(books, query, cancel);
        if (_known.Count >= MostKept) _known.Clear();
        _known[key] = (stand, table);
        return table;
    }

    // A file grows by rows while it is taken in; a contract or policy is changed beside all files.
    private static async Task<string> StandAsync(Snapshot books, CancellationToken cancel)
    {
        List<string> stands = [];
        foreach (var statement in Stands)
            stands.AddRange(await books.ListAsync(statement, row => $"{row.Long(0)}.{row.Long(1)}", cancel));
        return string.Join('|', stands);
    }

    private static string KeyOf(DistrictScope scope, StatisticQuery query)
    {
        var filters = query.Filters.Select(filter => $"{filter.Dimension}={string.Join(',', filter.Codes)}");
        return string.Join('|',
            [
                scope.ToString(), string.Join(',', query.Measures.Select(measure => measure.Code)),
                string.Join(',', query.Rows),
                $"{query.Across}", $"{query.Period.From:yyyyMMdd}-{query.Period.To:yyyyMMdd}", $"{query.View}",
                $"{query.Comparison}", .. filters,
            ]);
    }
}
