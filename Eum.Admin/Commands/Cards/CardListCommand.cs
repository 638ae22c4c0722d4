using System.CommandLine;
using Eum.Admin.Desk;
using Eum.Admin.Features.Cards.Batches;
using Eum.Domain.Lists;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Commands.Cards;

/// <summary>
/// eum cards issue: a roster is mapped, every row judged, the rejected rows given back, and the rest proposed; few
/// people are ordered for at once.
/// </summary>
internal static class CardListCommand
{
    internal static Command Issue(Terminal terminal)
    {
        var words = new Words();
        var verb = new Command("issue", "명단(xlsx·CSV)의 사람들에게 카드를 발급하자고 올립니다. 이미 받은 사람은 그대로 둡니다.")
        {
            words.List.File, words.Programme, words.Fund, words.List.Day, words.List.Map, words.List.Rejects,
            words.Reason, words.List.Person.Officer,
        };
        return verb.Does((parsed, cancel) => IssueAsync(words, parsed, terminal, cancel));
    }

    private static async Task<ExitCode> IssueAsync(
        Words words, ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        var file = parsed.GetValue(words.List.File)!;
        if (!file.Exists) return terminal.Refuse($"'{file.Name}' 파일이 없습니다.");
        await using var services = Books.Services(terminal);
        var signedIn = await words.List.Person.SignInAsync(parsed, services, terminal, cancel);
        if (signedIn is not Outcome<Caller>.Done(var caller)) return terminal.Refuse(signedIn);

        var sent = await SendAsync(words, parsed, file, services, caller, terminal, cancel);
        if (sent is not Outcome<long>.Done(var list)) return terminal.Refuse(sent);
        var checking = await CheckAsync(words, parsed, list, services, caller, cancel);
        if (checking is not Outcome<CardBatchView>.Done(var view)) return terminal.Refuse(checking);

        var counts = view.List.Line.Counts;
        var rejects = services.GetRequiredService<CardListRejects>();
        if (await words.List.GiveBackAsync(
                parsed, rejects, view.List.Line, parsed.GetValue(words.Reason)!, caller, cancel) is { } refused)
            return terminal.Refuse(refused);
        if (counts.Accepted == 0)
            return Tell(parsed, terminal, list, counts, proposal: null, $"{list}번 명단에 새로 발급할 사람이 없습니다.");
        if (view.IsSmall)
        {
            var done = await services.GetRequiredService<IssueSmallBatch>().RunAsync(
                caller, new(list, view.List.Sha256), key: null, cancel);
            return done is Outcome<long>.Refused
                ? terminal.Refuse(done)
                : Tell(
                    parsed, terminal, list, counts, proposal: null,
                    $"승인되었습니다. 주문: eum cards run {list} --officer ACCOUNT");
        }

        var made = await services.GetRequiredService<IssueBatch>().ProposeAsync(
            caller, new(list, view.List.Line.Authority, view.List.Sha256), parsed.GetValue(words.Reason)!, key: null,
            cancel);
        return made is Outcome<long>.Done(var no)
            ? Tell(
                parsed, terminal, list, counts, no,
                $"{no}번으로 올렸습니다. 다른 사람이 결재해야 발급됩니다: eum approval show {no} --officer ACCOUNT")
            : terminal.Refuse(made);
    }

    private static async Task<Outcome<long>> SendAsync(
        Words words, ParseResult parsed, FileInfo file, IServiceProvider services, Caller caller, Terminal terminal,
        CancellationToken cancel)
    {
        var said = words.List.DayOf(parsed, KoreanTime.BusinessDate(terminal.Clock.GetUtcNow().UtcDateTime));
        if (said is not Outcome<DateOnly>.Done(var day))
            return Refusals.Again<long>(((Outcome<DateOnly>.Refused)said).Problems);
        long fund = 0;
        if (parsed.GetValue(words.Fund) is { } code)
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<EumDbContext>>()
                .CreateDbContextAsync(cancel);
            fund = await db.PolicyFunds.Where(row => row.Code == code).Select(row => row.FundNo)
                .SingleOrDefaultAsync(cancel);
            if (fund == 0) return new Problem("fund", $"지원금 {code}이(가) 없습니다.");
        }

        await using var content = file.OpenRead();
        return await services.GetRequiredService<SendCardList>().RunAsync(
            caller,
            new(parsed.GetValue(words.Programme) ?? "", fund, day, Guid.CreateVersion7(), file.Name, content),
            cancel);
    }

    private static async Task<Outcome<CardBatchView>> CheckAsync(
        Words words, ParseResult parsed, long list, IServiceProvider services, Caller caller, CancellationToken cancel)
    {
        var detail = services.GetRequiredService<CardBatchDetail>();
        var seen = await detail.RunAsync(caller, new(list), cancel);
        if (seen is not Outcome<CardBatchView>.Done(var before)) return seen;
        var mapping = words.List.MappingOf(parsed, before.List);
        var mapped = await services.GetRequiredService<MapCardList>().RunAsync(
            caller, new(list, mapping, before.List.Line.EffectiveOn), cancel);
        return mapped is Outcome<ListCounts>.Refused refused
            ? Refusals.Again<CardBatchView>(refused.Problems)
            : await detail.RunAsync(caller, new(list), cancel);
    }

    private static ExitCode Tell(
        ParseResult parsed, Terminal terminal, long list, ListCounts counts, long? proposal, string sentence)
    {
        if (parsed.GetValue(terminal.Json))
            terminal.WriteJson(new { List = list, Counts = CardsCommand.CountsOf(counts), Proposal = proposal });
        else
            terminal.Out.WriteLine(
                $"{list}번 명단 {counts.Rows:#,0}명: 발급 {counts.Accepted:#,0}, 중복 {counts.Duplicates:#,0}, 반려 {counts.Rejected:#,0}. {sentence}");
        return ExitCode.Done;
    }

    private sealed class Words
    {
        public ListOptions List { get; } = new("명단: xlsx 또는 CSV, 50,000명까지", "주문일 (오늘)");

        public Option<string> Programme { get; } =
            new("--programme") { Description = "단체카드 상품: SEORO-STUDENT1", HelpName = "P" };

        public Option<string> Fund { get; } =
            new("--fund") { Description = "지원금의 코드. 카드는 지원금이 정한 상품입니다.", HelpName = "CODE" };

        public Option<string> Reason { get; } = new("--reason")
        {
            Description = "올리는 까닭 (10자 이상). 결재하는 사람이 읽습니다.",
            HelpName = "TEXT",
            Required = true,
        };
    }
}
