using System.CommandLine;
using Eum.Admin.Commands.Cashback;
using Eum.Admin.Features.Cashback;
using Eum.Domain.Cashback;
using Eum.Domain.Values;
using Spectre.Console;

namespace Eum.Admin.Commands.Policies;

/// <summary>eum policy show CODE: what was decided, by whom, where it is written, and the layers it made.</summary>
internal static class PolicyShowCommand
{
    public static Command Create(Terminal terminal)
    {
        var code = new Argument<string>("CODE") { Description = "정책 코드 (예: INCHEON-BASE)" };
        var number = new Option<int?>("--version") { Description = "이 판만", HelpName = "N" };
        return new Command("show", "정책 하나의 결정과 층") { code, number }
            .Does(parsed => Answer(parsed.GetValue(code)!, parsed.GetValue(number), parsed, terminal));
    }

    private static ExitCode Answer(string code, int? number, ParseResult parsed, Terminal terminal)
    {
        var policies = Books.Policies(terminal).Policies;
        if (policies.FirstOrDefault(one => one.Code == code) is not { } policy)
            return terminal.Refuse(
                $"'{code}'은(는) 없는 정책입니다. {string.Join(' ', policies.Select(one => one.Code))} 가운데 하나를 쓰세요.");
        if (number is { } wanted && (wanted < 1 || wanted > policy.Versions.Count))
            return terminal.Refuse($"--version: {code}에는 1부터 {policy.Versions.Count}까지의 판이 있습니다.");

        var versions = policy.Versions.Where(version => number is null || version.Version == number).ToList();
        if (!parsed.GetValue(terminal.Json)) Write(policy, versions, terminal.Screen());
        else terminal.Out.WriteLine(number is null ? PolicyDocument.Write(policy) : PolicyDocument.Write(versions[0]));
        return ExitCode.Done;
    }

    private static void Write(Policy policy, List<PolicyVersion> versions, IAnsiConsole screen)
    {
        screen.MarkupLineInterpolated($"{policy.Code} {policy.Name} · 기관 {policy.Authority} · 예산 {policy.Budget}");
        foreach (var version in versions)
        {
            var decision = version.Decision;
            screen.WriteLine();
            screen.MarkupLineInterpolated($"{version.Version}판 {KoreanTime.Print(version.StartsAt)} · {decision.Body}");
            screen.MarkupLineInterpolated($"근거 {string.Join(", ", decision.Sources)}");
            if (decision.Announced is { } announced) screen.MarkupLineInterpolated($"공고 {announced:yyyy-MM-dd}");
            if (decision.Notes is { } notes) screen.MarkupLineInterpolated($"{notes}");
            if (version.InstantDiscount) screen.WriteLine("가맹점 선할인 (캐시백 층 없음)");
            if (version.Layers.Count > 0) screen.Write(LayersOf(version));
        }
    }

    private static Table LayersOf(PolicyVersion version)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("종류", "층", "이름", "구간", "재원");
        foreach (var layer in version.Layers)
            table.AddRow(
                QuoteObject.KindOf(layer.Kind), layer.Id, Markup.Escape(layer.Name), BandsOf(layer), FundingOf(layer));
        return table;
    }

    private static string BandsOf(Layer layer) => layer switch
    {
        { ContractRate: true } => "계약 요율",
        { Bands: [] } => "0",
        _ => string.Join(", ", layer.Bands.Select(band =>
            $"{(band.UpTo is { } edge ? $"≤{edge:#,0}" : "∞")} {ReasonText.Percent(band.RateBp)}%")),
    };

    private static string FundingOf(Layer layer) =>
        string.Join(" : ", layer.Funding.Select(share => $"{QuoteObject.NameOf(share.Fund)} {share.Share}"));
}
