namespace Eum.Infrastructure.Uploads;

/// <summary>How much a person may send through a browser. More goes through the command line, on the server.</summary>
public static class UploadLimits
{
    public const long FileBytes = 50L << 20;

    public const long UnpackedBytes = 500L << 20;

    /// <summary>How many times larger a file may be unpacked; small ones may be anything.</summary>
    public const int Ratio = 100;

    public const long RatioFrom = 1L << 20;

    public const long Rows = 2_000_000;

    public const int Columns = 200;

    /// <summary>Characters of a cell, counted as the bytes of so many Hangul.</summary>
    public const int CellBytes = 3 * 32_768;

    public const int Files = 64;

    /// <summary>Of one person, in all that she has sent and that is not imported yet.</summary>
    public const long PersonBytes = 1L << 30;
}
