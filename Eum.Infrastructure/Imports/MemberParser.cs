using Eum.Domain.Districts;
using Eum.Domain.Members;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;

namespace Eum.Infrastructure.Imports;

/// <summary>A row of a members file. Unix milliseconds; a dong of 0 is not known.</summary>
internal struct MemberEntry : IFileRow
{
    public long Member;
    public long OccurredAt;
    public long HomeDong;
    public int BirthYear;
    public MemberEvent Event;
    public Sex Sex;

    public readonly long Key => Member;

    public FilePlace Place { get; set; }
}

/// <summary>Reads and checks one row of a members file by itself.</summary>
internal sealed class MemberParser(IdSeries series)
{
    private const int Incheon = 28;

    private readonly KeyColumn _member = new(series);
    private readonly InstantField _occurredAt = new();
    private readonly KoreanDays _days = new();

    public RowProblem? Read(CsvReader row, ref MemberEntry entry)
    {
        if (!_member.TryRead(row.Field(0), out entry.Member)) return RowFields.BadId("member_id", row.Field(0));
        var word = row.Field(1);
        if (word.SequenceEqual("JOIN"u8)) entry.Event = MemberEvent.Join;
        else if (word.SequenceEqual("LEAVE"u8)) entry.Event = MemberEvent.Leave;
        else if (word.SequenceEqual("MOVE"u8)) entry.Event = MemberEvent.Move;
        else return RowProblem.Word("event", word, "JOIN, LEAVE, MOVE");

        if (!_occurredAt.TryRead(row.Field(2), out entry.OccurredAt))
            return RowProblem.Instant("occurred_at", row.Field(2));
        var day = _days.Of(entry.OccurredAt).Number;
        if (!FieldValues.TryWon(row.Field(3), out var year, 4) || year < 1900 || year > day / 10_000)
            return new("birth_year", "birth-year",
                $"birth_year '{RowProblem.Shown(row.Field(3))}'은 태어난 해가 아닙니다. 1900부터 그 해까지 네 자리로 적으세요.");
        entry.BirthYear = (int)year;

        var sex = row.Field(4);
        if (sex.SequenceEqual("M"u8)) entry.Sex = Sex.Male;
        else if (sex.SequenceEqual("F"u8)) entry.Sex = Sex.Female;
        else if (!sex.IsEmpty) return RowProblem.Word("sex", sex, "M, F, 빈칸");
        return ReadHome(row.Field(5), day, ref entry);
    }

    private static RowProblem? ReadHome(ReadOnlySpan<byte> field, int day, ref MemberEntry entry)
    {
        if (!FieldValues.TryDong(field, out entry.HomeDong) || entry.HomeDong is > 0 and < 1_000_000_000)
            return new("home_legal_dong", "dong", $"home_legal_dong '{RowProblem.Shown(field)}'은 열 자리 법정동 코드가 아닙니다.");
        var known = entry.HomeDong / 100_000_000 != Incheon
            || LegalDongTable.IsValid(entry.HomeDong, DateNumber.ToDate(day));
        return known ? null : UnknownDong("home_legal_dong", field, day);
    }

    internal static RowProblem UnknownDong(string column, ReadOnlySpan<byte> field, int day) =>
        new(column, "dong",
            $"{column} '{RowProblem.Shown(field)}'은 {DateNumber.ToDate(day):yyyy-MM-dd}에 인천의 법정동 코드가 아닙니다.");
}
