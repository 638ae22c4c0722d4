using Eum.Infrastructure.Storage.Engines;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Eum.Infrastructure.Storage;

/// <summary>Which engine keeps the books, and where: Storage:Engine and ConnectionStrings:Eum.</summary>
public sealed class StorageOptions
{
    /// <summary>Sqlite, SqlServer or PostgreSql, as it was written.</summary>
    public string Engine { get; set; } = nameof(StorageEngine.Sqlite);

    public string ConnectionString { get; set; } = "";

    /// <summary>Where a relative path of an embedded database begins.</summary>
    public string ContentRoot { get; set; } = "";

    /// <summary>The engine; only after the options have been found valid.</summary>
    public StorageEngine Kind => Enum.Parse<StorageEngine>(Engine, ignoreCase: true);
}

/// <summary>Says in words what is wrong with the settings, before anything is opened with them.</summary>
internal sealed class StorageOptionsCheck : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options) =>
        ProblemWith(options) is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;

    private static string? ProblemWith(StorageOptions options)
    {
        if (!Enum.GetNames<StorageEngine>().Contains(options.Engine, StringComparer.OrdinalIgnoreCase))
            return $"설정 Storage:Engine의 값 '{options.Engine}'을(를) 모릅니다. Sqlite, SqlServer, PostgreSql 가운데 하나를 적으세요.";
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
            return "설정 ConnectionStrings:Eum이 비어 있습니다. 데이터베이스 연결 문자열을 적으세요.";
        try
        {
            return Place(options) is { Length: > 0 } ? null : Missing(options.Kind);
        }
        catch (Exception broken) when (broken is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The text itself is not repeated: it may hold a password.
            return $"설정 ConnectionStrings:Eum을 {options.Kind}의 연결 문자열로 읽을 수 없습니다.";
        }
    }

    private static string? Place(StorageOptions options) => options.Kind switch
    {
        StorageEngine.Sqlite => new SqliteConnectionStringBuilder(options.ConnectionString) is var file && IsFile(file)
            ? file.DataSource
            : null,
        StorageEngine.SqlServer => new SqlConnectionStringBuilder(options.ConnectionString).DataSource,
        _ => new NpgsqlConnectionStringBuilder(options.ConnectionString).Host,
    };

    private static bool IsFile(SqliteConnectionStringBuilder connection) =>
        connection.Mode != SqliteOpenMode.Memory
        && !connection.DataSource.Contains(":memory:", StringComparison.OrdinalIgnoreCase);

    private static string Missing(StorageEngine engine) => engine == StorageEngine.Sqlite
        ? "설정 ConnectionStrings:Eum에 데이터베이스 파일이 없습니다. 예: Data Source=data/eum.db"
        : $"설정 ConnectionStrings:Eum에 {engine} 서버의 주소가 없습니다.";
}
