using Eum.Infrastructure.Storage.Engines;
using Microsoft.Extensions.Options;

namespace Eum.Infrastructure.Storage.Bulk;

/// <summary>Opens bulk connections to whatever engine the configuration names.</summary>
public sealed class BulkConnections(IOptions<StorageOptions> options)
{
    internal StorageOptions Storage => options.Value;

    /// <summary>Opens one more connection.</summary>
    /// <param name="cacheKiB">SQLite: how much of the file it may keep in memory.</param>
    internal BulkConnection Open(int cacheKiB = 16_384)
    {
        var storage = options.Value;
        return storage.Kind switch
        {
            StorageEngine.Sqlite => new SqliteBulk(EumContextFactory.WithFolder(storage), cacheKiB),
            StorageEngine.PostgreSql => new PostgresBulk(storage.ConnectionString),
            _ => new SqlServerBulk(storage.ConnectionString),
        };
    }
}
