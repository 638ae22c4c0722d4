using System.Globalization;
using Eum.Admin.Desk;
using Eum.Admin.Features.Imports;
using Eum.Domain.Districts;
using Eum.Domain.Officers;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Statistics;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Dashboard;

/// <summary>Reads the dashboard from the rollups: no payment row is touched, however many there are.</summary>
public sealed class DashboardFigures(FrontDesk desk, StatisticMemory? memory = null)
    : Question<DashboardFigures.Request, DashboardView>(desk)
{
    private const int LastImports = 8;
    private readonly StatisticMemory _memory = memory ?? new();

    /// <param name="Month">yyyy-MM; null for the latest with payments.</param>
    /// <param name="District">A gu to be shown alone, as it stands in the address; null for all she reaches.</param>
    public sealed record Request(string? Month, string? District = null);

    public override Duty Duty { get; } = new("dashboard", Permissions.DashboardFiguresSee);

    protected override async Task<Outcome<DashboardView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        YearMonth? wanted = YearMonth.TryParse(request.Month, out var parsed) ? parsed : null;
        if (request.Month is not null && (wanted is null || wanted.Value.Year is < 2000 or > 2999))
            return Refusals.NotFound;
        if (!TryNarrow(reading, request.District, out var district)) return Refusals.NotFound;

        var db = reading.Db;
        var (first, last) = await MonthsAsync(db, YearMonth.Of(reading.Today), cancel);
        var month = wanted ?? last;
        var sums = new MonthSums(await reading.BooksAsync(cancel), _memory, month, district);
        var until = await UntilAsync(db, month, cancel);
        return new DashboardView(
            month,
            first,
            last,
            until,
            await db.ImportBatches.AnyAsync(cancel) || await db.PaymentsMonthly.AnyAsync(cancel),
            await sums.TotalsAsync(until ?? month.LastDay, cancel),
            await BudgetSums.ReadLeftAsync(db, month, cancel),
            await sums.SharesAsync(Dimension.District, cancel),
            await sums.SharesAsync(Dimension.BusinessGroup, cancel),
            await AlarmsAsync(db, month, cancel),
            await ImportLine.From(db.ImportBatches.OrderByDescending(batch => batch.BatchNo).Take(LastImports))
                .ToListAsync(cancel))
        {
            District = district,
            Choices = Choices(reading, month),
            IsForAudit = !reading.Officer.IsMachine && reading.Officer.May(Permissions.AuditTrailSee),
            Days = await sums.DaysAsync(cancel),
        };
    }

    // One gu of a city's officer is what an officer of that gu would see.
    private static bool TryNarrow(Reading reading, string? wanted, out int? district)
    {
        district = null;
        if (wanted is null) return true;
        if (!int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            || DistrictTable.Find(code) is null || code == DistrictTable.CityCode
            || !reading.Scope.Covers(code)) return false;

        district = code;
        reading.Db.Scope = DistrictScope.Of(code);
        return true;
    }

    private static int[] Choices(Reading reading, YearMonth month) =>
    [
        .. DistrictTable.At(month.FirstDay).Concat(DistrictTable.At(month.LastDay)).Select(district => district.Code)
            .Where(code => code != DistrictTable.CityCode && reading.Scope.Covers(code)).Distinct().Order(),
    ];

    // Where nothing was paid yet, this month.
    private static async Task<(YearMonth First, YearMonth Last)> MonthsAsync(
        EumDbContext db, YearMonth now, CancellationToken cancel)
    {
        var months = db.PaymentsMonthly.Select(row => (YearMonth?)row.Month);
        return (
            await months.OrderBy(month => month).FirstOrDefaultAsync(cancel) ?? now,
            await months.OrderByDescending(month => month).FirstOrDefaultAsync(cancel) ?? now);
    }

    private static Task<DateOnly?> UntilAsync(EumDbContext db, YearMonth month, CancellationToken cancel)
    {
        var (first, last) = (month.FirstDay, month.LastDay);
        return db.PaymentsDaily.Where(row => row.Day >= first && row.Day <= last).OrderByDescending(row => row.Day)
            .Select(row => (DateOnly?)row.Day).FirstOrDefaultAsync(cancel);
    }

    private static async Task<DashboardAlarms> AlarmsAsync(
        EumDbContext db, YearMonth month, CancellationToken cancel) =>
        new(
            await BudgetSums.ReadUncoveredAsync(db, month.Year, cancel),
            await MissingFiles.ReadAsync(db, cancel),
            await MonthSums.DifferencesAsync(db, month, cancel))
        {
            Outlooks = await BudgetSums.ReadOutlooksAsync(db, month.Year, cancel),
        };
}
