using System.Text;
using Eum.Admin.Desk;
using Eum.Admin.Features.Cards.Batches;
using Eum.Admin.Tests.Features.Cards;
using Eum.Domain.Cards;
using Eum.Domain.Cashback;
using Eum.Domain.Officers;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Desk;

// What is done with lists of people who get cards.
internal sealed partial class Deeds
{
    private static IReadOnlyDictionary<string, Func<Deeds, Task<Func<Task<bool>>>>> OfCardLists =>
        new Dictionary<string, Func<Deeds, Task<Func<Task<bool>>>>>
        {
            ["cards.list-send"] = d => d.AsAsync(RoleTable.CityFinance, by => DoneAsync(d.SendPeopleAsync(by))),
            ["cards.list-map"] = async d =>
            {
                var by = await d.OfficerAsync(RoleTable.CityFinance);
                var list = Value(await d.SendPeopleAsync(by));
                return () => DoneAsync(d.MapPeopleAsync(by, list));
            },
            ["cards.list-correct"] = async d =>
            {
                var (by, list) = await d.PeopleAsync();
                return () => DoneAsync(d.Get<CorrectCardRow>().RunAsync(
                    by, new(list, 2, [null, null, null, "A-2", null]), default));
            },
            ["cards.list-drop"] = async d =>
            {
                var (by, list) = await d.PeopleAsync();
                return () => DoneAsync(d.Get<DropCardList>().RunAsync(by, new(list), default));
            },
            ["cards.list-rejects"] = async d =>
            {
                var (by, list) = await d.PeopleAsync();
                return () => TakenAsync(d.Get<CardListRejects>().RunAsync(by, new(new(list), Reason), default));
            },
            ["cards.batch"] = async d =>
            {
                var (by, list) = await d.PeopleAsync();
                return () => DoneAsync(d.ProposePeopleAsync(by, list));
            },
            ["cards.batch-small"] = async d =>
            {
                var (by, list) = await d.PeopleAsync();
                return () => DoneAsync(d.AloneAsync(by, list));
            },
            ["cards.issue-terms"] = d => d.AsAsync(RoleTable.CityFinance, by => DoneAsync(
                d.Get<SetIssueTerms>().ProposeAsync(by, new(28000, 20 + ++d._number, 500), "기준", null, default))),
            ["cards.list-order"] = async d =>
            {
                var ((by, list), approver) = (await d.PeopleAsync(), await d.OfficerAsync(RoleTable.CityApprover));
                await d.ApproveAsync(Value(await d.ProposePeopleAsync(by, list)), approver);
                return () => DoneAsync(d.Get<OrderCardList>().RunAsync(approver, new(list), default));
            },
            ["cards.list-order-small"] = async d =>
            {
                var (by, list) = await d.PeopleAsync();
                Value(await d.AloneAsync(by, list));
                return () => DoneAsync(d.Get<OrderSmallList>().RunAsync(by, new(list), default));
            },
            ["cards.batch-resend"] = async d =>
            {
                var (by, list) = await d.FailedPeopleAsync();
                return () => DoneAsync(d.Get<ResendFailed>().RunAsync(by, new(list), null, default));
            },
            ["cards.batch-release"] = async d =>
            {
                var (by, list) = await d.FailedPeopleAsync();
                await using (var db = d.Database.Open())
                {
                    var batch = await db.CardBatches.SingleAsync(row => row.ListNo == list);
                    (batch.CardCost, batch.LineYear, batch.LineFund, batch.LineAuthority, batch.LineProgramme) =
                        (5_000, 2026, Fund.City, 28000, $"CARD{list}");
                    db.BudgetLines.Add(new()
                    {
                        Year = 2026,
                        Fund = Fund.City,
                        Authority = 28000,
                        Programme = $"CARD{list}",
                        Available = 5_000,
                        Committed = 5_000,
                    });
                    await db.SaveChangesAsync();
                }

                return () => DoneAsync(d.Get<ReleaseFailed>().RunAsync(by, new(list), null, default));
            },
        };

    private async Task<(Caller By, long List)> PeopleAsync()
    {
        var by = await OfficerAsync(RoleTable.CityFinance);
        var list = Value(await SendPeopleAsync(by));
        Value(await MapPeopleAsync(by, list));
        return (by, list);
    }

    private async Task<(Caller By, long List)> FailedPeopleAsync()
    {
        var (by, list) = await PeopleAsync();
        Value(await AloneAsync(by, list));
        Value(await Get<OrderSmallList>().RunAsync(by, new(list), default));
        await using var db = Database.Open();
        foreach (var order in await db.CardOrders.Where(row => row.ListNo == list).ToListAsync())
            order.State = OrderState.Failed;
        await db.SaveChangesAsync();
        return (by, list);
    }

    private async Task<Domain.Values.Outcome<long>> SendPeopleAsync(Caller by)
    {
        // Each of them somebody else, so that one who was ordered for leaves somebody for the next.
        var text = Roster.Headings + Roster.Student(1_000 + ++_number) + "\n" + Roster.Wrong[0].Row(_number) + "\n";
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await Get<SendCardList>().RunAsync(
            by, new(IssuingDesk.School, 0, ListDay, Guid.CreateVersion7(), "명단.csv", content), default);
    }

    private Task<Domain.Values.Outcome<Domain.Lists.ListCounts>> MapPeopleAsync(Caller by, long list) =>
        Get<MapCardList>().RunAsync(
            by, new(list, "PersonName:0\nBirthDate:1\nPhone:2\nMembership:3\nConsent:4", ListDay), default);

    private async Task<Domain.Values.Outcome<long>> ProposePeopleAsync(Caller by, long list) =>
        await Get<IssueBatch>().ProposeAsync(by, new(list, 28000, await HashOfAsync(by, list)), "발급", null, default);

    private async Task<Domain.Values.Outcome<long>> AloneAsync(Caller by, long list) =>
        await Get<IssueSmallBatch>().RunAsync(by, new(list, await HashOfAsync(by, list)), null, default);

    private async Task<string> HashOfAsync(Caller by, long list) =>
        Value(await Get<CardBatchDetail>().RunAsync(by, new(list), default)).List.Sha256;
}
