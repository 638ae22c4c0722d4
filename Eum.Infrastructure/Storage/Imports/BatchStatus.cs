namespace Eum.Infrastructure.Storage.Imports;

/// <summary>How far the import of a file has come. The numbers are stored.</summary>
public enum BatchStatus
{
    Running = 1,
    Done = 2,

    /// <summary>Done, with rows left in quarantine.</summary>
    Partly = 3,
    Refused = 4,
}
