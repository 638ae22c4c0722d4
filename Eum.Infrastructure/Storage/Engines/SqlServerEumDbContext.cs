using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Storage.Engines;

public sealed class SqlServerEumDbContext(DbContextOptions<SqlServerEumDbContext> options) : EumDbContext(options)
{
    internal const string Codes = "Latin1_General_100_BIN2";

    protected override string CodeCollation => Codes;

    internal const string HoldChain =
        "SELECT TOP (1) entry_no FROM audit_entries WITH (UPDLOCK, HOLDLOCK) ORDER BY entry_no DESC";

    protected override Task HoldAuditChainAsync(CancellationToken cancel) => Database.ExecuteSqlRawAsync(
        HoldChain, cancel);

    public override Task HoldProposalsAsync(CancellationToken cancel) => Database.ExecuteSqlRawAsync(
        "EXEC sp_getapplock @Resource = 'eum.proposals', @LockMode = 'Exclusive', @LockOwner = 'Transaction'", cancel);
}
