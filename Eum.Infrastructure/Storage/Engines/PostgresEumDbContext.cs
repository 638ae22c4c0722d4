using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Storage.Engines;

public sealed class PostgresEumDbContext(DbContextOptions<PostgresEumDbContext> options) : EumDbContext(options)
{
    protected override string CodeCollation => "C";

    protected override Task HoldAuditChainAsync(CancellationToken cancel) =>
        Database.ExecuteSqlRawAsync("LOCK TABLE audit_entries IN SHARE ROW EXCLUSIVE MODE", cancel);
}
