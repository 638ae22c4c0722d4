using Eum.Infrastructure.Storage.Audit;
using Eum.Infrastructure.Storage.Exports;
using Eum.Infrastructure.Storage.Officers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Eum.Infrastructure.Storage;

/// <summary>
/// Saves no row of a district that the context's scope does not cover. What reads are shown is the filters' matter; a
/// row can also be made up, or moved to another gu.
/// </summary>
internal sealed class ScopeGuard : SaveChangesInterceptor
{
    // Of whom or what is told, not whose row it is.
    private static readonly HashSet<Type> Free = [typeof(AuditEntryRow), typeof(OfficerGrantRow), typeof(ExportRow)];

    internal static ScopeGuard Interceptor { get; } = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private static void Check(DbContext? context)
    {
        if (context is not EumDbContext { Scope: { IsWholeCity: false } scope } db) return;

        foreach (var entry in db.ChangeTracker.Entries().Where(IsSaved))
            foreach (var district in DistrictsOf(entry).Where(district => !scope.Covers(district)))
                throw new InvalidOperationException(
                    $"A row of {entry.Metadata.GetTableName()} in {district} is beyond the scope {scope}.");
    }

    private static bool IsSaved(EntityEntry entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
        && !Free.Contains(entry.Metadata.ClrType);

    // As it is to be, and as it was.
    private static IEnumerable<int> DistrictsOf(EntityEntry entry)
    {
        foreach (var property in entry.Properties)
        {
            if (property.Metadata.Name is not ("District" or "Authority" or "HomeDong")) continue;
            yield return DistrictOf(property.CurrentValue);
            if (entry.State != EntityState.Added) yield return DistrictOf(property.OriginalValue);
        }
    }

    private static int DistrictOf(object? value) => value switch
    {
        long dong => (int)(dong / 100_000),
        int district => district,
        _ => 0,
    };
}
