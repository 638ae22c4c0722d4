using System.Text;
using Eum.Infrastructure.Files;

namespace Eum.Infrastructure.Imports;

/// <summary>Why a row is quarantined: the column, a stable rule name, and a sentence in Korean.</summary>
internal sealed record RowProblem(string Column, string Rule, string Message)
{
    /// <summary>The row that stands under the same id with other content; only for a conflict.</summary>
    public long? Existing { get; init; }

    public static RowProblem Columns(FileKind kind, int found) =>
        new("", "columns", $"열이 {kind.Columns.Count}개여야 하는데 {found}개입니다. 금액에 쉼표가 들어갔는지 보세요.");

    public static RowProblem Id(string column, ReadOnlySpan<byte> field) =>
        new(column, "id", $"{column} '{Shown(field)}'은 번호로 쓸 수 없습니다. 영문자·숫자·.-_: 1~40자여야 합니다.");

    public static RowProblem Word(string column, ReadOnlySpan<byte> field, string allowed) =>
        new(column, "word", $"{column} '{Shown(field)}'을 모릅니다. 쓸 수 있는 값: {allowed}.");

    public static RowProblem Instant(string column, ReadOnlySpan<byte> field) =>
        new(column, "instant", $"{column} '{Shown(field)}'은 없는 시각입니다. yyyy-MM-ddTHH:mm:ss.fff+09:00 꼴로 적으세요.");

    public static RowProblem Date(string column, ReadOnlySpan<byte> field) =>
        new(column, "date", $"{column} '{Shown(field)}'은 없는 날짜입니다. yyyy-MM-dd 꼴로 적으세요.");

    public static RowProblem Amount(string column, ReadOnlySpan<byte> field) =>
        new(column, "amount",
            $"{column} '{Shown(field)}'은 금액이 아닙니다. 쉼표·괄호·지수 없이 숫자만, {FieldValues.AmountDigits}자리까지 적으세요.");

    /// <summary>
    /// A field as far as it may be shown: cut to 40 characters, control characters made visible, no resident number.
    /// </summary>
    public static string Shown(ReadOnlySpan<byte> field) =>
        ResidentNumbers.Masked(Visible(Encoding.UTF8.GetString(field[..Math.Min(field.Length, 160)])[..]) is var text
            && text.Length > 40 ? text[..40] + "…" : text);

    /// <summary>
    /// Text with its control characters replaced by their pictures (␀): what a database can hold and a page can show.
    /// </summary>
    public static string Visible(string text) => string.Create(text.Length, text, static (shown, original) =>
    {
        for (var i = 0; i < shown.Length; i++)
            shown[i] = original[i] < ' ' ? (char)(0x2400 + original[i])
                : original[i] == '\u007F' ? '\u2421' : original[i];
    });
}
