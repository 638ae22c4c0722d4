using System.Globalization;
using System.Text;
using Eum.Admin.Desk;
using Eum.Admin.Features.Approvals;
using Eum.Admin.Features.Cards.Batches;
using Eum.Admin.Jobs;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Cards;
using Eum.Domain.Lists;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Bulk;
using Eum.Infrastructure.Storage.Engines;
using Eum.Infrastructure.Storage.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Tests.Features.Cards;

/// <summary>
/// Officials who send rosters, one who approves them, the runner that orders, and the operator who answers.
/// </summary>
internal sealed class IssuingDesk : IAsyncDisposable
{
    public const string School = "INCHEON-INU";
    public static readonly DateOnly Day = new(2026, 3, 2);

    private readonly Counter _counter;
    private readonly StoppedClock _clock = new();
    private int _answers;

    private IssuingDesk(TestDatabase database)
    {
        Database = database;
        Registry = Registry.Over(database, _clock);
        _counter = new(database, _clock);
    }

    public TestDatabase Database { get; }

    public StoppedClock Clock => _clock;

    public Registry Registry { get; }

    public static async Task<IssuingDesk> OpenAsync(StorageEngine engine)
    {
        var database = TestDatabase.On(engine);
        await Town.SettleAsync(database);
        return new(database);
    }

    public Task<Caller> OfficerAsync(
        string role = RoleTable.CityFinance, int authority = 28000, string? employeeNo = null) =>
        _counter.OfficerAsync(role, authority, employeeNo: employeeNo);

