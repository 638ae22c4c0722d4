using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Eum.Infrastructure.Storage;

/// <summary>
/// Counts the versions of edited rows, so that two who edit the same one cannot overwrite each other.
/// </summary>
internal sealed class VersionStamp : SaveChangesInterceptor
{
    internal static VersionStamp Interceptor { get; } = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Stamp(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Stamp(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private static void Stamp(DbContext? db)
    {
        foreach (var row in db?.ChangeTracker.Entries<IVersioned>() ?? [])
            if (row.State is EntityState.Added) row.Entity.Version = 1;
            else if (row.State is EntityState.Modified)
                row.Entity.Version = row.OriginalValues.GetValue<long>(nameof(IVersioned.Version)) + 1;
    }
}
