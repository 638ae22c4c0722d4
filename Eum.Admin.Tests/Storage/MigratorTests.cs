using Eum.Admin.Tests.Kit;
using Eum.Domain.Cashback;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Eum.Admin.Tests.Storage;

public sealed class MigratorTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task An_empty_place_becomes_a_database_with_the_published_policies(StorageEngine engine)
    {
        using var database = TestDatabase.Empty(engine);

        var result = await database.Migrator().MigrateAsync(default);

        Assert.Equal(2, result.Migrations.Count);
        Assert.Equal(PolicyCatalogue.Timeline.Policies.Sum(p => p.Versions.Count), result.Policies.Count);
        await using var db = database.Open();
        Assert.Equal(result.Policies.Count, await db.PolicyVersions.CountAsync());
        var audit = await db.AuditEntries.SingleAsync();
        Assert.Equal("eum migrate", audit.Actor);
        Assert.Equal(string.Join(", ", result.Policies), audit.Details);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Migrating_again_does_nothing(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);

        var result = await database.Migrator().MigrateAsync(default);

        Assert.Empty(result.Migrations);
        Assert.Empty(result.Policies);
        Assert.Equal(1, await database.NumberAsync("SELECT count(*) FROM audit_entries"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_version_added_to_a_policy_is_published_alone(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.Open();
        var policy = PolicyCatalogue.Timeline.Policies[0];
        var last = policy.Versions[^1];
        var next = last with { Version = last.Version + 1, StartsAt = last.StartsAt.AddDays(400) };

        var published = await database.Migrator()
            .PublishAsync(db, [policy with { Versions = [.. policy.Versions, next] }], default);

        Assert.Equal([$"{policy.Code} {next.Version}"], published);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_program_with_another_text_of_a_published_policy_is_refused(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.Open();
        var policy = PolicyCatalogue.Timeline.Policies[0];
        var edited = policy.Versions[0] with { StartsAt = policy.Versions[0].StartsAt.AddMilliseconds(1) };

        var refusal = await Assert.ThrowsAsync<StorageIntegrityException>(() => database.Migrator()
            .PublishAsync(db, [policy with { Versions = [edited] }], default));

        Assert.StartsWith($"정책 {policy.Code} 1판이 공표된 것과 다릅니다.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_was_edited_in_the_database_is_found()
    {
        using var database = TestDatabase.On(StorageEngine.Sqlite);
        await database.ExecuteAsync("DROP TRIGGER policy_versions_no_update");
        await database.ExecuteAsync("UPDATE policy_versions SET document = replace(document, '1', '2')");

        await Assert.ThrowsAsync<StorageIntegrityException>(() => database.Migrator().MigrateAsync(default));
    }

    [Fact]
    public async Task A_server_without_the_database_is_given_one()
    {
        var connection = new NpgsqlConnectionStringBuilder(PostgresServer.Shared.NewDatabase())
        {
            Database = "eum_new",
        };
        var options = new StorageOptions
        {
            Engine = "postgresql", // Written as people write it.
            ConnectionString = connection.ConnectionString,
        };
        var factory = new EumContextFactory(
            Options.Create(options), NullLoggerFactory.Instance);

        var result = await new Migrator(
            factory, Options.Create(options), new StoppedClock()).MigrateAsync(default);

        Assert.NotEmpty(result.Migrations);
    }

    [Theory]
    [InlineData(StorageEngine.Sqlite, "Data Source=/proc/nowhere/eum.db")]
    [InlineData(StorageEngine.PostgreSql, "Host=127.0.0.1;Port=1;Database=eum;Username=eum;Password=secret")]
    [InlineData(
        StorageEngine.SqlServer,
        "Server=tcp:127.0.0.1,1;User Id=eum;Password=secret;Connect Timeout=1;ConnectRetryCount=0;Encrypt=false")]
    public async Task An_engine_out_of_reach_is_named_without_its_password(StorageEngine engine, string connection)
    {
        var options = Options.Create(
            new StorageOptions { Engine = engine.ToString(), ConnectionString = connection });
        var factory = new EumContextFactory(options, NullLoggerFactory.Instance);

        var failure = await Assert.ThrowsAsync<EngineUnavailableException>(
            () => new Migrator(factory, options, new StoppedClock()).MigrateAsync(default));

        Assert.Contains($"{engine} 데이터베이스에 닿을 수 없습니다", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
    }
}
