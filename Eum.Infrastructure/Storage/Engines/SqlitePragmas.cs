using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Eum.Infrastructure.Storage.Engines;

/// <summary>How every connection to the embedded database behaves, whoever opens it.</summary>
public static class SqlitePragmas
{
    /// <summary>To be executed once after opening.</summary>
    /// <remarks>
    /// recursive_triggers lets REPLACE meet the triggers that refuse deletion; without it, it slips past them.
    /// </remarks>
    public const string Text =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 30000; "
        + "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;";

    internal static IInterceptor Interceptor { get; } = new OnOpening();

    private sealed class OnOpening : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Text;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Text;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
