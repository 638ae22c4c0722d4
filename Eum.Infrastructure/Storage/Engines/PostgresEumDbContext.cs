using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Storage.Engines;

public sealed class PostgresEumDbContext(DbContextOptions<PostgresEumDbContext> options) : EumDbContext(options)
{
    protected override string CodeCollation => "C";

    protected override Task HoldAuditChainAsync(CancellationToken cancel) =>
        Database.ExecuteSqlRawAsync("LOCK TABLE audit_entries IN SHARE ROW EXCLUSIVE MODE", cancel);

    public override Task HoldProposalsAsync(CancellationToken cancel) =>
        Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(hashtext('eum.proposals'))", cancel);
}
