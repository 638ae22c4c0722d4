namespace Eum.Infrastructure.Storage.Engines;

/// <summary>The three engines, by the names that Storage:Engine knows.</summary>
public enum StorageEngine
{
    Sqlite,
    SqlServer,
    PostgreSql,
}
