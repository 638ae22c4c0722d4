using System.CommandLine;
using Eum.Admin.Desk;
using Eum.Admin.Features.BenefitPlus.Lists;
using Eum.Admin.Features.Lists;
using Eum.Domain.Lists;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports.Lists;

namespace Eum.Admin.Commands.BenefitPlus;

/// <summary>
/// eum benefit-plus receive: a file of applications is mapped, every row judged, the rejected rows given back, and the
/// rest received. The same file again receives nothing twice.
/// </summary>
internal static class BenefitPlusCommand
{
    internal static Command Create(Terminal terminal) => new("benefit-plus", "혜택플러스: 신청을 파일로 접수합니다.")
    {
        Receive(terminal),
    };

    private static Command Receive(Terminal terminal)
    {
        var list = new ListOptions("신청: xlsx 또는 CSV, 10,000행까지", "행에 없을 때의 시작일 (다음 달 1일)");
        var reason = new Option<string>("--reason")
        {
            Description = "반려된 행을 내려받는 까닭 (10자 이상)",
            HelpName = "TEXT",
        };
        var verb = new Command("receive", "신청 파일(xlsx·CSV)을 접수합니다. 이미 접수한 신청은 그대로 둡니다.")
        {
            list.File, list.Day, list.Map, list.Rejects, reason, list.Person.Officer,
        };
        return verb.Does((parsed, cancel) => ReceiveAsync(list, reason, parsed, terminal, cancel));
    }

    private static async Task<ExitCode> ReceiveAsync(
        ListOptions list, Option<string> reason, ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        var file = parsed.GetValue(list.File)!;
        if (!file.Exists) return terminal.Refuse($"'{file.Name}' 파일이 없습니다.");
        var today = KoreanTime.BusinessDate(terminal.Clock.GetUtcNow().UtcDateTime);
        var said = list.DayOf(parsed, YearMonth.Of(today).PlusMonths(1).FirstDay);
        if (said is not Outcome<DateOnly>.Done(var day)) return terminal.Refuse(said);
        await using var services = Books.Services(terminal);
        var signedIn = await list.Person.SignInAsync(parsed, services, terminal, cancel);
        if (signedIn is not Outcome<Caller>.Done(var caller)) return terminal.Refuse(signedIn);

        var checking = await CheckAsync(list, parsed, file, day, services, caller, cancel);
        if (checking is not Outcome<SentListView>.Done(var view)) return terminal.Refuse(checking);
        var rejects = services.GetRequiredService<ApplicationListRejects>();
        if (await list.GiveBackAsync(
                parsed, rejects, view.Line, parsed.GetValue(reason) ?? "", caller, cancel) is { } refused)
            return terminal.Refuse(refused);
        if (view.Line.Counts.Accepted == 0)
            return Tell(parsed, terminal, view.Line, new(0, 0), "새로 접수할 신청이 없습니다.");

        var asked = await services.GetRequiredService<ReceiveApplicationList>().RunAsync(
            caller, new(view.Line.No, view.Sha256), key: null, cancel);
        if (asked is Outcome<Guid>.Refused) return terminal.Refuse(asked);
        var taken = await services.GetRequiredService<TakeApplicationList>().RunAsync(
            caller, new(view.Line.No, view.Line.Counts.Accepted), cancel);
        return taken is Outcome<ApplicationsReceived>.Done(var done)
            ? Tell(parsed, terminal, view.Line, done, $"신청 {done.Received:#,0}건을 접수했습니다.")
            : terminal.Refuse(taken);
    }

    private static async Task<Outcome<SentListView>> CheckAsync(
        ListOptions list, ParseResult parsed, FileInfo file, DateOnly day, IServiceProvider services, Caller caller,
        CancellationToken cancel)
    {
        await using var content = file.OpenRead();
        var sent = await services.GetRequiredService<SendApplicationList>().RunAsync(
            caller, new(day, Guid.CreateVersion7(), file.Name, content), cancel);
        if (sent is not Outcome<long>.Done(var no))
            return Refusals.Again<SentListView>(((Outcome<long>.Refused)sent).Problems);

        var detail = services.GetRequiredService<ApplicationListDetail>();
        var seen = await detail.RunAsync(caller, new(no), cancel);
        if (seen is not Outcome<SentListView>.Done(var before)) return seen;
        var mapped = await services.GetRequiredService<MapApplicationList>().RunAsync(
            caller, new(no, list.MappingOf(parsed, before), day), cancel);
        return mapped is Outcome<ListCounts>.Refused wrong
            ? Refusals.Again<SentListView>(wrong.Problems)
            : await detail.RunAsync(caller, new(no), cancel);
    }

    private static ExitCode Tell(
        ParseResult parsed, Terminal terminal, SentListLine list, ApplicationsReceived done, string sentence)
    {
        var counts = list.Counts;
        if (parsed.GetValue(terminal.Json))
            terminal.WriteJson(new
            {
                List = list.No,
                counts.Rows,
                counts.Accepted,
                counts.Duplicates,
                counts.Rejected,
                done.Received,
                done.Skipped,
            });
        else
            terminal.Out.WriteLine(
                $"{list.No}번 목록 {counts.Rows:#,0}행: 접수 {done.Received:#,0}, 중복 {counts.Duplicates:#,0}, 반려 {counts.Rejected:#,0}. {sentence}");
        return ExitCode.Done;
    }
}
