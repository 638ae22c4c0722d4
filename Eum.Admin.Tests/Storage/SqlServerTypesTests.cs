using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.Data.SqlClient;

namespace Eum.Admin.Tests.Storage;

/// <summary>SqlClient loads four types from an assembly that Eum supplies itself (docs/adr/0007).</summary>
public sealed class SqlServerTypesTests
{
    private const string StandIn = "Microsoft.SqlServer.Server";

    [Fact]
    public void Every_type_that_SqlClient_asks_for_is_there()
    {
        var asked = TypesAskedFor().ToList();
        var types = Assembly.Load(StandIn);

        Assert.Equal(
            ["Format", "IBinarySerialize", "InvalidUdtException", "SqlUserDefinedTypeAttribute"], asked.Order());
        Assert.All(asked, name => Assert.NotNull(types.GetType($"{StandIn}.{name}")));
    }

    [Fact]
    public async Task A_parameterised_command_fails_for_want_of_a_server_and_not_of_an_assembly()
    {
        await using var connection = new SqlConnection(
            "Server=tcp:127.0.0.1,1;User Id=eum;Password=none;Connect Timeout=1;ConnectRetryCount=0;Encrypt=false");
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT won FROM payments WHERE tx_key = @key";
        command.Parameters.AddWithValue("@key", 42L);
        command.Parameters.Add(new SqlParameter("@area", System.Data.SqlDbType.Udt) { UdtTypeName = "geography" });

        await Assert.ThrowsAsync<SqlException>(async () =>
        {
            await connection.OpenAsync();
            await command.ExecuteScalarAsync();
        });
        // What a parameter's type is, is where SqlClient looks for its user-defined types.
        Assert.Throws<ArgumentException>(() => new SqlParameter("@mark", new Mark()).SqlDbType);
    }

    private static IEnumerable<string> TypesAskedFor()
    {
        using var file = new PEReader(File.OpenRead(typeof(SqlConnection).Assembly.Location));
        var reader = file.GetMetadataReader();
        foreach (var handle in reader.TypeReferences)
        {
            var type = reader.GetTypeReference(handle);
            if (type.ResolutionScope.Kind != HandleKind.AssemblyReference) continue;
            var assembly = reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope);
            if (reader.GetString(assembly.Name) == StandIn) yield return reader.GetString(type.Name);
        }
    }

    private sealed class Mark;
}
