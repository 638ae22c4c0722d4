namespace Eum.Admin.Features.Imports;

/// <summary>How far a file has come. The numbers are those of its row.</summary>
public enum ImportState
{
    Running = 1,
    Done = 2,

    /// <summary>Done, with rows left in quarantine.</summary>
    Partly = 3,
    Refused = 4,
}
