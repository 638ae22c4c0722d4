using Eum.Admin.Components.Lists;
using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.BenefitPlus;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.BenefitPlus;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.BenefitPlus;

/// <summary>An application in the queue.</summary>
/// <param name="Days">Since it was received; of a closed one, until it was closed.</param>
/// <param name="Proposal">The last proposal made of it.</param>
public sealed record ApplicationLine(
    long No, ContractAct Act, string MerchantId, string Merchant, string RegistrationNo, int District, int RateBp,
    DateOnly First, DateOnly? Last, ApplicationState State, DateTime ReceivedAt, string ReceivedBy, int Days,
    long? Proposal, ProposalState? Decision);

/// <param name="Total">Of the filter, all pages.</param>
/// <param name="Oldest">Days that the oldest open one has waited; null where none is open.</param>
public sealed record ApplicationListView(
    IReadOnlyList<ApplicationLine> Lines, int Total, int Open, int? Oldest, bool MayReceive);

/// <summary>The queue of the gu desk, the oldest first.</summary>
public sealed class ApplicationList(FrontDesk desk) : Question<ApplicationList.Request, ApplicationListView>(desk)
{
    public const int PageSize = 50;
    private const int MostLookedThrough = 5_000;

    public sealed record Request(ApplicationFilter Filter, int Page)
    {
        public ListSort Sort { get; init; } = new("received", Descending: false);
    }

    public override Duty Duty { get; } = new("benefit-plus.list", Permissions.BenefitPlusContractsSee);

    protected override int? DistrictOf(Request request) => request.Filter.District;

    protected override async Task<Outcome<ApplicationListView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var db = reading.Db;
        var open = db.BenefitPlusApplications.Where(
            row => row.State == ApplicationState.Received || row.State == ApplicationState.Returned);
        var oldest = await open.MinAsync(row => (DateTime?)row.ReceivedAt, cancel);
        var rows = await Narrowed(db, request.Filter).Take(MostLookedThrough).ToListAsync(cancel);
        var words = request.Filter.Word ?? "";
        var found = rows.Where(row => words.Length == 0 || Hangul.Finds(row.Name, words)
            || row.Row.MerchantId == words || row.RegistrationNo == Digits(words)).ToList();
        var sorted = Sorted(found, request.Sort);
        var page = sorted.Skip((request.Page - 1) * PageSize).Take(PageSize).ToList();

        var proposals = await ProposalsAsync(db, [.. page.Select(row => row.Row.ApplicationNo)], cancel);
        return new ApplicationListView(
            [.. page.Select(row => LineOf(row, proposals.GetValueOrDefault(row.Row.ApplicationNo), reading.Now))],
            found.Count, await open.CountAsync(cancel),
            oldest is { } at ? DaysBetween(at, reading.Now) : null,
            reading.Officer.May(Permissions.BenefitPlusApplicationReceive));
    }

    internal static int DaysBetween(DateTime from, DateTime to) =>
        KoreanTime.BusinessDate(to).DayNumber - KoreanTime.BusinessDate(from).DayNumber;

    /// <summary>The last proposal of each application.</summary>
    internal static async Task<Dictionary<long, (long No, ProposalState State)>> ProposalsAsync(
        EumDbContext db, IReadOnlyList<long> applications, CancellationToken cancel)
    {
        var targets = applications.ToDictionary(ApplicationBook.TargetOf);
        var names = targets.Keys.ToList();
        var rows = await db.Proposals.Where(row => names.Contains(row.Target)).OrderBy(row => row.ProposalNo)
            .Select(row => new { row.Target, row.ProposalNo, row.State }).ToListAsync(cancel);
        return rows.GroupBy(row => targets[row.Target])
            .ToDictionary(row => row.Key, row => (row.Last().ProposalNo, row.Last().State));
    }

    private static IQueryable<Named> Narrowed(EumDbContext db, ApplicationFilter filter)
    {
        var rows = db.BenefitPlusApplications.AsQueryable();
        if (filter.State is { } state) rows = rows.Where(row => row.State == state);
        else if (!filter.All)
            rows = rows.Where(
                row => row.State == ApplicationState.Received || row.State == ApplicationState.Returned);
        if (filter.Act is { } act) rows = rows.Where(row => row.Act == act);
        if (filter.District is { } district) rows = rows.Where(row => row.District == district);
        return from row in rows
               join merchant in db.Merchants on row.MerchantKey equals merchant.MerchantKey
               orderby row.ReceivedAt, row.ApplicationNo
               select new Named(row, merchant.Name, merchant.RegistrationNo);
    }

    private static IEnumerable<Named> Sorted(List<Named> rows, ListSort sort)
    {
        Func<Named, IComparable> by = sort.Column switch
        {
            "merchant" => row => row.Name,
            "first" => row => row.Row.FirstDay,
            "rate" => row => row.Row.RateBp,
            "no" => row => row.Row.ApplicationNo,
            _ => row => row.Row.ReceivedAt,
        };
        return sort.Descending
            ? rows.OrderByDescending(by).ThenByDescending(row => row.Row.ApplicationNo)
            : rows.OrderBy(by).ThenBy(row => row.Row.ApplicationNo);
    }

    private static ApplicationLine LineOf(Named named, (long No, ProposalState State) proposal, DateTime now)
    {
        var row = named.Row;
        return new(
            row.ApplicationNo, row.Act, row.MerchantId, named.Name, named.RegistrationNo, row.District, row.RateBp,
            row.FirstDay, row.LastDay, row.State, row.ReceivedAt, row.ReceivedBy,
            DaysBetween(row.ReceivedAt, row.ClosedAt ?? now), proposal.No > 0 ? proposal.No : null,
            proposal.No > 0 ? proposal.State : null);
    }

    private static string Digits(string words) => words.Replace("-", "", StringComparison.Ordinal);

    private sealed record Named(ApplicationRow Row, string Name, string RegistrationNo);
}
