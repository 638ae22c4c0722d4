using System.CommandLine;
using System.Globalization;
using Eum.Domain.Cashback;
using Eum.Domain.Values;
using Spectre.Console;

namespace Eum.Admin.Commands.Policies;

/// <summary>
/// eum policy check: proves that every payment there can be has exactly one base rule, or names those that have not.
/// Drafts given as files take the place of the policy of the same code, or join it.
/// </summary>
internal static class PolicyCheckCommand
{
    private const string Start = "2019-05-01";

    public static Command Create(Terminal terminal)
    {
        var from = new Option<string>("--from") { Description = $"첫날 (없으면 {Start})", HelpName = "DATE" };
        var to = new Option<string>("--to") { Description = "마지막 날 (없으면 한 해 뒤)", HelpName = "DATE" };
        var drafts = new Argument<FileInfo[]>("FILE") { Description = "함께 볼 정책 문서", Arity = ArgumentArity.ZeroOrMore };
        return new Command("check", "모든 결제에 기본 규칙이 꼭 하나인지 증명합니다.") { from, to, drafts }
            .Does(parsed =>
                Answer(parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(drafts)!, parsed, terminal));
    }

    private static ExitCode Answer(string? from, string? to, FileInfo[] drafts, ParseResult parsed, Terminal terminal)
    {
        if (!TryDay(from ?? Start, out var first))
            return terminal.Refuse($"--from: '{from}'은(는) 날짜가 아닙니다 (예: {Start}).");
        var last = KoreanTime.BusinessDate(terminal.Clock.GetUtcNow().UtcDateTime).AddYears(1);
        if (to is not null && !TryDay(to, out last))
            return terminal.Refuse($"--to: '{to}'은(는) 날짜가 아닙니다 (예: 2026-12-31).");
        if (last < first)
            return terminal.Refuse($"--to: 마지막 날 {last:yyyy-MM-dd}이(가) 첫날 {first:yyyy-MM-dd}보다 이릅니다.");

        try
        {
            var proof = BaseRuleProof.Of(With(Books.Policies(terminal), drafts), first, last);
            if (parsed.GetValue(terminal.Json)) terminal.WriteJson(CheckObject.Of(proof, first, last));
            else Write(proof, first, last, terminal.Screen());
            if (proof.Holds) return ExitCode.Done;

            var sentences = proof.First.Select(Sentence).Append($"어긋난 조합 {proof.Wrong:#,0}가지.");
            return terminal.Fail(ExitCode.IntegrityFailed, sentences);
        }
        catch (PolicyDocumentException refused)
        {
            return terminal.Refuse(refused.Message);
        }
        catch (IOException unread)
        {
            return terminal.Refuse($"FILE: {unread.Message}");
        }
    }

    private static PolicyTimeline With(PolicyTimeline standing, FileInfo[] drafts)
    {
        var read = drafts.Select(file => PolicyDocument.Read(File.ReadAllText(file.FullName))).ToList();
        var kept = standing.Policies.Where(policy => read.All(draft => draft.Code != policy.Code));
        return new(kept.Concat(read));
    }

    private static void Write(BaseRuleProof proof, DateOnly from, DateOnly to, IAnsiConsole screen)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("확인").AddColumn(new TableColumn("수").RightAligned())
            .AddRow("기간", $"{from:yyyy-MM-dd} ~ {to:yyyy-MM-dd}")
            .AddRow("규칙이 바뀌지 않는 기간", $"{proof.Stretches:#,0}")
            .AddRow("결제의 조합", $"{proof.Combinations:#,0}")
            .AddRow("기본 규칙이 하나가 아닌 조합", $"{proof.Wrong:#,0}");
        screen.Write(table);
        foreach (var warning in proof.Warnings)
            screen.MarkupLineInterpolated(
                $"주의: {warning.Policy} {warning.Version}판 '{warning.Layer}'이(가) 조례 한도 {warning.Ceiling:#,0}원을 넘습니다.");
    }

    private static string Sentence(BaseRuleFinding finding)
    {
        var what = finding.Kind switch
        {
            FindingKind.Gap => "기본 규칙이 없습니다",
            FindingKind.Overlap => $"기본 규칙이 겹칩니다 ({string.Join(", ", finding.Rules)})",
            _ => $"층이 너무 많습니다 ({string.Join(", ", finding.Rules)})",
        };
        return $"{KoreanTime.Print(finding.From)}부터 {FactsOf(finding.Facts)}: {what}.";
    }

    private static string FactsOf(PaymentFacts facts) => string.Join(' ',
        facts.Programme, facts.District, facts.Bracket, $"[{facts.Designations}]", facts.BusinessType, facts.Channel,
        $"상생 {facts.BenefitPlusBp / 100}%");

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
        && day.Year is > 1 and < 9999;
}
