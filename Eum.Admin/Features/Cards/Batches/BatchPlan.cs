using Eum.Admin.Features.Budgets;
using Eum.Domain.Budgets;
using Eum.Domain.Cards;
using Eum.Domain.Cards.Lists;
using Eum.Domain.Districts;
using Eum.Domain.Lists;
using Eum.Domain.Values;
using Eum.Infrastructure.Cards;
using Eum.Infrastructure.Imports.Lists;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Cards;
using Eum.Infrastructure.Storage.Lists;
using Microsoft.EntityFrameworkCore;
using Payer = Eum.Domain.Cashback.Fund;

namespace Eum.Admin.Features.Cards.Batches;

/// <summary>What a checked list would cost, and which budget lines would be committed for it.</summary>
/// <param name="CardLine">Null where its cards cost nothing.</param>
/// <param name="Fund">Null where no money is given.</param>
internal sealed record BatchPlan(
    SentListRow List, CardBatchRow Batch, ProgrammeProfile Profile, BatchCost Cost, BudgetLineKey? CardLine,
    PolicyFundRow? Fund)
{
    public static async Task<BatchPlan?> FindAsync(
        EumDbContext db, long list, FieldCipher cipher, CancellationToken cancel)
    {
        var row = await db.SentLists.SingleOrDefaultAsync(
            one => one.ListNo == list && one.Kind == ListKind.Cards, cancel);
        return row is null ? null : await OfAsync(db, row, cipher, cancel);
    }

    public static async Task<BatchPlan> OfAsync(
        EumDbContext db, SentListRow row, FieldCipher cipher, CancellationToken cancel)
    {
        var batch = await db.CardBatches.SingleAsync(one => one.ListNo == row.ListNo, cancel);
        var programme = (await ProgrammeBook.ReadAsync(db, cancel)).Find(batch.Programme)!;
        var profile = programme.ProfileAround(row.EffectiveOn);
        var fund = batch.FundNo == 0
            ? null
            : await db.PolicyFunds.SingleOrDefaultAsync(one => one.FundNo == batch.FundNo, cancel);
        var price = programme.LimitsOn(row.EffectiveOn).CardCost;
        var loads = fund is null ? 0 : await LoadsAsync(db, row, fund, cipher, cancel);
        var cost = new BatchCost(row.NewRows, price, loads);
        return new(
            row, batch, profile, cost, cost.OfCards == 0 ? null : LineOf(row.EffectiveOn.Year, profile.Payer, batch),
            fund);
    }

    /// <summary>Commits the lines; refused beyond what they have left.</summary>
    /// <param name="isReal">Else it is only tried, and nothing changes.</param>
    public async Task<Problem?> CommitAsync(EumDbContext db, bool isReal, CancellationToken cancel)
    {
        if (CardLine is { } line && await CommitAsync(db, line, Cost.OfCards, isReal, cancel) is { } refused)
            return refused;
        if (Fund is null || Cost.Loads == 0) return null;
        if (Fund.Promised + Cost.Loads > Fund.Ceiling)
            return new("", $"지원금 한도 {new Won(Fund.Ceiling)}에서 {new Won(Fund.Ceiling - Fund.Promised)}이 남았습니다.");
        if (await CommitAsync(db, Fund.Line, Cost.Loads, isReal, cancel) is { } overdrawn) return overdrawn;
        if (isReal) Fund.Promised += Cost.Loads;
        return null;
    }

    /// <summary>Of what is written down with an approval: what was approved, at which price.</summary>
    public void Settle(DateTime now, Guid? aloneBy)
    {
        (Batch.CardCost, Batch.Loads, Batch.ApprovedAt, Batch.AloneBy) = (Cost.CardCost, Cost.Loads, now, aloneBy);
        if (CardLine is { } line)
            (Batch.LineYear, Batch.LineFund, Batch.LineAuthority, Batch.LineProgramme) =
                (line.Year, line.Fund, line.Authority, line.Programme);
    }

    private static async Task<Problem?> CommitAsync(
        EumDbContext db, BudgetLineKey line, long won, bool isReal, CancellationToken cancel)
    {
        var row = await RowAsync(db, line, cancel);
        if (row is null) return new("", $"예산 과목 {line}이(가) 없습니다. 예산 문서를 먼저 올리세요.");
        switch (BudgetRows.ToLine(row).Commit(new Won(won)))
        {
            case Outcome<BudgetLine>.Refused refused:
                return new("", $"{line}: {refused.Problems[0].Message}");
            case Outcome<BudgetLine>.Done(var committed) when isReal:
                BudgetRows.Write(committed, row);
                return null;
            default:
                return null;
        }
    }

    internal static Task<Infrastructure.Storage.Budgets.BudgetLineRow?> RowAsync(
        EumDbContext db, BudgetLineKey line, CancellationToken cancel) =>
        db.BudgetLines.SingleOrDefaultAsync(
            row => row.Year == line.Year && row.Fund == line.Fund && row.Authority == line.Authority
                && row.Programme == line.Programme,
            cancel);

    // Who pays for the cards of a programme pays from the line of that programme.
    private static BudgetLineKey LineOf(int year, int payer, CardBatchRow batch) => new(
        year,
        payer >= BudgetLineKey.FirstInstitution ? Payer.Institution
            : payer == DistrictTable.CityCode ? Payer.City
            : Payer.Gu,
        payer, batch.Programme);

    private static async Task<long> LoadsAsync(
        EumDbContext db, SentListRow list, PolicyFundRow fund, FieldCipher cipher, CancellationToken cancel)
    {
        if (fund.Amount > 0) return checked(fund.Amount * list.Counts.Accepted);
        if (ListMapping.Parse(list.Mapping) is not { } mapping) return 0;
        long won = 0;
        await foreach (var page in db.SentListPages.AsNoTracking().Where(page => page.ListNo == list.ListNo)
                           .AsAsyncEnumerable().WithCancellation(cancel))
            foreach (var row in ListPages.Rows(page, cipher).Where(row => row.IsAccepted))
                won += CardListReading.AmountIn(mapping.CellOf(row.Cells, ListField.Amount)) ?? 0;
        return won;
    }
}
