using Eum.Admin.Desk;
using Eum.Domain.Budgets;
using Eum.Domain.Cashback;
using Eum.Domain.Districts;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Budgets;

/// <summary>Where every budget line of a year stands, and where it is going.</summary>
public sealed class BudgetStatus(FrontDesk desk) : Question<BudgetStatus.Request, BudgetStatus.Status>(desk)
{
    public sealed record Request(int Year);

    public sealed record Standing(BudgetLine Line, BudgetForecast Forecast)
    {
        /// <summary>인천광역시, 서구 …; the number where it has no name.</summary>
        public string Authority => AuthorityNames.Of(Line.Key.Authority);

        public string Fund => FundNames.Korean(Line.Key.Fund);

        public BudgetFigures Figures => BudgetFigures.Of(Line, Forecast);

        public BudgetAlarm Alarm { get; init; }

        /// <summary>Won by kind of document.</summary>
        public IReadOnlyDictionary<BudgetEntryKind, long> Documents { get; init; } =
            new Dictionary<BudgetEntryKind, long>();

        /// <summary>Won that files posted on it.</summary>
        public long Posted { get; init; }

        /// <summary>Whether its documents come to what it has, and its postings to what was spent.</summary>
        public bool AddsUp => Line.IsSound && Documents.Values.Sum() == Line.Available && Posted == Line.Spent;
    }

    /// <param name="LastDay">Last day whose payments are posted, null before the first file.</param>
    public sealed record Status(int Year, DateOnly? LastDay, IReadOnlyList<Standing> Lines)
    {
        /// <summary>The fiscal years that have a line, this one included.</summary>
        public IReadOnlyList<int> Years { get; init; } = [];

        /// <summary>Whether the asker may propose documents.</summary>
        public bool MayPropose { get; init; }

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
        var documents = await BudgetRows.DocumentsAsync(reading.Db, year, cancel);
        var thresholds = await BudgetRows.ThresholdsAsync(reading.Db, cancel);
        var years = await reading.Db.BudgetLines.Select(line => line.Year).Distinct().ToListAsync(cancel);
        return new Status(
            year, lastDay, [.. lines.OrderBy(line => line.Key, BudgetLineKey.InBookOrder).Select(StandingOf)])
        {
            Years = [.. years.Append(year).Distinct().OrderDescending()],
            MayPropose = reading.Officer.May(Permissions.BudgetsDocumentPropose),
        };

        Standing StandingOf(BudgetLine line)
        {
            var days = spent.GetValueOrDefault(line.Key) ?? [];
            var forecast = BudgetForecast.Of(line, days, lastDay ?? new YearMonth(year, 1).FirstDay);
            return new(line, forecast)
            {
                Alarm = thresholds(line.Key.Authority).Judge(line, forecast),
                Documents = documents.GetValueOrDefault(line.Key) ?? [],
                Posted = days.Values.Sum(),
            };
        }
    }
}
