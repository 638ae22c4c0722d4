using System.Globalization;
using Eum.Admin.Features.Cashback;
using Eum.Domain.Cashback;
using Eum.Domain.Districts;
using Eum.Domain.Values;
using Spectre.Console;

namespace Eum.Admin.Commands.Cashback;

/// <summary>A quote as people read it.</summary>
internal static class QuoteTable
{
    private static readonly (Fund Fund, string Name)[] Funds =
    [
        (Fund.National, "국비"), (Fund.City, "시비"), (Fund.Gu, "구비"), (Fund.Institution, "기관"), (Fund.Merchant, "가맹점"),
    ];

    public static void Write(Quote quote, CultureInfo language, IAnsiConsole screen)
    {
        var facts = quote.Facts;
        var district = DistrictTable.Find(facts.District);
        var at = KoreanTime.Print(quote.At);
        screen.MarkupLineInterpolated($"{at} · {facts.Programme} · {district} · {facts.Bracket}");
        screen.MarkupLineInterpolated($"결제 {quote.Amount:#,0}원 · 월 누적 {quote.Before.Member:#,0}원");

        var table = new Table().Border(TableBorder.Rounded)
            .AddColumns("층", "정책 (판)").AddColumn(new TableColumn("캐시백").RightAligned());
        foreach (var (_, name) in Funds) table.AddColumn(new TableColumn(name).RightAligned());
        table.AddColumn("까닭");
        foreach (var layer in quote.Layers)
            table.AddRow([
                QuoteObject.KindOf(layer.Layer.Kind), $"{layer.Policy.Code} ({layer.Version.Version})",
                Won(layer.Cashback),
                .. Funds.Select(fund => layer.Funding.TryGetValue(fund.Fund, out var won) ? Won(won) : ""),
                Markup.Escape(ReasonText.Of(layer, language)),
            ]);
        table.AddEmptyRow();
        table.AddRow(["합계", "", Won(quote.Total), .. Funds.Select(fund => Won(quote.Funds[fund.Fund])), ""]);
        screen.Write(table);
        if (quote.MerchantDiscount > 0)
            screen.MarkupLineInterpolated($"가맹점이 먼저 깎아 준 금액 {quote.MerchantDiscount:#,0}원 (캐시백 아님)");
    }

    private static string Won(long won) => won.ToString("#,0", CultureInfo.InvariantCulture);
}
