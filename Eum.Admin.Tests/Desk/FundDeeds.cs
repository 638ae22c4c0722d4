using Eum.Admin.Features.Cards.Funds;
using Eum.Domain.Cards;
using Eum.Domain.Cards.Funds;
using Eum.Domain.Cashback;
using Eum.Domain.Officers;
using Eum.Domain.Values;

namespace Eum.Admin.Tests.Desk;

// What is done with policy funds.
internal sealed partial class Deeds
{
    private static IReadOnlyDictionary<string, Func<Deeds, Task<Func<Task<bool>>>>> OfFunds =>
        new Dictionary<string, Func<Deeds, Task<Func<Task<bool>>>>>
        {
            ["funds.open"] = async d =>
            {
                var (by, fund) = (await d.OfficerAsync(RoleTable.CityFinance), await d.FundAsync(isThere: false));
                return () => DoneAsync(d.Get<OpenFund>().ProposeAsync(by, new(fund.Fund), "지원금", null, default));
            },
            ["funds.close"] = async d =>
            {
                var (by, fund) = (await d.OfficerAsync(RoleTable.CityFinance), await d.FundAsync());
                await using (var db = d.Database.Open())
                {
                    (await db.PolicyFunds.FindAsync(fund.No))!.CountedAt = fund.Fund.ExpiresAt;
                    await db.SaveChangesAsync();
                }

                return () => DoneAsync(d.Get<CloseFund>().ProposeAsync(
                    by, new(fund.No, 28000), "마감", null, default));
            },
            ["funds.count"] = async d =>
            {
                var (by, fund) = (await d.OfficerAsync(RoleTable.CityFinance), await d.FundAsync());
                return () => DoneAsync(d.Get<CountFund>().RunAsync(by, new(fund.No), default));
            },
            ["funds.order-loads"] = async d =>
            {
                var (by, fund) = (await d.OfficerAsync(RoleTable.CityFinance), await d.FundAsync());
                return () => DoneAsync(d.Get<OrderLoads>().RunAsync(by, new(fund.No), null, default));
            },
            ["funds.load-file"] = async d =>
            {
                var (by, fund) = (await d.OfficerAsync(RoleTable.CityFinance), await d.FundAsync());
                var file = Value(await d.Get<OrderLoads>().RunAsync(by, new(fund.No), null, default));
                return () => TakenAsync(d.Get<LoadsFile>().RunAsync(by, new(new(file), Reason), default));
            },
        };

    // A fund with one person who has a card and waits for her money.
    private async Task<(long No, PolicyFund Fund)> FundAsync(bool isThere = true)
    {
        var (no, today) = (++_number, KoreanTime.BusinessDate(Clock.GetUtcNow().UtcDateTime));
        var fund = new PolicyFund(
            $"FUND{no}", "지원금", 28000, "INCHEON", 10_000, today, today.AddDays(30),
            new(today.Year, Fund.City, 28000, $"FUND{no}"), 1_000_000);
        await using var db = Database.Open();
        db.BudgetLines.Add(new()
        {
            Year = today.Year,
            Fund = Fund.City,
            Authority = 28000,
            Programme = fund.Line.Programme,
            Available = 1_000_000,
        });
        if (isThere)
        {
            db.PolicyFunds.Add(new()
            {
                FundNo = no,
                Code = fund.Code,
                Name = fund.Name,
                Authority = 28000,
                Programme = fund.Programme,
                Amount = fund.Amount,
                FirstDay = today,
                LastDay = fund.LastDay,
                LineYear = fund.Line.Year,
                LineFund = Fund.City,
                LineProgramme = fund.Line.Programme,
                Ceiling = fund.Ceiling,
            });
            db.FundLoads.Add(new()
            {
                FundNo = no,
                PersonNo = 7_000 + no,
                LoadNo = no,
                Authority = 28000,
                Amount = 10_000,
            });
            db.CardOrders.Add(new()
            {
                OrderNo = 7_000 + no,
                Act = OrderAct.Issue,
                Programme = "INCHEON",
                PersonNo = 7_000 + no,
                Authority = 28000,
                LotNo = "",
                Reason = "",
                State = OrderState.Active,
                OrderedAt = Clock.GetUtcNow().UtcDateTime,
                OrderedBy = "시험",
                CardKey = Kit.Town.Key(2, 1),
                MemberKey = Kit.Town.Key(1, 1),
            });
        }

        await db.SaveChangesAsync();
        return (no, fund);
    }
}