    public async Task<Outcome<long>> TrySendAsync(
        Caller by, string text, string programme = School, long fund = 0, string name = "명단.csv")
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await Registry.Get<SendCardList>().RunAsync(
            by, new(programme, fund, Day, Guid.CreateVersion7(), name, content), default);
    }

    /// <summary>Sent, mapped as guessed, every row judged.</summary>
    public async Task<(long No, ListCounts Counts)> JudgedAsync(
        Caller by, string text, string programme = School, long fund = 0)
    {
        var no = Value(await TrySendAsync(by, text, programme, fund));
        var mapping = (await ViewAsync(by, no)).List.Mapping;
        return (no, Value(await Registry.Get<MapCardList>().RunAsync(by, new(no, mapping, Day), default)));
    }

    public async Task<CardBatchView> ViewAsync(Caller by, long list, ListVerdict? verdict = null, int page = 1) =>
        Value(await Registry.Get<CardBatchDetail>().RunAsync(by, new(list, verdict, page), default));

    public async Task<Outcome<ListRow>> CorrectAsync(Caller by, long list, int line, params string?[] cells) =>
        await Registry.Get<CorrectCardRow>().RunAsync(by, new(list, line, cells), default);

    public async Task<Outcome<long>> ProposeAsync(Caller by, long list)
    {
        var view = await ViewAsync(by, list);
        return await Registry.Get<IssueBatch>().ProposeAsync(
            by, new(list, view.List.Line.Authority, view.List.Sha256), "신입생 학생증 발급", null, default);
    }

    public async Task<Outcome<Decided>> ApproveAsync(long proposal, Caller by)
    {
        await using var db = Database.Open();
        var seen = await db.Proposals.Where(row => row.ProposalNo == proposal).Select(row => row.Sha256).SingleAsync();
        return await Registry.Get<ApproveProposal>().RunAsync(by, new(proposal, seen, "확인"), null, default);
    }

    /// <summary>Proposed, approved by another; with its job waiting.</summary>
    public async Task ApprovedAsync(Caller by, long list)
    {
        var proposal = Value(await ProposeAsync(by, list));
        Value(await ApproveAsync(proposal, await OfficerAsync(RoleTable.CityApprover)));
    }

    public async Task<Outcome<long>> AloneAsync(Caller by, long list) =>
        await Registry.Get<IssueSmallBatch>().RunAsync(
            by, new(list, (await ViewAsync(by, list)).List.Sha256), null, default);

    public async Task RunJobsAsync()
    {
        using var signals = new JobSignals();
        using var runner = new JobRunner(
            new JobBook(Database, _clock), Registry.Get<IEnumerable<JobKind>>(), _counter.Desk, signals, _clock,
            NullLogger<JobRunner>.Instance);
        await runner.LookAsync(default);
        await runner.IdleAsync();
    }

    /// <summary>The operator answers every open order of a list: so many of them it cannot make.</summary>
    public async Task AnswerAsync(long list, int failing)
    {
        await using var db = Database.Open();
        await LeaveAsync(db, list);
        var orders = await db.CardOrders.Where(row => row.ListNo == list && row.State == OrderState.Ordered)
            .OrderBy(row => row.OrderNo).Select(row => row.OrderNo).ToListAsync();
        var rows = orders.Index().Select(one => one.Index < failing
            ? $"{one.Item},FAILED,,,2026-03-03T10:00:00+09:00,배송지를 확인할 수 없음"
            : $"{one.Item},ISSUED,C{700_000 + one.Item},M{700_000 + one.Item},2026-03-03T10:00:00+09:00,");
        var result = await ImportAsync(FileKind.CardAnswers, ++_answers, [.. rows]);
        Assert.True(result.Status == "DONE", $"{result.Message} {string.Join(' ', result.Problems)}");
    }

    /// <summary>The operator's nightly files: who has joined, and that every card made for a list is in use.</summary>
    public async Task ActivateAsync(long list)
    {
        await using var db = Database.Open();
        var made = await db.CardOrders.Where(row => row.ListNo == list && row.State == OrderState.Produced)
            .OrderBy(row => row.OrderNo).Select(row => row.OrderNo).ToListAsync();
        List<string> members = [], cards = [];
        foreach (var no in made.Select(order => 700_000 + order))
        {
            members.Add($"M{no},JOIN,2026-03-03T11:00:00+09:00,2009,F,2818510100");
            cards.Add($"C{no},ISSUED,2026-03-04T10:00:00+09:00,M{no},{School},9440-****-****-0000,L1,,");
            cards.Add($"C{no},ACTIVATED,2026-03-05T10:00:00+09:00,M{no},{School},9440-****-****-0000,L1,,");
        }

        foreach (var (kind, rows) in new[] { (FileKind.Members, members), (FileKind.Cards, cards) })
        {
            var result = await ImportAsync(kind, 1, rows);
            Assert.True(result.Status == "DONE", $"{result.Message} {string.Join(' ', result.Problems)}");
        }
    }

    // In an order file of their own.
    private static async Task LeaveAsync(EumDbContext db, long list)
    {
        var file = await db.CardOrderFiles.MaxAsync(row => (long?)row.FileNo) + 1 ?? 1;
        var left = await db.CardOrders.Where(row => row.ListNo == list && row.FileNo == null).ToListAsync();
        foreach (var order in left) order.FileNo = file;
        db.CardOrderFiles.Add(new()
        {
            FileNo = file,
            ClosedAt = new StoppedClock().GetUtcNow().UtcDateTime,
            ClosedBy = "시험",
            Orders = left.Count,
        });
        await db.SaveChangesAsync();
    }

    private async Task<ImportResult> ImportAsync(FileKind kind, int number, List<string> rows)
    {
        using var folder = new TempFolder();
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"#EUM,{kind.Name},1,TEST,{Day:yyyy-MM-dd},")
            .Append(CultureInfo.InvariantCulture, $"2026-03-03T12:00:00+09:00,{number}\n")
            .Append(string.Join(',', kind.Columns)).Append('\n');
        foreach (var row in rows) text.Append(row).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"#END,{rows.Count}\n");
        var path = folder.Write($"{kind.Name}-{number}.csv", text.ToString());
        return await new FileImporter(new BulkConnections(Options.Create(Database.Options)), _clock)
        {
            Cipher = Database.Keys.Cipher,
        }.ImportAsync(path, null, "test", null, default);
    }

    public static T Value<T>(Outcome<T> outcome) => outcome is Outcome<T>.Refused refused
        ? throw new InvalidOperationException(string.Join(' ', refused.Problems))
        : ((Outcome<T>.Done)outcome).Value;

    public static Problem Refused<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Refused>(outcome).Problems[0];

    public static void RefusedFor<T>(string reason, Outcome<T> outcome) =>
        Assert.Contains(reason, Refused(outcome).Message, StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await Registry.DisposeAsync();
        Database.Dispose();
    }
}
