using Eum.Admin.Desk;
using Eum.Domain.Budgets;
using Eum.Domain.Cashback;
using Eum.Domain.Districts;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports;

namespace Eum.Admin.Features.Budgets;

/// <summary>Where every budget line of a year stands, and where it is going.</summary>
public sealed class BudgetStatus(FrontDesk desk) : Question<BudgetStatus.Request, BudgetStatus.Status>(desk)
{
    public sealed record Request(int Year);

    public sealed record Standing(BudgetLine Line, BudgetForecast Forecast)
    {
        /// <summary>인천광역시, 서구 …; the number where it has no name.</summary>
        public string Authority => DistrictTable.Find(Line.Key.Authority)?.Name ?? $"기관 {Line.Key.Authority}";

        public string Fund => FundNames.Korean(Line.Key.Fund);
    }

    /// <param name="LastDay">Last day whose payments are posted, null before the first file.</param>
    public sealed record Status(int Year, DateOnly? LastDay, IReadOnlyList<Standing> Lines)
    {
        /// <summary>The five numbers of a fund over all lines.</summary>
        public BudgetLine Sum(Fund fund) => Lines.Where(line => line.Line.Key.Fund == fund).Aggregate(
            new BudgetLine(new(Year, fund, DistrictTable.CityCode, "SUM")),
            (sum, one) => sum with
            {
                Available = sum.Available + one.Line.Available,
                Executed = sum.Executed + one.Line.Executed,
                Uncovered = sum.Uncovered + one.Line.Uncovered,
                Committed = sum.Committed + one.Line.Committed,
                Lapsed = sum.Lapsed + one.Line.Lapsed,
            });
    }

    public override Duty Duty { get; } = new("budgets.status", Permissions.BudgetsLinesSee);

    protected override async Task<Outcome<Status>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var year = request.Year;
        var books = await reading.BooksAsync(cancel);
        var lines = await BudgetReader.LinesAsync(books, year, cancel);
        var spent = await BudgetReader.SpentByDayAsync(books, year, cancel);
        var lastDay = spent.Values.SelectMany(days => days.Keys).Select(day => (DateOnly?)day).Max();
        var standings = lines.OrderBy(line => line.Key, BudgetLineKey.InBookOrder)
            .Select(line => new Standing(line, ForecastOf(line, spent, lastDay)));
        return new Status(year, lastDay, [.. standings]);
    }

    private static BudgetForecast ForecastOf(
        BudgetLine line, Dictionary<BudgetLineKey, Dictionary<DateOnly, long>> spent, DateOnly? lastDay) =>
        BudgetForecast.Of(
            line, spent.GetValueOrDefault(line.Key) ?? [], lastDay ?? new YearMonth(line.Key.Year, 1).FirstDay);
}
