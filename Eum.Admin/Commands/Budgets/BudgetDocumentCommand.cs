using System.CommandLine;
using System.Globalization;
using Eum.Admin.Features.Budgets;
using Eum.Domain.Budgets;
using Eum.Domain.Values;

namespace Eum.Admin.Commands.Budgets;

/// <summary>eum budget add and transfer: one document of the budget book.</summary>
internal static class BudgetDocumentCommand
{
    private static readonly Dictionary<string, BudgetEntryKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ORIGINAL"] = BudgetEntryKind.Original,
        ["SUPPLEMENTARY"] = BudgetEntryKind.Supplementary,
        ["RETURN"] = BudgetEntryKind.Return,
        ["LAPSE"] = BudgetEntryKind.Lapse,
    };

    internal static Command Add(Terminal terminal)
    {
        var line = new LineOptions();
        var document = new DocumentOptions();
        var programme = Text("--programme", "사업, 예: INCHEON", "P");
        var kind = Text("--kind", "ORIGINAL, SUPPLEMENTARY, RETURN, LAPSE", "K");
        var corrects = new Option<long?>("--corrects") { Description = "고칠 문서의 번호. 금액은 차액입니다.", HelpName = "N" };
        var proposal = new ProposalOptions();
        var verb = new Command("add", "예산 문서 한 건을 올립니다. 다른 사람이 결재해야 등록됩니다.")
        {
            line.Year, line.Fund, line.Authority, programme, kind, document.Amount, document.Number, document.Dated,
            document.Decision, document.Source, corrects,
        };
        proposal.AddTo(verb);
        return verb.Does(async (parsed, cancel) =>
        {
            if (line.Read(parsed, parsed.GetValue(programme)!) is not Outcome<BudgetLineKey>.Done key)
                return Refuse(line.Read(parsed, parsed.GetValue(programme)!), terminal);
            if (!Kinds.TryGetValue(parsed.GetValue(kind)!, out var what))
                return terminal.Refuse(
                    $"--kind: '{parsed.GetValue(kind)}'은(는) {string.Join(", ", Kinds.Keys)} 가운데 하나가 아닙니다.");
            if (document.Problem(parsed) is { } wrong) return terminal.Refuse(wrong);

            // What is given back or lapses is typed as it is said, without a sign.
            var won = document.Won(parsed);
            var takesAway = what is BudgetEntryKind.Return or BudgetEntryKind.Lapse;
            if (takesAway && parsed.GetValue(corrects) is null) won = -Math.Abs(won);
            var entry = new BudgetEntry(
                key.Value, what, parsed.GetValue(document.Number)!, document.Day(parsed),
                parsed.GetValue(document.Decision)!, won, parsed.GetValue(document.Source)!, parsed.GetValue(corrects));
            return await proposal.ProposeAsync<RegisterBudgetEntry, RegisterBudgetEntry.Request>(
                new(entry), terminal, parsed, cancel);
        });
    }

    internal static Command Transfer(Terminal terminal)
    {
        var line = new LineOptions();
        var document = new DocumentOptions();
        var from = Text("--from", "내주는 사업", "P");
        var to = Text("--to", "받는 사업", "P");
        var proposal = new ProposalOptions();
        var verb = new Command("transfer", "한 기관의 같은 재원 안에서 사업 사이의 전용을 올립니다. 다른 사람이 결재해야 반영됩니다.")
        {
            line.Year, line.Fund, line.Authority, from, to, document.Amount, document.Number, document.Dated,
            document.Decision, document.Source,
        };
        proposal.AddTo(verb);
        return verb.Does(async (parsed, cancel) =>
        {
            if (line.Read(parsed, parsed.GetValue(from)!) is not Outcome<BudgetLineKey>.Done key)
                return Refuse(line.Read(parsed, parsed.GetValue(from)!), terminal);
            if (document.Problem(parsed) is { } wrong) return terminal.Refuse(wrong);

            var transfer = BudgetTransfer.Between(
                key.Value, key.Value with { Programme = parsed.GetValue(to)! }, document.Won(parsed),
                parsed.GetValue(document.Number)!, document.Day(parsed), parsed.GetValue(document.Decision)!,
                parsed.GetValue(document.Source)!);
            return await proposal.ProposeAsync<RegisterBudgetEntry, RegisterBudgetEntry.Request>(
                new(transfer.Out, transfer.In), terminal, parsed, cancel);
        });
    }

    private static ExitCode Refuse<T>(Outcome<T> outcome, Terminal terminal) =>
        terminal.Refuse(((Outcome<T>.Refused)outcome).Problems.Select(problem => problem.Message));

    private static Option<string> Text(string name, string description, string value) =>
        new(name) { Description = description, HelpName = value, Required = true };

    private sealed class LineOptions
    {
        public Option<int> Year { get; } = new("--year") { Description = "회계연도", HelpName = "YYYY", Required = true };

        public Option<string> Fund { get; } = Text("--fund", "NATIONAL, CITY, GU, INSTITUTION", "F");

        public Option<int> Authority { get; } =
            new("--authority") { Description = "인천시 28000, 군·구 5자리, 기관 90001부터", HelpName = "CODE", Required = true };

        public Outcome<BudgetLineKey> Read(ParseResult parsed, string programme)
        {
            var key = new BudgetLineKey(
                parsed.GetValue(Year), FundNames.Find(parsed.GetValue(Fund)), parsed.GetValue(Authority), programme);
            return key.Problem() is { } wrong ? wrong : key;
        }
    }

    private sealed class DocumentOptions
    {
        public Option<string> Amount { get; } = Text("--amount", "금액 (원)", "WON");

        public Option<string> Number { get; } = Text("--number", "문서 번호; 추경은 회차", "N");

        public Option<string> Dated { get; } = Text("--dated", "결정한 날", "DATE");

        public Option<string> Decision { get; } = Text("--decision", "결정 내용", "TEXT");

        public Option<string> Source { get; } = Text("--source", "근거 자료", "TEXT");

        public string? Problem(ParseResult parsed)
        {
            if (!Domain.Values.Won.TryParse(parsed.GetValue(Amount), out _))
                return $"--amount: '{parsed.GetValue(Amount)}'은(는) 원 단위 금액이 아닙니다.";
            return DateOnly.TryParseExact(
                parsed.GetValue(Dated), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? null
                : $"--dated: '{parsed.GetValue(Dated)}'은(는) 없는 날짜입니다 (예: 2026-03-02).";
        }

        public long Won(ParseResult parsed) =>
            Domain.Values.Won.TryParse(parsed.GetValue(Amount), out var won) ? won.Amount : 0;

        public DateOnly Day(ParseResult parsed) =>
            DateOnly.ParseExact(parsed.GetValue(Dated)!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
