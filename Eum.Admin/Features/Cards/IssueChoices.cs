using Eum.Admin.Desk;
using Eum.Domain.Cards;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Cards;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Cards;

/// <summary>A programme that can be ordered today.</summary>
public sealed record IssueChoice(string Code, ProgrammeProfile Profile, ProgrammeLimits Limits);

/// <param name="Today">KST.</param>
/// <param name="Recent">Orders made at this desk today.</param>
public sealed record IssueChoicesView(
    IReadOnlyList<IssueChoice> Programmes, DateOnly Today, IReadOnlyList<OrderLine> Recent);

/// <summary>What can be issued at the desk, and what has been today.</summary>
public sealed class IssueChoices(FrontDesk desk, PersonRegister register)
    : Question<IssueChoices.Request, IssueChoicesView>(desk)
{
    private const int MostRecent = 10;

    public sealed record Request;

    public override Duty Duty { get; } = new("cards.choices", Permissions.CardsOrderMake);

    protected override async Task<Outcome<IssueChoicesView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var (today, by) = (reading.Today, reading.Officer.Name);
        var table = await ProgrammeBook.ReadAsync(reading.Db, cancel);
        var choices = from programme in table.All
                      where programme.ProfileOn(today) is { Open: true, Kind: not ProgrammeKind.PolicyFund }
                          && Issuing.MayOrder(programme, reading.Scope, today)
                      select new IssueChoice(
                          programme.Code.Text, programme.ProfileOn(today)!, programme.LimitsOn(today));
        var start = KoreanTime.StartOf(today);
        var rows = await reading.Db.CardOrders
            .Where(row => row.OrderedAt >= start && row.OrderedBy == by && row.ListNo == 0)
            .OrderByDescending(row => row.OrderNo).Take(MostRecent).ToListAsync(cancel);
        return new IssueChoicesView(
            [.. choices], today, await OrderList.LinesAsync(reading.Db, rows, table, register, today, cancel));
    }
}
