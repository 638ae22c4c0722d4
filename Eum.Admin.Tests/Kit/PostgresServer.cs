using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Eum.Admin.Tests.Kit;

/// <summary>
/// A real PostgreSQL for the tests: its own cluster in a temporary folder, reachable by a socket in that folder
/// only. One server serves the run; each test takes a database of its own. It ends with the test process, however
/// that ends.
/// </summary>
public sealed class PostgresServer
{
    private static readonly Lazy<PostgresServer> Lazily = new(Start);

    private readonly ConcurrentDictionary<string, Lazy<string>> _templates = new(StringComparer.Ordinal);
    private readonly Lock _creating = new();
    private readonly Process _keeper; // Its standard input is our life line: see Script.
    private readonly string _folder;
    private int _databases;

    private PostgresServer(Process keeper, string folder) => (_keeper, _folder) = (keeper, folder);

    /// <summary>The server of this run, started at first use.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is missing or does not start; says what to
    /// do.</exception>
    public static PostgresServer Shared => Lazily.Value;

    /// <summary>Where the server's log, data and socket lie, until the run ends.</summary>
    public string Folder => _folder;

    /// <summary>Whether the server still has its keeper.</summary>
    public bool Runs => !_keeper.HasExited;

    /// <summary>A new database, empty or a copy of the one named; its connection string.</summary>
    public string NewDatabase(string? template = null)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"eum_{Interlocked.Increment(ref _databases)}");
        lock (_creating) // PostgreSQL refuses a template that another session is copying.
        {
            using var admin = new NpgsqlConnection(ConnectionString("postgres"));
            admin.Open();
            if (template is not null) Run(admin, $"ALTER DATABASE \"{template}\" WITH ALLOW_CONNECTIONS false");
            if (template is not null)
                Run(admin, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{template}'");
            Run(admin, $"CREATE DATABASE \"{name}\" TEMPLATE \"{template ?? "template0"}\"");
        }

        return ConnectionString(name);
    }

    /// <summary>A copy of a database that was prepared once (migrations, samples) and is kept under a name.</summary>
    public string NewDatabase(string template, Action<string> prepare) =>
        NewDatabase(_templates.GetOrAdd(template, _ => new(() =>
        {
            var connectionString = NewDatabase();
            prepare(connectionString);
            return new NpgsqlConnectionStringBuilder(connectionString).Database!;
        })).Value);

    /// <summary>Gives the disk back before the run ends; for tests that fill a database with a great deal.</summary>
    public void Drop(string connectionString)
    {
        using var admin = new NpgsqlConnection(ConnectionString("postgres"));
        admin.Open();
        Run(admin, $"DROP DATABASE \"{new NpgsqlConnectionStringBuilder(connectionString).Database}\" WITH (FORCE)");
    }

    private string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = _folder,
        Username = "eum",
        Database = database,
        IncludeErrorDetail = true,
        ConnectionIdleLifetime = 5, // Each database has its own pool: hundreds of tests must not hold hundreds.
        ConnectionPruningInterval = 2,
    }.ConnectionString;

    private static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static PostgresServer Start()
    {
        var keeper = Process.Start(new ProcessStartInfo("bash", ["-c", Script, "postgres-keeper", BinFolder()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;

        var folder = keeper.StandardOutput.ReadLine();
        if (folder is not null) return new(keeper, folder);

        keeper.WaitForExit();
        throw new InvalidOperationException(
            $"PostgreSQL does not start for the tests: {keeper.StandardError.ReadToEnd().Trim()}");
    }

    private static string BinFolder()
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : [];
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";

        return versions.OrderByDescending(v => int.TryParse(Path.GetFileName(v), out var number) ? number : 0)
                   .Select(v => Path.Combine(v, "bin"))
                   .Concat(path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
                   .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
               ?? throw new InvalidOperationException(
                   "These tests run on a real PostgreSQL and none is installed. "
                   + "Install it (Debian: apt-get install postgresql) or run ./test.sh as root, which does.");
    }

    // PostgreSQL refuses to run as root, so root hands it to the user the package made. The last line waits for the
    // end of standard input, which the system closes when the test process is gone, even by kill -9.
    private const string Script =
        """
        bin=$1
        as=()
        if [ "$(id -u)" = 0 ]; then
          user=postgres; id -u postgres >/dev/null 2>&1 || user=nobody
          as=(setpriv "--reuid=$user" "--regid=$(id -g "$user")" --clear-groups)
        fi
        folder=$("${as[@]}" mktemp -d /tmp/eum-postgres-XXXXXX) || exit 1
        leave() {
          trap - EXIT INT TERM HUP
          "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1
          rm -rf "$folder"
        }
        trap leave EXIT
        trap exit INT TERM HUP
        "${as[@]}" env LC_ALL=C "$bin/initdb" -D "$folder/data" -U eum -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
          >"$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log" >&2; exit 1; }
        # A server that thinks in Seoul's time shows at once whether an instant was written without its zone.
        cat >>"$folder/data/postgresql.conf" <<CONF
        listen_addresses = ''
        unix_socket_directories = '$folder'
        max_connections = 300
        fsync = off
        synchronous_commit = off
        full_page_writes = off
        autovacuum_naptime = 1h
        timezone = 'Asia/Seoul'
        lc_messages = 'C'
        CONF
        "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w -t 60 start >/dev/null </dev/null \
          || { cat "$folder/server.log" >&2; exit 1; }
        echo "$folder"
        read -r _
        """;
}
