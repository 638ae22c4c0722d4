using System.Globalization;
using System.Linq.Expressions;
using Eum.Domain.Cashback;
using Eum.Domain.Members;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Statistics;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Dashboard;

/// <summary>Sums of a month's rollups.</summary>
internal static class MonthSums
{
    public static async Task<MonthTotals> ReadAsync(EumDbContext db, YearMonth month, CancellationToken cancel)
    {
        var paid = await PaymentsAsync(db, month, cancel);
        return new(
            await CompareAsync(month, m => SignUpsAsync(db, m, cancel)),
            await CompareAsync(month, m => IssuedAsync(db, m, cancel)),
            Compare(month, m => paid.GetValueOrDefault(m)?.Paid),
            Compare(month, m => paid.GetValueOrDefault(m)?.Cashback),
            Compare(month, m => paid.GetValueOrDefault(m)?.Operator));
    }

    public static async Task<Compared> CompareAsync(YearMonth month, Func<YearMonth, Task<long?>> read) =>
        new(await read(month), await read(month.PlusMonths(-1)), await read(month.PlusMonths(-12)));

    /// <summary>The month's payments by a code of theirs.</summary>
    public static async Task<IReadOnlyList<Share>> SharesAsync(
        EumDbContext db, YearMonth month, Expression<Func<PaymentsMonthlyRow, int>> code, CancellationToken cancel)
    {
        var shares = await db.PaymentsMonthly.Where(row => row.Month == month).GroupBy(code)
            .Select(rows => new
            {
                Code = rows.Key,
                Payments = rows.Sum(row => row.Kind == PaymentKind.Pay ? row.Count : 0),
                Paid = rows.Sum(row => row.Kind == PaymentKind.Cancel ? -row.Amount : row.Amount),
                Cashback = rows.Sum(row => row.Cashback),
            })
            .ToListAsync(cancel);
        return [.. shares.Select(s =>
            new Share(s.Code.ToString(CultureInfo.InvariantCulture), s.Payments, s.Paid, s.Cashback))];
    }

    public static async Task<IReadOnlyList<CauseOfDifference>> DifferencesAsync(
        EumDbContext db, YearMonth month, CancellationToken cancel)
    {
        var (first, last) = (month.FirstDay, month.LastDay);
        return await db.PaymentDifferencesDaily
            .Where(row => row.Day >= first && row.Day <= last && row.Cause != DifferenceCause.None)
            .GroupBy(row => row.Cause)
            .OrderBy(rows => rows.Key)
            .Select(rows => new CauseOfDifference(
                rows.Key, rows.Sum(row => row.Count), rows.Sum(row => row.Own), rows.Sum(row => row.Operator)))
            .ToListAsync(cancel);
    }

    /// <summary>Won paid on each day that has payments.</summary>
    public static async Task<IReadOnlyList<DayOfMonth>> DaysAsync(
        EumDbContext db, YearMonth month, CancellationToken cancel)
    {
        var (first, last) = (month.FirstDay, month.LastDay);
        var days = await db.PaymentsDaily.Where(row => row.Day >= first && row.Day <= last)
            .GroupBy(row => row.Day)
            .Select(rows => new
            {
                Day = rows.Key,
                Paid = rows.Sum(row => row.Kind == PaymentKind.Cancel ? -row.Amount : row.Amount),
            })
            .OrderBy(day => day.Day).ToListAsync(cancel);
        return [.. days.Select(day => new DayOfMonth(day.Day, day.Paid))];
    }

    private static Compared Compare(YearMonth month, Func<YearMonth, long?> read) =>
        new(read(month), read(month.PlusMonths(-1)), read(month.PlusMonths(-12)));

    private static async Task<Dictionary<YearMonth, Payments>> PaymentsAsync(
        EumDbContext db, YearMonth month, CancellationToken cancel)
    {
        var (before, yearBefore) = (month.PlusMonths(-1), month.PlusMonths(-12));
        var months = await db.PaymentsMonthly
            .Where(row => row.Month == month || row.Month == before || row.Month == yearBefore)
            .GroupBy(row => row.Month)
            .Select(rows => new
            {
                Month = rows.Key,
                Paid = rows.Sum(row => row.Kind == PaymentKind.Cancel ? -row.Amount : row.Amount),
                Cashback = rows.Sum(row => row.Cashback),
                Operator = rows.Sum(row => row.OperatorCashback),
            })
            .ToListAsync(cancel);
        return months.ToDictionary(m => m.Month, m => new Payments(m.Paid, m.Cashback, m.Operator));
    }

    // Grouped by nothing, no rows are null; a plain sum would make them 0.
    private static Task<long?> SignUpsAsync(EumDbContext db, YearMonth month, CancellationToken cancel)
    {
        var (first, last) = (month.FirstDay, month.LastDay);
        return db.SignupsDaily.Where(row => row.Day >= first && row.Day <= last && row.Event == MemberEvent.Join)
            .GroupBy(_ => 1).Select(rows => (long?)rows.Sum(row => row.Count)).SingleOrDefaultAsync(cancel);
    }

    // 발행액 is what citizens charged; money loaded by a policy is not theirs.
    private static Task<long?> IssuedAsync(EumDbContext db, YearMonth month, CancellationToken cancel)
    {
        var (first, last) = (month.FirstDay, month.LastDay);
        return db.ChargesDaily
            .Where(row => row.Day >= first && row.Day <= last)
            .Where(row => row.Kind == ChargeKind.Charge && row.Method != ChargeMethod.Policy)
            .GroupBy(_ => 1).Select(rows => (long?)rows.Sum(row => row.Amount)).SingleOrDefaultAsync(cancel);
    }

    private sealed record Payments(long Paid, long Cashback, long Operator);
}
