using Eum.Domain.Officers;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Reports.Statistics;

/// <summary>
/// Has what is asked most read before somebody asks: for the whole city from the start on, for a gu from its first
/// question on, and again whenever something has come in.
/// </summary>
public sealed class StatisticWarming(
    IDbContextFactory<EumDbContext> database, StatisticMemory memory, TimeProvider clock)
{
    private readonly Dictionary<string, string> _read = new(StringComparer.Ordinal); // Scope, and how the books stood.

    /// <param name="questions">What is asked of books whose latest month is this one.</param>
    public async Task WarmAsync(Func<YearMonth, IEnumerable<StatisticQuery>> questions, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(questions);
        var city = DistrictScope.WholeCity;
        foreach (var scope in (DistrictScope[])[city, .. memory.Scopes.Where(scope => !scope.IsWholeCity)])
        {
            await using var books = await Snapshot.OpenAsync(database, scope, cancel);
            var stand = await StatisticMemory.StandAsync(books, cancel);
            if (_read.GetValueOrDefault(scope.ToString()) == stand) continue;
            foreach (var question in questions(await LatestAsync(books, cancel)))
                await memory.ReadAsync(books, question, cancel);
            _read[scope.ToString()] = stand;
        }
    }

    private async Task<YearMonth> LatestAsync(Snapshot books, CancellationToken cancel)
    {
        var latest = (await books.ListAsync(
            $"""SELECT MAX("month") FROM payments_monthly WHERE "month" > @none{books.Within("district")}""",
            row => row.Int(0), cancel, ("none", 0)))[0];
        return latest > 0
            ? YearMonth.FromNumber(latest)
            : YearMonth.Of(KoreanTime.BusinessDate(clock.GetUtcNow().UtcDateTime));
    }
}
