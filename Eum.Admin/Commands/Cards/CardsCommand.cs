using System.CommandLine;
using System.Globalization;
using Eum.Admin.Desk;
using Eum.Admin.Features.Cards.Batches;
using Eum.Domain.Lists;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports.Lists;

namespace Eum.Admin.Commands.Cards;

/// <summary>eum cards …: cards for whole lists of people, the way the portal issues them.</summary>
internal static class CardsCommand
{
    internal static Command Create(Terminal terminal) => new("cards", "카드: 명단으로 발급하고, 주문하고, 진행을 봅니다.")
    {
        CardListCommand.Issue(terminal), Run(terminal), Show(terminal), Resend(terminal),
    };

    private static Command Run(Terminal terminal) => Of(
        terminal, "run", "결재된 발급 묶음의 카드를 주문합니다. 멈췄던 데에서 이어 하고, 두 번 해도 한 번입니다.",
        async (services, caller, list, cancel) =>
        {
            var small = await services.GetRequiredService<OrderSmallList>().RunAsync(caller, new(list), cancel);
            return small is Outcome<CardListOrdered>.Done
                ? small
                : await services.GetRequiredService<OrderCardList>().RunAsync(caller, new(list), cancel);
        },
        done => new { done.Ordered, done.Loaded, done.Skipped },
        done => $"카드 {done.Ordered:#,0}장을 주문했습니다. 지원금 {done.Loaded:#,0}명, 건너뜀 {done.Skipped:#,0}명.");

    private static Command Resend(Terminal terminal) => Of(
        terminal, "resend", "운영사가 만들지 못한 것만 다시 주문합니다.",
        async (services, caller, list, cancel) => await services.GetRequiredService<ResendFailed>().RunAsync(
            caller, new(list), key: null, cancel),
        sent => new { Resent = sent }, sent => $"{sent:#,0}건을 다시 주문했습니다.");

    private static Command Show(Terminal terminal) => Of(
        terminal, "show", "발급 묶음이 얼마나 나아갔는지 봅니다.",
        async (services, caller, list, cancel) => await services.GetRequiredService<CardBatchDetail>().RunAsync(
            caller, new(list), cancel),
        view => new
        {
            List = view.List.Line.No,
            State = view.List.Line.State.ToString(),
            view.Programme,
            Counts = CountsOf(view.List.Line.Counts),
            view.Progress,
            view.Loads,
            view.LoadsSent,
            CardWon = view.Cost.OfCards,
            LoadWon = view.Cost.Loads,
        },
        view => string.Create(
            CultureInfo.InvariantCulture,
            $"{view.List.Line.No} {view.ProgrammeName}: 주문 {view.Progress.People:#,0}, 보낼 것 {view.Progress.Waiting:#,0}, ")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"회신 대기 {view.Progress.Sent:#,0}, 만듦 {view.Progress.Made:#,0}, 실패 {view.Progress.Failed:#,0}"));

    internal static object CountsOf(ListCounts counts) => new
    {
        counts.Rows,
        counts.Accepted,
        counts.Duplicates,
        counts.Rejected,
    };

    private static Command Of<T>(
        Terminal terminal, string name, string what,
        Func<IServiceProvider, Caller, long, CancellationToken, Task<Outcome<T>>> act, Func<T, object> json,
        Func<T, string> sentence)
    {
        var list = new Argument<long>("NO") { Description = "발급 묶음의 번호" };
        var person = new PersonOption();
        var verb = new Command(name, what) { list, person.Officer };
        return verb.Does(async (parsed, cancel) =>
        {
            await using var services = Books.Services(terminal);
            var signedIn = await person.SignInAsync(parsed, services, terminal, cancel);
            return signedIn is Outcome<Caller>.Done(var caller)
                ? terminal.Tell(
                    await act(services, caller, parsed.GetValue(list), cancel), parsed, json, sentence)
                : terminal.Refuse(signedIn);
        });
    }
}
