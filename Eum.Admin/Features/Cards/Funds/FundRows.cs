using Eum.Admin.Desk;
using Eum.Admin.Features.Budgets;
using Eum.Domain.Budgets;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Budgets;
using Eum.Infrastructure.Storage.Cards;

namespace Eum.Admin.Features.Cards.Funds;

internal static class FundRows
{
    public static string TargetOf(string code) => $"policy-fund/{code}";

    /// <summary>Only what is wholly told can be closed: expired, counted after that, nothing left.</summary>
    public static Problem? WrongToClose(PolicyFundRow row)
    {
        if (row.ClosedAt is not null) return new("", "이미 마감한 지원금입니다.");
        if (row.CountedAt is not { } counted || !row.Terms.IsExpired(counted))
            return new("", $"{row.LastDay:yyyy-MM-dd} 24:00이 지난 뒤에 다시 집계해야 마감할 수 있습니다.");
        var unspent = row.Loaded - row.Spent - row.Expired;
        return unspent == 0
            ? null
            : new("", $"쓰지도 소멸하지도 않은 {new Won(unspent)}이 있습니다. 운영사의 소멸 내역을 기다리세요.");
    }

    public static Problem? Close(Work work, PolicyFundRow fund, BudgetLineRow row)
    {
        var line = BudgetRows.ToLine(row);
        if (fund.Promised > 0)
        {
            if (line.Release(new Won(fund.Promised)) is not Outcome<BudgetLine>.Done(var released))
                return new("", "원인행위 잔액이 모자랍니다.");
            line = released;
        }

        var spent = line.Post(fund.Spent);
        BudgetRows.Write(line.With(spent), row);
        if (!spent.IsNothing)
            work.Db.BudgetPostings.Add(new()
            {
                BatchNo = 0,
                ChunkNo = -(int)fund.FundNo, // Below zero: of a fund, and not of a document.
                Year = fund.LineYear,
                Fund = fund.LineFund,
                Authority = fund.Authority,
                Programme = fund.LineProgramme,
                Day = fund.LastDay,
                Executed = spent.Executed,
                Uncovered = spent.Uncovered,
            });
        fund.ClosedAt = work.Now;
        work.Audit(
            "지원금 마감", TargetOf(fund.Code), $"{fund.Line} 집행 {new Won(fund.Spent)} 해제 {new Won(fund.Promised - fund.Spent)}");
        return null;
    }
}
