using System.CommandLine;
using System.Globalization;
using Eum.Admin.Features.Approvals;
using Eum.Domain.Approvals;
using Eum.Domain.Values;

namespace Eum.Admin.Commands.Approvals;

/// <summary>eum approval list and show.</summary>
internal static class ApprovalListCommand
{
    internal static Command List(Terminal terminal)
    {
        var person = new PersonOption();
        var tab = new Option<ProposalTab>("--tab")
        {
            Description = "waiting 나를 기다리는 것, mine 내가 올린 것, decided 끝난 것",
            DefaultValueFactory = _ => ProposalTab.Waiting,
        };
        var page = new Option<int>("--page") { Description = "쪽", DefaultValueFactory = _ => 1 };
        return new Command("list", "결재함의 안을 봅니다.") { tab, page, person.Officer }.Does(async (parsed, cancel) =>
            terminal.Tell(
                await ApprovalCommand.AsPersonAsync<ProposalList, ProposalListView>(
                    person, terminal, parsed,
                    (list, caller) => list.RunAsync(
                        caller, new(parsed.GetValue(tab), Math.Max(1, parsed.GetValue(page))), cancel),
                    cancel),
                parsed, view => new { view.Total, view.Waiting, Proposals = view.Lines.Select(Of) },
                view => view.Lines.Count == 0
                    ? "없습니다."
                    : string.Join(Environment.NewLine, view.Lines.Select(Told))));
    }

    internal static Command Show(Terminal terminal)
    {
        var (no, person) = (ApprovalCommand.Number(), new PersonOption());
        return new Command("show", "안 하나를 결재하는 사람이 볼 그대로 봅니다.") { no, person.Officer }.Does(
            async (parsed, cancel) => terminal.Tell(
                await ApprovalCommand.AsPersonAsync<ProposalDetail, ProposalView>(
                    person, terminal, parsed,
                    (show, caller) => show.RunAsync(caller, new(parsed.GetValue(no)), cancel), cancel),
                parsed, Of, Told));
    }

    internal static string Word(ProposalState state) => state.ToString().ToUpperInvariant();

    private static object Of(ProposalLine line) => new
    {
        line.No,
        line.Kind,
        line.Name,
        line.Authority,
        line.Target,
        line.Effect,
        line.Reason,
        line.Maker,
        line.ProposedAt,
        line.ExpiresAt,
        State = Word(line.State),
    };

    private static object Of(ProposalView view) => new
    {
        Proposal = Of(view.Line),
        view.Seen,
        view.Makers,
        view.Follows,
        Changes = view.Content.Shown.Changes.Select(change => new { change.Name, change.Before, change.After }),
        Files = view.Content.Files,
        Steps = view.Steps.Select(step => new
        {
            step.No,
            step.At,
            Act = step.Act.ToString().ToUpperInvariant(),
            By = step.By?.Name,
            step.Comment,
        }),
    };

    private static string Told(ProposalLine line) => string.Create(
        CultureInfo.InvariantCulture,
        $"{line.No,6} {line.Name}  {line.Target}  {new Won(line.Effect)}  {line.Maker}  {ProposalNames.Of(line.State)}");

    private static string Told(ProposalView view)
    {
        var line = view.Line;
        string[] head =
        [
            Told(line), $"기관: {line.Authority}", $"까닭: {line.Reason}", $"올린 사람: {string.Join(", ", view.Makers)}",
        ];
        return string.Join(Environment.NewLine, [
            .. head,
            .. view.Content.Shown.Changes.Select(change => $"  {change.Name}: {change.Before} → {change.After}"),
            .. view.Content.Files.Select(file => $"  첨부 {file.Name} ({file.Bytes} B, {file.Sha256})"),
            .. view.Steps.Select(step => $"  {step.No}. {ProposalNames.Of(step.Act)} {step.By?.Name} {step.Comment}"),
            $"SHA-256: {view.Seen}",
        ]);
    }
}
