using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Tests.Imports;

/// <summary>The setting Import:ChunkRows, as the configuration gives it.</summary>
public sealed class ImportOptionsTests
{
    [Theory]
    [InlineData(null, 131_072)]
    [InlineData("", 131_072)]
    [InlineData("1", 1)]
    [InlineData("10000000", 10_000_000)]
    public void The_setting_says_how_many_rows_a_transaction_takes(string? written, int rows)
    {
        using var services = Services(written);
        services.GetRequiredService<IStartupValidator>().Validate();

        Assert.Equal(rows, services.GetRequiredService<FileImporter>().ChunkRows);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("1,000")]
    [InlineData("1e3")]
    [InlineData("many")]
    [InlineData("10000001")]
    [InlineData("99999999999")]
    public void A_number_that_cannot_be_is_refused_in_a_sentence(string written)
    {
        using var services = Services(written);

        var refusal = Assert.Throws<OptionsValidationException>(
            () => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Equal($"설정 Import:ChunkRows의 값 '{written}'을(를) 쓸 수 없습니다. 1에서 10,000,000 사이의 정수를 적으세요.",
            Assert.Single(refusal.Failures));
    }

    private static ServiceProvider Services(string? rows) =>
        new ServiceCollection()
            .AddEumStorage(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Storage:Engine"] = "Sqlite",
                ["ConnectionStrings:Eum"] = "Data Source=eum.db",
                ["Import:ChunkRows"] = rows,
            }).Build())
            .BuildServiceProvider();
}
