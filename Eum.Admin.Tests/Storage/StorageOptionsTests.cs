using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Tests.Storage;

/// <summary>Wrong settings are refused in words, before anything is opened.</summary>
public sealed class StorageOptionsTests
{
    [Theory]
    [InlineData("Oracle", "Data Source=x", "'Oracle'을(를) 모릅니다")]
    [InlineData("2", "Host=x", "'2'을(를) 모릅니다")]
    [InlineData("Sqlite", "", "비어 있습니다")]
    [InlineData("Sqlite", "Host=x;Password=secret", "연결 문자열로 읽을 수 없습니다")]
    [InlineData("Sqlite", "Data Source=:memory:", "데이터베이스 파일이 없습니다")]
    [InlineData("Sqlite", "Mode=ReadWriteCreate", "데이터베이스 파일이 없습니다")]
    [InlineData("SqlServer", "Database=eum;Password=secret", "SqlServer 서버의 주소가 없습니다")]
    [InlineData("PostgreSql", "Database=eum;Password=secret", "PostgreSql 서버의 주소가 없습니다")]
    [InlineData("PostgreSql", "Data Source=data/eum.db", "연결 문자열로 읽을 수 없습니다")]
    public void A_setting_that_cannot_work_is_refused_in_a_sentence_without_its_password(
        string engine, string connection, string sentence)
    {
        using var services = Services(engine, connection);

        var refusal = Assert.Throws<OptionsValidationException>(
            () => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(sentence, Assert.Single(refusal.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sqlite", "Data Source=data/eum.db", "Microsoft.EntityFrameworkCore.Sqlite")]
    [InlineData("sqlserver", "Server=db;Database=eum", "Microsoft.EntityFrameworkCore.SqlServer")]
    [InlineData("PostgreSQL", "Host=db;Database=eum", "Npgsql.EntityFrameworkCore.PostgreSQL")]
    public void The_setting_chooses_the_engine(string engine, string connection, string provider)
    {
        using var folder = new TempFolder();
        using var services = Services(engine, connection, folder.Path);
        services.GetRequiredService<IStartupValidator>().Validate();

        using var db = services.GetRequiredService<IDbContextFactory<EumDbContext>>().CreateDbContext();

        Assert.Equal(provider, db.Database.ProviderName);
    }

    [Fact]
    public void A_relative_file_lies_below_the_content_root_and_its_folder_is_made()
    {
        using var folder = new TempFolder();
        using var services = Services("Sqlite", "Data Source=deep/down/eum.db", folder.Path);

        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<EumDbContext>();

        Assert.Equal(folder.At("deep", "down", "eum.db"), db.Database.GetDbConnection().DataSource);
        Assert.True(Directory.Exists(folder.At("deep", "down")));
    }

    private static ServiceProvider Services(string engine, string connection, string root = "") =>
        new ServiceCollection()
            .AddEumStorage(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Storage:Engine"] = engine,
                ["ConnectionStrings:Eum"] = connection,
                ["contentRoot"] = root,
            }).Build())
            .BuildServiceProvider();
}
