namespace Eum.Infrastructure.Storage;

/// <summary>A row that people edit: whoever saves an older version than the stored one is told so.</summary>
public interface IVersioned
{
    long Version { get; set; }
}
