using Eum.Admin.Components;
using Eum.Admin.Components.Lists;
using Eum.Admin.Features.Payments;
using Eum.Domain.Cards;
using Eum.Domain.Payments;
using Microsoft.Extensions.Localization;

namespace Eum.Admin.Features.Cards;

/// <summary>The columns of 카드 and of 발급 주문.</summary>
internal static class CardShape
{
    public static ListShape<CardLine> Cards { get; } = new(
        "cards", new("id", Descending: true),
        new("id", "cards.id", (row, _) => new(row.Id) { Link = AddressOf(row.Id) })
        {
            IsHead = true,
            Sorts = true,
            Look = "code",
        },
        new("pan", "cards.pan", (row, _) => ListCell.Of(row.Pan)) { Look = "code" },
        new("status", "cards.status", StatusOf) { Look = "kind" },
        new("programme", "cards.programme", (row, _) => new(row.ProgrammeName) { Note = row.Programme })
        {
            Look = "kind",
        },
        new("member", "cards.member", (row, _) => ListCell.Of(row.Member)) { Look = "code" },
        new("lot", "cards.lot", (row, _) => ListCell.Of(row.Lot)) { Look = "code" },
        new("issued", "cards.issued", (row, _) => ListCell.Time(row.IssuedAt)) { Look = "date" },
        new("activated", "cards.activated", (row, _) => ListCell.Time(row.ActivatedAt)) { Look = "date" },
        new("closed", "cards.closed", (row, _) => ListCell.Time(row.ClosedAt)) { Look = "date" });

    public static ListShape<OrderLine> Orders { get; } = new(
        "card-orders", new("no", Descending: true),
        new("no", "orders.no", (row, _) => new($"{row.No}") { Link = OrderAddress(row.No) })
        {
            IsHead = true,
            Sorts = true,
        },
        new("act", "orders.act", (row, texts) => ListCell.Of(texts["order-act." + row.Act])) { Look = "kind" },
        new("state", "orders.state", OrderStateOf) { Look = "kind" },
        new("programme", "cards.programme", (row, _) => new(row.ProgrammeName) { Note = row.Programme })
        {
            Look = "kind",
        },
        new("person", "orders.person", (row, _) => ListCell.Of(row.Person)),
        new("card", "cards.id", (row, _) => row.Card is { } card
            ? new(card) { Link = AddressOf(card) }
            : default)
        {
            Look = "code",
        },
        new("district", "orders.authority", (row, _) => ListCell.Of(Names.District(row.Authority))) { Look = "kind" },
        new("ordered", "orders.ordered", (row, _) => ListCell.Time(row.OrderedAt)) { Look = "date" },
        new("by", "orders.by", (row, _) => ListCell.Of(row.OrderedBy)) { Look = "kind" },
        new("file", "orders.file", (row, _) => ListCell.Of(row.File?.ToString("0", null))) { IsNumber = true },
        new("reason", "orders.fail-reason", (row, _) => ListCell.Of(row.FailReason)));

    /// <summary>What was just ordered at the desk.</summary>
    public static ListShape<OrderLine> Recent { get; } = new(
        "card-recent", Orders.Sort,
        [
            .. Orders.Columns.Where(column => column.Name is "no" or "state" or "programme" or "person" or "ordered")
                .Select(column => column with { Sorts = false }),
        ]);

    /// <summary>Payments of one card: those of 결제내역, in their one order.</summary>
    public static ListShape<PaymentLine> Payments { get; } = new(
        "card-payments", PaymentShape.List.Sort,
        [.. PaymentShape.List.Columns.Where(IsTold).Select(column => column with { Sorts = false, IsExtra = false })]);

    public static string AddressOf(string card) => "/cards/" + Uri.EscapeDataString(card);

    public static string OrderAddress(long no) => $"/cards/orders/{no}";

    public static string LookOf(CardEvent status) => status switch
    {
        CardEvent.Activated => "done",
        CardEvent.Suspended => "partly",
        CardEvent.Lost or CardEvent.Closed => "refused",
        _ => "running",
    };

    public static string LookOf(OrderState state) => state switch
    {
        OrderState.Active or OrderState.Done => "done",
        OrderState.Failed => "refused",
        OrderState.Withdrawn => "partly",
        _ => "running",
    };

    private static bool IsTold(ListColumn<PaymentLine> column) => column.Name is "time" or "tx" or "kind" or "district"
        or "merchant" or "type" or "amount" or "cashback" or "operator" or "difference";

    private static ListCell StatusOf(CardLine row, IStringLocalizer texts) =>
        new(texts["card-status." + row.Status]) { Badge = LookOf(row.Status) };

    private static ListCell OrderStateOf(OrderLine row, IStringLocalizer texts) =>
        new(texts["order-state." + row.State])
        {
            Badge = LookOf(row.State),
            Note = row.Again is { } again ? texts["orders.again", again].Value : null,
        };
}
