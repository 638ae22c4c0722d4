using System.Globalization;
using Eum.Admin.Desk;
using Eum.Domain.Cards;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Cards;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Reports.Payments;
using Eum.Infrastructure.Storage.Cards;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Cards;

/// <summary>
/// The card-orders file for the operator, who makes the cards: with name, birth date and phone in clear, so it leaves
/// with a reason, and for more than a thousand people with a permit. Taken again it says the same.
/// </summary>
public sealed class OrdersFile(FrontDesk desk, PersonRegister register) : Download<OrdersFile.Request>(desk)
{
    private const string Sender = "INCHEON";

    public sealed record Request(long FileNo);

    public override Duty Duty { get; } =
        new("cards.orders.file", Permissions.CardsOrdersExport) { City = true, Export = true };

    public override string Name => "발급 주문 파일";

    protected override int? DistrictOf(Request request) => null;

    protected override string SubjectOf(Request request) => $"card-orders/{request.FileNo}";

    protected override async Task<Outcome<DownloadSize>> SizeAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var orders = reading.Db.CardOrders.Where(row => row.FileNo == request.FileNo);
        return await orders.LongCountAsync(cancel) is > 0 and var rows
            ? new DownloadSize(
                rows, await orders.Where(row => row.PersonNo > 0).Select(row => row.PersonNo).Distinct()
                    .LongCountAsync(cancel))
            : Refusals.NotFound;
    }

    protected override async Task<Outcome<WrittenFile>> WriteAsync(
        Reading reading, Request request, DownloadMark mark, Stream target, CancellationToken cancel)
    {
        var no = request.FileNo;
        if (await reading.Db.CardOrderFiles.SingleOrDefaultAsync(row => row.FileNo == no, cancel) is not { } file)
            return Refusals.NotFound;

        var ids = await ExternalIds.ReadAsync(reading.Db, cancel);
        var people = new HashSet<long>();
        var day = KoreanTime.BusinessDate(file.ClosedAt);
        var writer = new EnvelopeWriter( // The draft closes it.
            target, new(FileKind.CardOrders, 1, Sender, day, file.ClosedAt, (int)no));
        var rows = from order in reading.Db.CardOrders
                   where order.FileNo == no
                   join person in reading.Db.Persons on order.PersonNo equals person.PersonNo into known
                   from person in known.DefaultIfEmpty()
                   orderby order.OrderNo
                   select new { Order = order, Person = person };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (row.Person is not null) people.Add(row.Person.PersonNo);
            Write(writer, row.Order, row.Person, ids);
        }

        writer.Complete();
        var name = string.Create(CultureInfo.InvariantCulture, $"card-orders-{day:yyyyMMdd}-{no}.csv");
        return new WrittenFile(name, "text/csv; charset=utf-8", new(writer.Rows, people.Count));
    }

    private void Write(EnvelopeWriter writer, CardOrderRow order, PersonRow? person, ExternalIds ids)
    {
        writer.Number(order.OrderNo);
        writer.Text(CardActs.Word(order.Act));
        writer.Instant(KoreanTime.ToUnixMs(order.OrderedAt));
        writer.Text(order.Programme);
        if (order.TargetCard is { } card) writer.Text(ids.IdOf(card));
        else writer.Empty();
        if (person is null)
        {
            writer.Empty();
            writer.Empty();
            writer.Empty();
        }
        else
        {
            var who = register.Open(person);
            writer.Text(who.Name.Reveal());
            writer.Date(who.Born);
            writer.Text(who.Phone.Reveal());
        }

        writer.Text(order.LotNo);
        writer.Text(order.Reason);
        writer.EndRow();
    }
}
