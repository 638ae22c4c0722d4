using Eum.Domain.Audit;
using Eum.Domain.Lists;
using Eum.Domain.Merchants;
using Eum.Domain.Values;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Reports.Merchants;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Cashback;
using Eum.Infrastructure.Storage.Lists;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Imports.Lists;

/// <summary>
/// Measures what a list of brackets would do to cashback, and keeps it with the rows it was measured with.
/// </summary>
public sealed class MerchantListEffect(
    IDbContextFactory<EumDbContext> database, MerchantMemory memory, FieldCipher cipher, TimeProvider clock)
{
    /// <param name="written">How the finding is written down.</param>
    /// <param name="tell">Hears how many of how many payments have been looked at.</param>
    /// <returns>The month of the payments it was measured with, yyyy-MM; null where there is no such list.</returns>
    public async Task<string?> RunAsync(
        ListSender by, long list, Func<BracketEffectFound, string> written, Action<long, long>? tell,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(written);
        await using var db = await database.CreateDbContextAsync(cancel);
        db.Scope = by.Scope;
        var row = await db.SentLists.SingleOrDefaultAsync(
            one => one.ListNo == list && one.Kind == ListKind.Brackets && one.State == ListState.Checked, cancel);
        if (row is null || ListMapping.Parse(row.Mapping) is not { } mapping) return null;

        await using var books = await Snapshot.OpenAsync(database, by.Scope, cancel);
        var month = await MonthAsync(db, cancel);
        var found = await new BracketEffect(await BookPolicies.ReadAsync(db, cancel)).MeasureAsync(
            books, month, row.EffectiveOn, await BracketsAsync(db, books, row, mapping, by, cancel), tell, cancel);
        (row.Effect, row.EffectOf) = (written(found), row.Sha256);
        var line = new AuditEntry(
            clock.GetUtcNow().UtcDateTime, by.Officer.Account, "목록 영향 계산", ListSubject.Merchants.TargetOf(list),
            $"{month} {found.Difference}원")
        {
            ActorId = by.Officer.Id,
            EmployeeNo = by.Officer.EmployeeNo,
        };
        return await db.SaveAsync(line, cancel) is { } conflict
            ? throw new InvalidOperationException(conflict.Message) // The job says so, and can be asked for again.
            : month.ToString();
    }

    // The last month that is over in the books; of books of one month, that one.
    private static async Task<YearMonth> MonthAsync(EumDbContext db, CancellationToken cancel)
    {
        var days = db.PaymentsDaily.Select(row => (DateOnly?)row.Day);
        if (await days.MaxAsync(cancel) is not { } last || await days.MinAsync(cancel) is not { } first)
            return YearMonth.Of(new(2026, 1, 1));
        var month = YearMonth.Of(last);
        return month.LastDay == last || month.FirstDay <= first ? month : month.PlusMonths(-1);
    }

    private async Task<Dictionary<long, (SalesBracket, SalesBracket)>> BracketsAsync(
        EumDbContext db, Snapshot books, SentListRow list, ListMapping mapping, ListSender by,
        CancellationToken cancel)
    {
        var reading = MerchantJudging.ReadingOf(mapping, list.EffectiveOn, by.Scope);
        var today = KoreanTime.BusinessDate(clock.GetUtcNow().UtcDateTime);
        var register = await memory.RegisterAsync(books, today, cancel);
        Dictionary<long, (SalesBracket, SalesBracket)> brackets = [];
        await foreach (var page in db.SentListPages.AsNoTracking().Where(page => page.ListNo == list.ListNo)
                           .OrderBy(page => page.PageKey).AsAsyncEnumerable().WithCancellation(cancel))
            foreach (var row in ListPages.Rows(page, cipher).Where(row => row.IsAccepted))
                if (register.Find(row.About) is >= 0 and var at
                    && reading.Read(row.Cells).Entry is { Bracket: { } bracket })
                    brackets[row.About] = (register[at].Bracket, bracket);
        return brackets;
    }
}
