using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Storage.Engines;

public sealed class SqliteEumDbContext(DbContextOptions<SqliteEumDbContext> options) : EumDbContext(options)
{
    // A transaction on SQLite begins as the only writer there is.
    protected override Task HoldAuditChainAsync(CancellationToken cancel) => Task.CompletedTask;

    public override Task HoldProposalsAsync(CancellationToken cancel) => Task.CompletedTask;
}
