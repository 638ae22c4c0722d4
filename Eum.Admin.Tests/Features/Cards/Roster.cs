using System.Globalization;
using System.Text;

namespace Eum.Admin.Tests.Features.Cards;

/// <summary>A school's list: students, and among them rows that are wrong in eleven ways.</summary>
internal static class Roster
{
    public const string Headings = "이름,생년월일,휴대전화,학번,동의\n";

    private const string Families = "김이박최정강조윤장임";
    private const string Given = "가나다라마바사아자차카타파하";

    /// <summary>The eleven: what is wrong, and a row of it.</summary>
    public static IReadOnlyList<(string Reason, Func<int, string> Row)> Wrong { get; } =
    [
        ("이름이 비어", no => $",2009-03-14,{Phone(no)},{no},Y"),
        ("이름은 글자로", no => $"홍길동{no},2009-03-14,{Phone(no)},{no},Y"),
        ("생년월일이 비어", no => $"{Name(no)},,{Phone(no)},{no},Y"),
        ("여덟 자리로", no => $"{Name(no)},090314,{Phone(no)},{no},Y"),
        ("앞으로 올 날", no => $"{Name(no)},2031-03-14,{Phone(no)},{no},Y"),
        ("만 14세부터", no => $"{Name(no)},2018-03-14,{Phone(no)},{no},Y"),
        ("전화번호가 비어", no => $"{Name(no)},2009-03-14,,{no},Y"),
        ("010-1234-5678처럼", no => $"{Name(no)},2009-03-14,02-123-4567,{no},Y"),
        ("학번·사번이 비어", no => $"{Name(no)},2009-03-14,{Phone(no)},,Y"),
        ("동의하지 않았습니다", no => $"{Name(no)},2009-03-14,{Phone(no)},{no},N"),
        ("주민등록번호로 보이는", no => $"{Name(no)},2009-03-14,{Phone(no)},900101-1234567,Y"),
    ];

    /// <summary>So many good rows with so many wrong ones strewn among them.</summary>
    public static string Of(int good, int wrong)
    {
        var text = new StringBuilder(Headings);
        var bad = 0;
        for (var no = 0; no < good; no++)
        {
            text.Append(Student(no)).Append('\n');
            for (; bad < wrong && (long)bad * good <= (long)no * wrong; bad++)
                text.Append(Wrong[bad % Wrong.Count].Row(900_000 + bad)).Append('\n');
        }

        for (; bad < wrong; bad++) text.Append(Wrong[bad % Wrong.Count].Row(900_000 + bad)).Append('\n');
        return text.ToString();
    }

    public static string Student(int no) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name(no)},{2007 + no % 4}-{no % 12 + 1:00}-{no % 28 + 1:00},{Phone(no)},{no},Y");

    public static string Name(int no) =>
        $"{Families[no % 10]}{Given[no / 10 % 14]}{Given[no / 140 % 14]}";

    public static string Phone(int no) =>
        string.Create(CultureInfo.InvariantCulture, $"010-{no / 10_000 % 10_000:0000}-{no % 10_000:0000}");
}
