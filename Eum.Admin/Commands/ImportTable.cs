using System.Globalization;
using Eum.Admin.Features.Imports;
using Eum.Domain.Cashback;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Imports;
using Spectre.Console;

namespace Eum.Admin.Commands;

/// <summary>What an import did, as people read it.</summary>
internal static class ImportTable
{
    public static void Write(ImportedFiles done, IAnsiConsole screen)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("파일", "종류", "영업일");
        foreach (var column in new[] { "행", "반영", "중복", "충돌", "반려", "금액", "우리 캐시백", "운영사 캐시백", "행/s" })
            table.AddColumn(new TableColumn(column).RightAligned());
        table.AddColumn("상태");
        foreach (var file in done.Files)
            table.AddRow(
                Markup.Escape(file.Name), FileKind.Find(file.Kind)?.KoreanName ?? "", $"{file.BusinessDate:yyyy-MM-dd}",
                Count(file.Rows), Count(file.Accepted), Count(file.Duplicates), Count(file.Conflicts),
                    Count(file.Rejected),
                Count(file.Amount), Count(file.OwnCashback), Count(file.OperatorCashback), Count(file.RowsPerSecond),
                    StatusOf(file));
        screen.Write(table);

        foreach (var file in done.Files)
        {
            if (file.Message is { } message) screen.WriteLine($"{file.Name}: {message}");
            foreach (var difference in file.Differences.Where(one => one.Cause != DifferenceCause.None))
                screen.WriteLine(
                    $"{file.Name}: {CauseOf(difference.Cause)} 때문에 {Count(difference.Rows)}건, 우리 것이 {Signed(difference.Won)}원");
        }

        foreach (var missing in done.Missing)
            screen.WriteLine(
                $"{FileKind.Find(missing.Kind)!.KoreanName}({missing.Kind}) 파일 가운데 아직 오지 않은 일련번호: {missing}");
    }

    public static string CauseOf(DifferenceCause cause) => cause switch
    {
        DifferenceCause.Rate => "요율",
        DifferenceCause.Bracket => "매출 구간",
        DifferenceCause.Band => "한도 구간",
        DifferenceCause.Rounding => "끝수",
        DifferenceCause.None => "같음",
        _ => "알 수 없는 까닭",
    };

    private static string StatusOf(ImportResult file) => file.Status switch
    {
        "DONE" => "완료",
        "PARTLY" => "일부 반려",
        _ => "거부",
    };

    private static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Signed(long number) => number.ToString("+#,0;-#,0;0", CultureInfo.InvariantCulture);
}
