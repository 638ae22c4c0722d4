using System.Text;
using Eum.Admin.Desk;
using Eum.Admin.Features.Approvals;
using Eum.Admin.Features.Cards;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Cards;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Features.Cards;

/// <summary>The card desk on 2 March 2026: 연수구 has the members M1–M3 with cards C1–C3 of 인천e음.</summary>
internal sealed class CardDesk : IAsyncDisposable
{
    public const string Reason = "운영사에 주문을 보냄";
    private readonly Registry _registry;
    private readonly Counter _counter;

    private CardDesk(OperatorDesk books)
    {
        Operator = books;
        _registry = Registry.Over(books.Database, Clock);
        _counter = new(books.Database, Clock);
    }

    public StoppedClock Clock { get; } = new();

    public OperatorDesk Operator { get; }

    /// <summary>Of 연수구, who takes people at the desk.</summary>
    public Caller Official { get; private set; } = Caller.Machine;

    public Caller City { get; private set; } = Caller.Machine;

    public static async Task<CardDesk> OpenAsync(StorageEngine engine)
    {
        var desk = new CardDesk(await OperatorDesk.OpenAsync(engine));
        desk.Official = await desk.OfficerAsync(RoleTable.GuOfficial, 28185);
        desk.City = await desk.OfficerAsync(RoleTable.CityFinance, 28000);
        return desk;
    }

    public T Get<T>()
        where T : notnull => _registry.Get<T>();

    public Task<Caller> OfficerAsync(string role, int authority) => _counter.OfficerAsync(role, authority);

    public Task<Outcome<long>> IssueAsync(
        string programme = "YEONSU", string name = "홍길동", string born = "1985-03-09", string phone = "010-1234-5678",
        Consents consents = Consents.Required, Caller? by = null) => Get<IssueCard>().RunAsync(
            by ?? Official, new(programme, name, born, phone, consents), null, default);

    public async Task<OrderView> OrderAsync(long no, Caller? by = null) =>
        Done(await Get<OrderDetail>().RunAsync(by ?? Official, new(no), default));

    public async Task<CardView> CardAsync(string id, Caller? by = null) =>
        Done(await Get<CardDetail>().RunAsync(by ?? Official, new(id), default));

    public async Task<long> CloseAsync() => Done(await Get<CloseOrderFile>().RunAsync(City, new(0), null, default));

    /// <summary>The text of an order file.</summary>
    public async Task<string> FileAsync(long no)
    {
        using var taken = Done(await Get<OrdersFile>().RunAsync(City, new(new(no), Reason), default));
        using var text = new StreamReader(taken.Content, Encoding.UTF8);
        return await text.ReadToEndAsync();
    }

    public async Task ApproveAsync(long proposal, Caller by)
    {
        await using var db = Operator.Database.Open();
        var seen = await db.Proposals.Where(row => row.ProposalNo == proposal).Select(row => row.Sha256).SingleAsync();
        Done(await Get<ApproveProposal>().RunAsync(by, new(proposal, seen, ""), null, default));
    }

    public static T Done<T>(Outcome<T> outcome) => outcome is Outcome<T>.Refused refused
        ? throw new InvalidOperationException(string.Join(' ', refused.Problems))
        : ((Outcome<T>.Done)outcome).Value;

    public static Problem Refused<T>(Outcome<T> outcome) =>
        Assert.IsType<Outcome<T>.Refused>(outcome).Problems[0];

    public async ValueTask DisposeAsync()
    {
        await _registry.DisposeAsync();
        Operator.Dispose();
    }
}
