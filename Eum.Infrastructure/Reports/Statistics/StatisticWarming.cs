using Eum.Domain.Officers;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Reports.Statistics;

/// <summary>
/// Has what is asked most read before somebody asks: for the whole city from the start on, for a gu from its first
/// question on. What the memory has already costs next to nothing to ask for again.
/// </summary>
public sealed class StatisticWarming(
    IDbContextFactory<EumDbContext> database, StatisticMemory memory, TimeProvider clock)
{
    /// <param name="questions">What is asked of books whose latest month is this one.</param>
    public async Task WarmAsync(Func<YearMonth, IEnumerable<StatisticQuery>> questions, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(questions);
        foreach (var scope in memory.Scopes.Prepend(DistrictScope.WholeCity).Distinct())
        {
            await using var books = await Snapshot.OpenAsync(database, scope, cancel);
            var latest = await StatisticReader.LatestMonthAsync(books, cancel)
                ?? YearMonth.Of(KoreanTime.BusinessDate(clock.GetUtcNow().UtcDateTime));
            foreach (var question in questions(latest)) await memory.ReadAsync(books, question, cancel);
        }
    }
}
