using Eum.Admin.Desk;
using Eum.Domain.Cards;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Cards;
using Eum.Infrastructure.Reports.Payments;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Cards;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Cards;

/// <summary>An order file that was closed.</summary>
public sealed record OrderFileLine(long No, DateTime ClosedAt, string ClosedBy, int Orders);

/// <param name="Total">Of the filter, all pages.</param>
/// <param name="Waiting">Orders that wait for an order file.</param>
/// <param name="Files">The latest first.</param>
public sealed record OrderListView(
    IReadOnlyList<OrderLine> Lines, int Total, int Waiting, int Failed, IReadOnlyList<OrderFileLine> Files,
    bool MayOrder, bool MaySend);

/// <summary>발급 주문: what was asked of the operator, as far as the asker reaches.</summary>
public sealed class OrderList(FrontDesk desk, PersonRegister register)
    : Question<OrderList.Request, OrderListView>(desk)
{
    public const int PageSize = 50;
    private const int MostFiles = 10;

    /// <param name="Page">From 1.</param>
    public sealed record Request(OrderFilter Filter, int Page, bool Descending);

    public override Duty Duty { get; } = new("cards.orders", Permissions.CardsRegisterSee);

    protected override async Task<Outcome<OrderListView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var db = reading.Db;
        var orders = Narrowed(db.CardOrders, request.Filter);
        var total = await orders.CountAsync(cancel);
        orders = request.Descending ? orders.OrderByDescending(row => row.OrderNo) : orders.OrderBy(row => row.OrderNo);
        var rows = await orders.Skip((request.Page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var files = await db.CardOrderFiles.OrderByDescending(row => row.FileNo).Take(MostFiles)
            .Select(row => new OrderFileLine(row.FileNo, row.ClosedAt, row.ClosedBy, row.Orders)).ToListAsync(cancel);
        return new OrderListView(
            await LinesAsync(db, rows, await ProgrammeBook.ReadAsync(db, cancel), register, reading.Today, cancel),
            total, await db.CardOrders.CountAsync(row => row.State == OrderState.Ordered && row.FileNo == null, cancel),
            await db.CardOrders.CountAsync(row => row.State == OrderState.Failed && row.SentAgainAs == null, cancel),
            files, reading.Officer.May(Permissions.CardsOrderMake),
            reading.Officer.May(Permissions.CardsOrdersExport) && reading.Scope.IsWholeCity);
    }

    /// <summary>Orders with their people masked, their cards and what the operator said.</summary>
    internal static async Task<IReadOnlyList<OrderLine>> LinesAsync(
        EumDbContext db, IReadOnlyList<CardOrderRow> rows, ProgrammeTable table, PersonRegister register,
        DateOnly today, CancellationToken cancel)
    {
        var ids = await ExternalIds.ReadAsync(db, cancel);
        List<long> people = [.. rows.Select(row => row.PersonNo).Where(no => no > 0).Distinct()];
        List<long> failed = [.. rows.Where(row => row.State == OrderState.Failed).Select(row => row.OrderNo)];
        var persons = await db.Persons.AsNoTracking().Where(row => people.Contains(row.PersonNo))
            .ToDictionaryAsync(row => row.PersonNo, row => CardHolder.Of(row, register), cancel);
        var reasons = await db.CardAnswers.Where(row => failed.Contains(row.OrderNo))
            .ToDictionaryAsync(row => row.OrderNo, row => row.Reason, cancel);
        return
        [
            .. rows.Select(row => new OrderLine(
                row.OrderNo, row.Act, row.State, row.Programme, table.NameOf(row.Programme, today),
                persons.GetValueOrDefault(row.PersonNo)?.Who?.Name.Masked ?? "",
                (row.CardKey ?? row.TargetCard) is { } card ? ids.IdOf(card) : null, row.Authority, row.ListNo,
                row.OrderedAt, row.OrderedBy, row.FileNo, reasons.GetValueOrDefault(row.OrderNo, ""),
                row.SentAgainAs)),
        ];
    }

    private static IQueryable<CardOrderRow> Narrowed(IQueryable<CardOrderRow> orders, OrderFilter filter)
    {
        if (filter.State is { } state) orders = orders.Where(row => row.State == state);
        if (filter.Act is { } act) orders = orders.Where(row => row.Act == act);
        if (filter.Waiting) orders = orders.Where(row => row.State == OrderState.Ordered && row.FileNo == null);
        if (filter.File is { } file) orders = orders.Where(row => row.FileNo == file);
        if (filter.List is { } list) orders = orders.Where(row => row.ListNo == list);
        return orders;
    }
}
