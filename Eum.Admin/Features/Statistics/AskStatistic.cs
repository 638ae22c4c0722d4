using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Statistics;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Statistics;

/// <summary>A statistic of the districts that its reader reaches.</summary>
public sealed class AskStatistic(FrontDesk desk, StatisticMemory memory)
    : Question<StatisticAddress, StatisticView>(desk)
{
    public override Duty Duty { get; } = new("statistics.ask", Permissions.StatisticsReportsSee);

    // A comparable group is no one's own, and of several districts what she does not reach is left out.
    protected override int? DistrictOf(StatisticAddress request)
    {
        if (request.View == DistrictView.Comparable) return null;
        var named = request.Filters.FirstOrDefault(filter => filter.Dimension == Dimension.District);
        return named?.Codes is [var one] ? int.Parse(one, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    protected override async Task<Outcome<StatisticView>> AnswerAsync(
        Reading reading, StatisticAddress request, CancellationToken cancel)
    {
        var books = await reading.BooksAsync(cancel);
        var latest = await StatisticReader.LatestMonthAsync(books, cancel);
        var programmes = await reading.Db.Programmes.OrderBy(row => row.ProgrammeNo).Select(row => row.Code)
            .ToListAsync(cancel);
        var view = new StatisticView(request, latest is not null, programmes)
        {
            MayExport = reading.Officer.May(Permissions.StatisticsReportsExport),
        };
        if (request.Measures.Length == 0) return view;

        return request.Question(latest ?? YearMonth.Of(reading.Today)) switch
        {
            Outcome<StatisticQuery>.Done(var query) => view with
            {
                Table = await memory.ReadAsync(books, query, cancel),
            },
            Outcome<StatisticQuery>.Refused(var problems) => view with { Refusal = problems[0].Message },
            _ => view,
        };
    }
}

/// <summary>A statistic on screen.</summary>
/// <param name="HasPayments">Whether there is anything to tell of yet.</param>
/// <param name="Programmes">The codes of the card programmes that there are.</param>
public sealed record StatisticView(StatisticAddress Asked, bool HasPayments, IReadOnlyList<string> Programmes)
{
    public StatisticTable? Table { get; init; }

    /// <summary>Whether its reader may put it on paper.</summary>
    public bool MayExport { get; init; }

    /// <summary>Why it cannot be told, in a sentence; null where it can.</summary>
    public string? Refusal { get; init; }
}
