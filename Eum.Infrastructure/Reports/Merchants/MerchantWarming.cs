using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Reports.Merchants;

/// <summary>Has the whole city's registry in memory before somebody asks, and after each import.</summary>
public sealed class MerchantWarming(
    IDbContextFactory<EumDbContext> database, MerchantMemory memory, TimeProvider clock)
{
    public async Task WarmAsync(CancellationToken cancel)
    {
        await using var books = await Snapshot.OpenAsync(database, cancel);
        await memory.RegisterAsync(books, KoreanTime.BusinessDate(clock.GetUtcNow().UtcDateTime), cancel);
    }
}
