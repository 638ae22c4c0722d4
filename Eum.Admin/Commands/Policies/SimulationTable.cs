using System.Globalization;
using Eum.Domain.Budgets;
using Eum.Domain.Cashback.Simulation;
using Eum.Domain.Districts;
using Eum.Domain.Merchants;
using Spectre.Console;

namespace Eum.Admin.Commands.Policies;

/// <summary>A simulation as a person reads it.</summary>
internal static class SimulationTable
{
    public static void Write(SimulationResult result, CultureInfo language, IAnsiConsole screen)
    {
        var isKorean = language.TwoLetterISOLanguageName == "ko";
        screen.WriteLine(
            $"{result.Policy} {result.Version}판, {result.From} ~ {result.To}: 결제 {result.Payments:#,0}건, 취소 {result.Cancels:#,0}건");
        var total = result.Total;
        var funds = Columns("재원");
        foreach (var fund in SimulationObject.AllFunds)
            funds.AddRow(
                FundNames.Korean(fund), $"{total.Paid[fund]:#,0}", $"{total.Drafted[fund]:#,0}",
                Signed(total.Drafted[fund] - total.Paid[fund]));
        funds.AddRow("합계", $"{total.Paid.Total:#,0}", $"{total.Drafted.Total:#,0}", Signed(total.Difference));
        screen.Write(funds);

        var districts = Columns("군·구");
        foreach (var (code, sum) in result.By(place => place.District)) Add(districts, DistrictOf(code, isKorean), sum);
        screen.Write(districts);
        WriteCells(result, isKorean, screen);
        foreach (var one in result.Outliers())
            screen.WriteLine(
                $"눈에 띄는 칸: {TypeOf(one.BusinessType, isKorean)} · {BracketOf(one.Bracket, isKorean)} {Rates(one.Sum)}, 같은 구간의 다른 업종은 {one.Usual:+0.00;-0.00;0.00}%p");
        var members = result.Members;
        screen.WriteLine(
            $"회원 {members.Members:#,0}명: 더 받음 {members.Gain:#,0}명(가운데 {members.MedianGain:#,0}원), 덜 받음 {members.Lose:#,0}명(가운데 {members.MedianLoss:#,0}원), 한도에 닿음 {members.AtLimitPaid:#,0}명 → {members.AtLimitDrafted:#,0}명");
        if (result.WithoutBase > 0)
            screen.WriteLine($"주의: 초안대로면 기본 규칙이 없는 결제가 {result.WithoutBase:#,0}건 있습니다.");
        screen.WriteLine($"규칙 {result.RulesSha256}");
        screen.WriteLine($"결과 {result.Sha256}");
    }

    private static void WriteCells(SimulationResult result, bool isKorean, IAnsiConsole screen)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("업종 × 매출구간 (실효율 %)");
        foreach (var bracket in SalesBrackets.All)
            table.AddColumn(new TableColumn(BracketOf(bracket, isKorean)).RightAligned());
        var cells = result.By(place => (place.BusinessType, place.Bracket))
            .ToDictionary(one => one.Key, one => one.Sum);
        foreach (var (type, _) in result.By(place => place.BusinessType))
            table.AddRow(
            [
                TypeOf(type, isKorean),
                .. SalesBrackets.All.Select(bracket =>
                    cells.TryGetValue((type, bracket), out var sum) ? Rates(sum) : ""),
            ]);
        screen.Write(table);
    }

    private static Table Columns(string head) => new Table().Border(TableBorder.Rounded).AddColumn(head)
        .AddColumn(new TableColumn("지급").RightAligned()).AddColumn(new TableColumn("초안").RightAligned())
        .AddColumn(new TableColumn("차이").RightAligned());

    private static void Add(Table table, string name, SimulationSum sum) => table.AddRow(
        name, $"{sum.Paid.Total:#,0}", $"{sum.Drafted.Total:#,0}", Signed(sum.Difference));

    private static string Signed(long won) => won.ToString("+#,0;-#,0;0", CultureInfo.InvariantCulture);

    private static string Rates(SimulationSum sum) => sum.RatePaid == sum.RateDrafted
        ? $"{sum.RatePaid:0.00}"
        : $"{sum.RatePaid:0.00} → {sum.RateDrafted:0.00}";

    private static string DistrictOf(int code, bool isKorean) => DistrictTable.Find(code) is { } district
        ? isKorean ? district.Name : district.NameEn
        : $"{code}";

    private static string TypeOf(int number, bool isKorean) => BusinessTypeTable.ByNo(number) is { } type
        ? isKorean ? type.Name : type.NameEn
        : $"{number}";

    private static string BracketOf(SalesBracket bracket, bool isKorean) =>
        isKorean ? bracket.KoreanName() : bracket.EnglishName();
}
