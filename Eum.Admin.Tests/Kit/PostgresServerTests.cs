using Npgsql;

namespace Eum.Admin.Tests.Kit;

public sealed class PostgresServerTests
{
    [Fact]
    public void Each_test_has_a_database_of_its_own()
    {
        var one = PostgresServer.Shared.NewDatabase();
        var other = PostgresServer.Shared.NewDatabase();

        Execute(one, "CREATE TABLE shops (id bigint)");
        Execute(other, "CREATE TABLE shops (id bigint)");

        Assert.NotEqual(one, other);
        Assert.Equal(0L, Execute(other, "SELECT count(*) FROM shops"));
    }

    [Fact]
    public void A_copy_of_a_prepared_database_is_prepared_once()
    {
        var prepared = 0;
        void Prepare(string connectionString)
        {
            prepared++;
            Execute(connectionString, "CREATE TABLE districts (code text)");
            Execute(connectionString, "INSERT INTO districts VALUES ('28185')");
        }

        var one = PostgresServer.Shared.NewDatabase("districts", Prepare);
        var other = PostgresServer.Shared.NewDatabase("districts", Prepare);
        Execute(one, "DELETE FROM districts");

        Assert.Equal(1L, Execute(other, "SELECT count(*) FROM districts"));
        Assert.Equal(1, prepared);
    }

    [Fact]
    public void A_dropped_database_is_gone()
    {
        var database = PostgresServer.Shared.NewDatabase();
        Execute(database, "SELECT 1");

        PostgresServer.Shared.Drop(database);

        NpgsqlConnection.ClearAllPools();
        Assert.Throws<PostgresException>(() => Execute(database, "SELECT 1"));
    }

    [Fact]
    public void The_server_listens_on_no_network_port()
    {
        var database = PostgresServer.Shared.NewDatabase();

        Assert.Equal("", Execute(database, "SELECT current_setting('listen_addresses')"));
        Assert.True(PostgresServer.Shared.Runs);
        Assert.True(Directory.Exists(PostgresServer.Shared.Folder));
    }

    private static object? Execute(string connectionString, string sql)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
