using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Storage.Engines;

public sealed class PostgresEumDbContext(DbContextOptions<PostgresEumDbContext> options) : EumDbContext(options)
{
    protected override string CodeCollation => "C";

    // A lock that asks for no right on the table, which this login may only read and add to.
    internal const string HoldChain =
        "SELECT pg_advisory_xact_lock(1165319521)";

    protected override Task HoldAuditChainAsync(CancellationToken cancel) =>
        Database.ExecuteSqlRawAsync(HoldChain, cancel);

    public override Task HoldProposalsAsync(CancellationToken cancel) =>
        Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(1165319522)", cancel);
}
