using System.CommandLine;
using System.Globalization;
using Eum.Admin.Desk;
using Eum.Admin.Features.Approvals;
using Eum.Domain.Values;

namespace Eum.Admin.Commands.Approvals;

/// <summary>eum approval …: 결재함 at the command line. Each verb is a person's, but for expire, a scheduler's.</summary>
internal static class ApprovalCommand
{
    internal static Command Create(Terminal terminal) => new("approval", "결재함: 올라온 안을 보고 승인, 반려, 철회합니다.")
    {
        ApprovalListCommand.List(terminal), ApprovalListCommand.Show(terminal), Approve(terminal), Return(terminal),
        Withdraw(terminal), Renew(terminal), Expire(terminal),
    };

    internal static Argument<long> Number() => new("NO") { Description = "안의 번호" };

    /// <summary>Runs a use case as the person who signs in.</summary>
    internal static async Task<Outcome<T>> AsPersonAsync<TUseCase, T>(
        PersonOption person, Terminal terminal, ParseResult parsed,
        Func<TUseCase, Caller, Task<Outcome<T>>> run, CancellationToken cancel)
        where TUseCase : UseCase
    {
        await using var services = Books.Services(terminal);
        return await person.SignInAsync(parsed, services, terminal, cancel) switch
        {
            Outcome<Caller>.Done(var caller) => await run(services.GetRequiredService<TUseCase>(), caller),
            Outcome<Caller>.Refused refused => new Outcome<T>.Refused(refused.Problems),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    private static Command Approve(Terminal terminal)
    {
        var (no, person) = (Number(), new PersonOption());
        var seen = Text("--seen", "읽은 내용의 SHA-256. eum approval show가 보여 줍니다.", required: true);
        var comment = Text("--comment", "의견", required: false);
        return new Command("approve", "승인하고 바로 반영합니다. 올리거나 고친 사람은 할 수 없습니다.")
        {
            no, seen, comment, person.Officer,
        }.Does(async (parsed, cancel) => Tell(
            await AsPersonAsync<ApproveProposal, Decided>(
                person, terminal, parsed,
                (approve, caller) => approve.RunAsync(
                    caller,
                    new(parsed.GetValue(no), parsed.GetValue(seen)!.Trim(), parsed.GetValue(comment) ?? ""),
                    key: null, cancel),
                cancel),
            Domain.Approvals.ProposalState.Approved, terminal, parsed));
    }

    private static Command Return(Terminal terminal)
    {
        var (no, person) = (Number(), new PersonOption());
        var reason = Text("--reason", "반려하는 까닭", required: true);
        return new Command("return", "까닭을 적어 돌려보냅니다.") { no, reason, person.Officer }.Does(
            async (parsed, cancel) => Tell(
                await AsPersonAsync<ReturnProposal, Decided>(
                    person, terminal, parsed,
                    (give, caller) => give.RunAsync(
                        caller, new(parsed.GetValue(no), parsed.GetValue(reason)!), key: null, cancel),
                    cancel),
                Domain.Approvals.ProposalState.Returned, terminal, parsed));
    }

    private static Command Withdraw(Terminal terminal)
    {
        var (no, person) = (Number(), new PersonOption());
        var comment = Text("--comment", "까닭", required: false);
        return new Command("withdraw", "올린 사람이 거두어들입니다.") { no, comment, person.Officer }.Does(
            async (parsed, cancel) => Tell(
                await AsPersonAsync<WithdrawProposal, Decided>(
                    person, terminal, parsed,
                    (take, caller) => take.RunAsync(
                        caller, new(parsed.GetValue(no), parsed.GetValue(comment) ?? ""), key: null, cancel),
                    cancel),
                Domain.Approvals.ProposalState.Withdrawn, terminal, parsed));
    }

    private static Command Renew(Terminal terminal)
    {
        var (no, person) = (Number(), new PersonOption());
        var reason = Text("--reason", "다시 올리는 까닭", required: true);
        return new Command("renew", "끝난 안을 지금 값으로 다시 올립니다.") { no, reason, person.Officer }.Does(
            async (parsed, cancel) => terminal.Tell(
                await AsPersonAsync<RenewProposal, long>(
                    person, terminal, parsed,
                    (renew, caller) => renew.RunAsync(
                        caller, new(parsed.GetValue(no), parsed.GetValue(reason)!), key: null, cancel),
                    cancel),
                parsed, made => new { Proposal = made },
                made => string.Create(CultureInfo.InvariantCulture, $"{made}번으로 다시 올렸습니다.")));
    }

    // Nothing to end is no failure: a scheduler runs this every day.
    private static Command Expire(Terminal terminal) =>
        new Command("expire", "기한 7일이 지난 안을 닫습니다. 일정 작업이 실행합니다.").Does(async (parsed, cancel) =>
        {
            await using var services = Books.Services(terminal);
            var outcome = await services.GetRequiredService<ExpireProposals>()
                .RunAsync(Caller.Machine, new(), key: null, cancel);
            Outcome<int> ended = outcome is Outcome<int>.Done done ? done.Value : 0;
            return terminal.Tell(
                ended, parsed, count => new { Expired = count },
                count => string.Create(CultureInfo.InvariantCulture, $"{count}건을 닫았습니다."));
        });

    // What ended otherwise than was asked for is refused input: the caller must look again.
    private static ExitCode Tell(
        Outcome<Decided> outcome, Domain.Approvals.ProposalState asked, Terminal terminal, ParseResult parsed)
    {
        if (outcome is Outcome<Decided>.Done { Value: var decided } && decided.State != asked)
            return terminal.Refuse(decided.Message);
        return terminal.Tell(
            outcome, parsed, done => new { Proposal = done.No, State = ApprovalListCommand.Word(done.State) },
            done => done.Message);
    }

    private static Option<string> Text(string name, string description, bool required) =>
        new(name) { Description = description, HelpName = "TEXT", Required = required };
}
