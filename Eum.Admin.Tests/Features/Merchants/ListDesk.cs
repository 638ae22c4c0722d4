using System.Text;
using Eum.Admin.Desk;
using Eum.Admin.Features.Approvals;
using Eum.Admin.Features.Lists;
using Eum.Admin.Features.Merchants.Lists;
using Eum.Admin.Jobs;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Lists;
using Eum.Domain.Merchants;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;
using Eum.Infrastructure.Storage.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Eum.Admin.Tests.Features.Merchants;

/// <summary>
/// Officials who send lists to the books of a town, one who approves them, and the runner that takes them in.
/// </summary>
internal sealed class ListDesk : IAsyncDisposable
{
    public static readonly DateOnly Day = new(2026, 3, 15);

    private readonly Counter _counter;
    private readonly StoppedClock _clock = new();

    private ListDesk(TestDatabase database)
    {
        Database = database;
        Registry = Registry.Over(database, _clock);
        _counter = new(database, _clock);
    }

    public TestDatabase Database { get; }

    public Registry Registry { get; }

    public static async Task<ListDesk> OpenAsync(StorageEngine engine) =>
        new(await Town.WithPaymentsAsync(TestDatabase.On(engine)));

    public Task<Caller> OfficerAsync(string role = RoleTable.CityFinance, int authority = 28000) =>
        _counter.OfficerAsync(role, authority);

    public async Task<long> SendAsync(
        Caller by, ListKind kind, string text, Encoding? encoding = null, string name = "목록.csv") =>
        Value(await TrySendAsync(by, kind, (encoding ?? Encoding.UTF8).GetBytes(text), name));

    public async Task<Outcome<long>> TrySendAsync(Caller by, ListKind kind, byte[] bytes, string name = "목록.csv")
    {
        using var content = new MemoryStream(bytes);
        return await Registry.Get<SendMerchantList>().RunAsync(
            by, new(kind, Day, Guid.CreateVersion7(), name, content), default);
    }

    /// <summary>Maps the columns as they are guessed, and has every row judged.</summary>
    public async Task<ListCounts> MapAsync(Caller by, long list) =>
        Value(await TryMapAsync(by, list, (await ViewAsync(by, list)).Mapping));

    public Task<Outcome<ListCounts>> TryMapAsync(Caller by, long list, string mapping) =>
        Registry.Get<MapMerchantList>().RunAsync(by, new(list, mapping, Day), default);

    public async Task<SentListView> ViewAsync(
        Caller by, long list, ListVerdict? verdict = null, int page = 1) =>
        (await WholeAsync(by, list, verdict, page)).List;

    public async Task<BracketEffectFound?> EffectAsync(Caller by, long list) => (await WholeAsync(by, list)).Effect;

    private async Task<MerchantListView> WholeAsync(
        Caller by, long list, ListVerdict? verdict = null, int page = 1) =>
        Value(await Registry.Get<MerchantListDetail>().RunAsync(by, new(list, verdict, page), default));

    /// <summary>Sent, mapped, and each row as it was judged.</summary>
    public async Task<(long No, IReadOnlyList<ListRow> Rows)> JudgedAsync(Caller by, ListKind kind, string text)
    {
        var no = await SendAsync(by, kind, text);
        await MapAsync(by, no);
        return (no, (await ViewAsync(by, no)).Rows);
    }

    public async Task<Outcome<long>> ProposeAsync(Caller by, long list)
    {
        var view = await ViewAsync(by, list);
        return await Registry.Get<CommitMerchantList>().ProposeAsync(
            by, new(list, view.Line.Authority, view.Sha256), "정기 목록 반영", null, default);
    }

    public async Task<Outcome<Decided>> ApproveAsync(long proposal, Caller by)
    {
        await using var db = Database.Open();
        var seen = await db.Proposals.Where(row => row.ProposalNo == proposal).Select(row => row.Sha256).SingleAsync();
        return await Registry.Get<ApproveProposal>().RunAsync(by, new(proposal, seen, "확인"), null, default);
    }

    /// <summary>Proposed, approved by another, and in the books.</summary>
    public async Task CommitAsync(Caller by, long list, string role = RoleTable.CityApprover, int authority = 28000)
    {
        var proposal = Value(await ProposeAsync(by, list));
        Value(await ApproveAsync(proposal, await OfficerAsync(role, authority)));
        await RunJobsAsync();
    }

    public async Task MeasureAsync(Caller by, long list)
    {
        Value(await Registry.Get<AskListEffect>().RunAsync(by, new(list), null, default));
        await RunJobsAsync();
    }

    public async Task RunJobsAsync()
    {
        using var signals = new JobSignals();
        using var runner = new JobRunner(
            new JobBook(Database, _clock), Registry.Get<IEnumerable<JobKind>>(), _counter.Desk, signals, _clock,
            NullLogger<JobRunner>.Instance);
        await runner.LookAsync(default);
        await runner.IdleAsync();
    }

    public static T Value<T>(Outcome<T> outcome) => outcome is Outcome<T>.Refused refused
        ? throw new InvalidOperationException(string.Join(' ', refused.Problems))
        : ((Outcome<T>.Done)outcome).Value;

    public static IReadOnlyList<Problem> Refused<T>(Outcome<T> outcome) =>
        Assert.IsType<Outcome<T>.Refused>(outcome).Problems;

    public async ValueTask DisposeAsync()
    {
        await Registry.DisposeAsync();
        Database.Dispose();
    }
}
