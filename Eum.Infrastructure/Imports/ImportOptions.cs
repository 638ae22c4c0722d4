using System.Globalization;
using Microsoft.Extensions.Options;

namespace Eum.Infrastructure.Imports;

/// <summary>How files are taken in: Import:ChunkRows.</summary>
public sealed class ImportOptions
{
    public const int UsualChunkRows = 131_072;
    private const int MostChunkRows = 10_000_000;

    /// <summary>Rows to a transaction, as it was written; nothing means the usual number.</summary>
    public string? ChunkRows { get; set; }

    /// <summary>Rows to a transaction; only after the options have been found valid.</summary>
    public int RowsToAChunk => Read(ChunkRows) ?? UsualChunkRows;

    internal static bool CanRead(string? text) => string.IsNullOrWhiteSpace(text) || Read(text) is not null;

    internal static string Refusal(string? text) => string.Create(CultureInfo.InvariantCulture,
        $"설정 Import:ChunkRows의 값 '{text}'을(를) 쓸 수 없습니다. 1에서 {MostChunkRows:#,0} 사이의 정수를 적으세요.");

    private static int? Read(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
        && rows is > 0 and <= MostChunkRows
            ? rows
            : null;
}

/// <summary>Says in words what is wrong with the settings, before a file is opened with them.</summary>
internal sealed class ImportOptionsCheck : IValidateOptions<ImportOptions>
{
    public ValidateOptionsResult Validate(string? name, ImportOptions options) =>
        ImportOptions.CanRead(options.ChunkRows)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(ImportOptions.Refusal(options.ChunkRows));
}
