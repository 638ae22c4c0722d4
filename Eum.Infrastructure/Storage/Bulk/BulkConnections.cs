using Eum.Infrastructure.Storage.Engines;
using Microsoft.Extensions.Options;

namespace Eum.Infrastructure.Storage.Bulk;

/// <summary>Opens bulk connections to whatever engine the configuration names.</summary>
public sealed class BulkConnections(IOptions<StorageOptions> options)
{
    internal BulkConnection Open()
    {
        var storage = options.Value;
        return storage.Kind switch
        {
            StorageEngine.Sqlite => new SqliteBulk(EumContextFactory.WithFolder(storage)),
            StorageEngine.PostgreSql => new PostgresBulk(storage.ConnectionString),
            _ => new SqlServerBulk(storage.ConnectionString),
        };
    }
}
