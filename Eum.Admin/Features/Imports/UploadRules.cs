using System.Globalization;
using Eum.Infrastructure.Uploads;

namespace Eum.Admin.Features.Imports;

/// <summary>What a person may send, as her page tells it.</summary>
public static class UploadRules
{
    public const int Files = UploadLimits.Files;

    public const long Rows = UploadLimits.Rows;

    public const long FileMegabytes = UploadLimits.FileBytes >> 20;

    public const long UnpackedMegabytes = UploadLimits.UnpackedBytes >> 20;

    /// <summary>Why a file of this size is not even sent; null where it is.</summary>
    public static string? RefusalOf(long bytes) => bytes == 0 ? "빈 파일입니다."
        : bytes > UploadLimits.FileBytes ? UploadFolder.TooLarge
        : null;

    /// <summary>12.3 MB, 340 KB.</summary>
    public static string Size(long bytes) => bytes < 1 << 20
        ? string.Create(CultureInfo.InvariantCulture, $"{(bytes + 1023) >> 10:#,0} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / (decimal)(1 << 20):#,0.0} MB");
}

/// <summary>A file that has been received and waits to be imported.</summary>
/// <param name="Stored">Its name in the folder of uploads.</param>
/// <param name="Rows">About.</param>
public sealed record ReceivedFile(string Stored, string Name, long Bytes, string Kind, DateOnly? Day, long Rows);

/// <summary>A file on its way from the browser.</summary>
public sealed class UploadingFile(string name, long size)
{
    public string Name { get; } = UploadFolder.Plain(name);

    public long Size => size;

    public long Sent { get; private set; }

    public ReceivedFile? Stored { get; set; }

    public string? Refusal { get; set; }

    public IProgress<long> Heard(Action then) => new Count(this, then);

    private sealed class Count(UploadingFile file, Action then) : IProgress<long>
    {
        public void Report(long value)
        {
            file.Sent = value;
            then();
        }
    }
}
