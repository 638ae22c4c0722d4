using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Desk;

/// <summary>A reading under way. Whatever it is read through shows only what the officer reaches.</summary>
public sealed class Reading : IAsyncDisposable
{
    private readonly IDbContextFactory<EumDbContext>? _database;
    private readonly Admitted _by;
    private Snapshot? _books;

    internal Reading(EumDbContext db, IDbContextFactory<EumDbContext> database, Admitted by)
    {
        (Db, _database, _by) = (db, database, by);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
    }

    /// <summary>What a change about to be proposed sees: the same rows, in the same transaction.</summary>
    public Reading(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        (Db, _by) = (work.Db, work.By);
    }

    public EumDbContext Db { get; }

    public Officer Officer => _by.Officer;

    public DistrictScope Scope => _by.Scope;

    /// <summary>UTC.</summary>
    public DateTime Now => _by.Now;

    /// <summary>KST.</summary>
    public DateOnly Today => KoreanTime.BusinessDate(Now);

    /// <summary>The books below EF, as they stand at this moment. The desk closes them.</summary>
    public async ValueTask<Snapshot> BooksAsync(CancellationToken cancel) =>
        _books ??= await Snapshot.OpenAsync(
            _database ?? throw new InvalidOperationException("A proposal is judged on rows, not on reports."),
            Scope, cancel);

    /// <summary>Books of one moment for what is still to be sent, closed by whoever opens them.</summary>
    public Task<Snapshot> OpenBooksAsync(CancellationToken cancel) => Snapshot.OpenAsync(_database!, Scope, cancel);

    public async ValueTask DisposeAsync()
    {
        if (_books is not null) await _books.DisposeAsync();
    }
}
