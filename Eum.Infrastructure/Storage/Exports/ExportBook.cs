using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Storage.Exports;

/// <summary>What of the exports is still wanted, for who tidies up. Nobody's rows are changed.</summary>
public sealed class ExportBook(IDbContextFactory<EumDbContext> database)
{
    /// <summary>The stored names of those that can still be fetched.</summary>
    public async Task<IReadOnlySet<string>> WantedAsync(DateTime now, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return (await db.Exports.Where(row => row.Stored != "" && row.ExpiresAt > now)
            .Select(row => row.Stored).ToListAsync(cancel)).ToHashSet();
    }

    /// <summary>Throws away tickets that opened nothing or have opened it; who fetched what is on record.</summary>
    public async Task ForgetTicketsAsync(DateTime before, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        await db.ExportTickets.Where(row => row.Until < before).ExecuteDeleteAsync(cancel);
    }
}
