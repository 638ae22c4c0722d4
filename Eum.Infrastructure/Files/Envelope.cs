using System.Globalization;
using System.Text;
using Eum.Domain.Values;

namespace Eum.Infrastructure.Files;

/// <summary>The first line of an operator file: what it is, from whom, for which day, the how-manieth.</summary>
/// <param name="Sequence">
/// From 1 within the kind; 0 for a corrected rejects file and for one made here, which have none of their own.
/// </param>
public sealed record Envelope(
    FileKind Kind, int Version, string Operator, DateOnly BusinessDate, DateTime ProducedAt, int Sequence)
{
    /// <summary>In the place of the operator's name: made here, of a list that officials have sent.</summary>
    public const string Own = "EUM";

    /// <summary>Reads <c>#EUM,kind,version,operator,date,produced at,sequence</c>.</summary>
    /// <exception cref="FileRefusedException">Says which part cannot be and what belongs there.</exception>
    internal static Envelope Read(CsvReader reader)
    {
        if (!reader.Read()) throw new FileRefusedException(1, "파일이 비어 있습니다.");
        var mark = reader.Field(0);
        if (mark.StartsWith(Encoding.UTF8.Preamble)) mark = mark[Encoding.UTF8.Preamble.Length..];
        if (!mark.SequenceEqual("#EUM"u8))
            throw new FileRefusedException(1, "첫 줄이 #EUM으로 시작하지 않습니다. 운영사 파일이 맞는지 확인하세요.");
        if (reader.FieldCount != 7)
            throw new FileRefusedException(1, $"머리줄에는 7칸이 있어야 하는데 {reader.FieldCount}칸입니다.");

        var kindName = Text(reader, 1);
        var kind = FileKind.FindAny(kindName)
            ?? throw new FileRefusedException(
                1, $"파일 종류 '{kindName}'을 모릅니다. 아는 종류: {string.Join(", ", FileKind.All.Select(k => k.Name))}.");
        if (Text(reader, 2) != "1")
            throw new FileRefusedException(1, $"파일 형식 판 '{Text(reader, 2)}'은 읽을 수 없습니다. 1판만 받습니다.");
        if (!FieldValues.TryDate(reader.Field(4), out var date))
            throw new FileRefusedException(1, $"영업일 '{Text(reader, 4)}'은 없는 날짜입니다. yyyy-MM-dd로 적으세요.");
        if (!KoreanTime.TryParse(reader.Field(5), out long producedAt))
            throw new FileRefusedException(1, $"생성 시각 '{Text(reader, 5)}'을 읽을 수 없습니다. ISO 8601과 시차(+09:00)로 적으세요.");
        if (!int.TryParse(reader.Field(6), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
            throw new FileRefusedException(1, $"일련번호 '{Text(reader, 6)}'은 자연수가 아닙니다.");

        return new(kind, 1, Text(reader, 3), DateNumber.ToDate(date), KoreanTime.FromUnixMs(producedAt), sequence);
    }

    internal static string Text(CsvReader reader, int field) => Encoding.UTF8.GetString(reader.Field(field));
}
