using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Kit;

/// <summary>
/// Books on a SQL Server that is not there: every command is written down and answered with nothing. Give it to a use
/// case in place of a database and review <see cref="Commands"/>; who edits a row is told that another was first.
/// </summary>
internal sealed class SqlServerRecorder : IDbContextFactory<EumDbContext>
{
    private readonly List<string> _commands = [];

    /// <summary>The texts of all commands issued so far, each once.</summary>
    public IReadOnlyList<string> Commands => [.. _commands.Distinct()];

    public EumDbContext CreateDbContext()
    {
        var options = EngineOptions.SqlServer("Server=none");
        options.UseSqlServer(new Connection(_commands));
        return new SqlServerEumDbContext(options.Options) { Scope = Eum.Domain.Officers.DistrictScope.WholeCity };
    }

    private sealed class Connection(List<string> commands) : DbConnection
    {
        private ConnectionState _state;

        [AllowNull]
        public override string ConnectionString { get; set; } = "Server=none";

        public override string Database => "eum";

        public override string DataSource => "none";

        public override string ServerVersion => "15.0";

        public override ConnectionState State => _state;

        public override void ChangeDatabase(string databaseName)
        {
        }

        public override void Open() => _state = ConnectionState.Open;

        public override void Close() => _state = ConnectionState.Closed;

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new Transaction(this);

        protected override DbCommand CreateDbCommand() => new Command(commands);
    }

    private sealed class Transaction(DbConnection connection) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => IsolationLevel.ReadCommitted;

        protected override DbConnection DbConnection => connection;

        public override void Commit()
        {
        }

        public override void Rollback()
        {
        }
    }

    private sealed class Command(List<string> commands) : DbCommand
    {
        // A real one gives out real parameters and keeps them.
        private readonly SqlCommand _parameters = new();

        [AllowNull]
        public override string CommandText { get; set; } = "";

        public override int CommandTimeout { get; set; }

        public override CommandType CommandType { get; set; } = CommandType.Text;

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get; set; }

        protected override DbParameterCollection DbParameterCollection => _parameters.Parameters;

        protected override DbTransaction? DbTransaction { get; set; }

        public override void Cancel()
        {
        }

        public override void Prepare()
        {
        }

        public override int ExecuteNonQuery()
        {
            commands.Add(CommandText);
            return 0;
        }

        public override object? ExecuteScalar()
        {
            commands.Add(CommandText);
            return null;
        }

        protected override DbParameter CreateDbParameter() => _parameters.CreateParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
        {
            commands.Add(CommandText);
            using var nothing = new DataTable();
            return nothing.CreateDataReader();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) _parameters.Dispose();
            base.Dispose(disposing);
        }
    }
}
