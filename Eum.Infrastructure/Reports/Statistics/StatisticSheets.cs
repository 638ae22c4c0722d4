using System.Runtime.InteropServices;
using Eum.Domain.Districts;
using Eum.Domain.Members;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports.Statistics;

/// <summary>Reads the rollups into a cube: each sheet once, grouped by no more than the question tells apart.</summary>
internal sealed class StatisticSheets(Snapshot books, StatisticQuery query)
{
    private static readonly DateOnly Always = new(1, 1, 1);

    private readonly HashSet<Dimension> _asked = [.. query.Asked];

    public async Task ReadAsync(StatisticCube cube, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(cube);
        var parts = query.Measures.SelectMany(measure => measure.Parts).ToHashSet();
        var sheets = parts.Select(Quantities.SheetOf).ToHashSet();
        if (sheets.Contains(Sheet.Payments)) await PaymentsAsync(cube, cancel);
        if (sheets.Contains(Sheet.Charges)) await ChargesAsync(cube, cancel);
        if (parts.Contains(Quantity.Joined) || parts.Contains(Quantity.Left)) await SignupsAsync(cube, cancel);
        if (parts.Contains(Quantity.Members)) await MembersAsync(cube, cancel);
        if (sheets.Contains(Sheet.Users)) await UsersAsync(cube, cancel);
        if (sheets.Contains(Sheet.Contracts)) await ContractsAsync(cube, cancel);
        if (sheets.Contains(Sheet.Residents)) Residents(cube);
    }

    private async Task PaymentsAsync(StatisticCube cube, CancellationToken cancel)
    {
        var by = (HasTime ? RollupBy.Time : 0)
            | (!_asked.Contains(Dimension.District) ? 0
                : StatisticPlace.NeedsDong(query.View) ? RollupBy.Place : RollupBy.District)
            | (_asked.Contains(Dimension.BusinessType) || _asked.Contains(Dimension.BusinessGroup)
                ? RollupBy.BusinessType
                : 0)
            | (_asked.Contains(Dimension.Programme) ? RollupBy.Programme : 0);
        var cells = await new RollupReader(books).PaymentsAsync(cube.Axis.Period, by, query.ByDay, cancel);
        foreach (var (key, sums) in cells)
            cube.Add(
                new(key.Time, key.Dong, key.District, key.BusinessType, key.Programme),
                [
                    (Quantity.Payments, sums.Payments), (Quantity.Approved, sums.Paid),
                    (Quantity.Cancels, sums.Cancels), (Quantity.Cancelled, sums.Cancelled),
                    (Quantity.Cashback, sums.Cashback), (Quantity.National, sums.National), (Quantity.City, sums.City),
                    (Quantity.Gu, sums.Gu), (Quantity.Institution, sums.Institution),
                    (Quantity.Merchant, sums.Merchant), (Quantity.Operator, sums.Operator),
                    (Quantity.FromCharge, sums.FromCharge), (Quantity.FromCashback, sums.FromCashback),
                    (Quantity.FromPolicy, sums.FromPolicy),
                ]);
    }

    private async Task ChargesAsync(StatisticCube cube, CancellationToken cancel)
    {
        string[] group =
            [.. TimeColumn, .. HomeColumn, .. Column(Dimension.Programme, "programme_no"), "kind", "method"];
        await using var rows = await books.RowsAsync(
            $"""
            SELECT {Selected(group)}, SUM("count"), SUM(amount)
            FROM charges_daily WHERE "day" BETWEEN @from AND @to{books.Within("home_dong / 100000")}
            GROUP BY {string.Join(", ", group)}
            """,
            cancel, Days(cube.Axis.Period.From, cube.Axis.Period.To));
        while (rows.Next())
        {
            var at = 0;
            var (time, home) = (HasTime ? rows.Int(at++) : 0, HasHome ? rows.Long(at++) : 0);
            var programme = _asked.Contains(Dimension.Programme) ? rows.Int(at++) : 0;
            var (kind, method) = ((ChargeKind)rows.Int(at++), (ChargeMethod)rows.Int(at++));
            var (count, amount) = (rows.Long(at++), rows.Long(at));
            var fact = new StatisticFact(
                time, home, (int)(home / 100_000), Programme: programme, Method: (int)method);
            if (kind == ChargeKind.Refund) cube.Add(fact, [(Quantity.Refunds, count), (Quantity.Refunded, amount)]);
            else if (kind == ChargeKind.Expire) cube.Add(fact, [(Quantity.Expired, amount)]);
            else if (method == ChargeMethod.Policy)
                cube.Add(fact, [(Quantity.Loads, count), (Quantity.Loaded, amount)]);
            else cube.Add(fact, [(Quantity.Charges, count), (Quantity.Charged, amount)]);
        }
    }

    private async Task SignupsAsync(StatisticCube cube, CancellationToken cancel)
    {
        foreach (var (fact, @event, count) in await EventsAsync(cube.Axis.Period.From, cube.Axis.Period.To, cancel))
            if (@event == MemberEvent.Join) cube.Add(fact, [(Quantity.Joined, count)]);
            else if (@event == MemberEvent.Leave) cube.Add(fact, [(Quantity.Left, count)]);
    }

    // A standing is what came until then less what went: from the first sign-up on.
    private async Task MembersAsync(StatisticCube cube, CancellationToken cancel)
    {
        foreach (var (fact, @event, count) in await EventsAsync(Always, cube.Axis.Period.To, cancel))
        {
            var from = query.ByDay
                ? DateNumber.ToDate(fact.Time)
                : YearMonth.FromNumber(fact.Time).FirstDay;
            cube.AddStanding(
                fact, Quantity.Members, @event is MemberEvent.Join or MemberEvent.Move ? count : -count, from,
                DateOnly.MaxValue);
        }
    }

    private async Task<IEnumerable<(StatisticFact Fact, MemberEvent Event, long Count)>> EventsAsync(
        DateOnly from, DateOnly to, CancellationToken cancel)
    {
        string[] group =
        [
            query.ByDay ? "\"day\"" : "\"day\" / 100", .. HomeColumn, .. Column(Dimension.Age, "birth_year"),
            .. Column(Dimension.Sex, "sex"), "event",
        ];
        var grouping = books.IsEmbedded ? "" : $" GROUP BY {string.Join(", ", group)}";
        await using var rows = await books.RowsAsync(
            $"""
            SELECT {Selected(group)}, {(books.IsEmbedded ? "\"count\"" : "SUM(\"count\")")}
            FROM signups_daily WHERE "day" BETWEEN @from AND @to{books.Within("home_dong / 100000")}{grouping}
            """,
            cancel, Days(from, to));
        Dictionary<(int Time, long Home, int Born, int Sex, int Event), long> sums = [];
        var (hasHome, hasAge, hasSex) = (HasHome, _asked.Contains(Dimension.Age), _asked.Contains(Dimension.Sex));
        while (rows.Next())
        {
            var at = 0;
            var (time, home) = (rows.Int(at++), hasHome ? rows.Long(at++) : 0);
            var (born, sex) = (hasAge ? rows.Int(at++) : 0, hasSex ? rows.Int(at++) : 0);
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(
                sums, (time, home, born, sex, rows.Int(at++)), out _);
            sum = checked(sum + rows.Long(at));
        }

        return sums.Select(one => (
            new StatisticFact(
                one.Key.Time, one.Key.Home, (int)(one.Key.Home / 100_000), BirthYear: one.Key.Born, Sex: one.Key.Sex),
            (MemberEvent)one.Key.Event, one.Value));
    }

    private async Task UsersAsync(StatisticCube cube, CancellationToken cancel)
    {
        string[] group = ["\"month\"", .. HomeColumn];
        await using var rows = await books.RowsAsync(
            $"""
            SELECT {Selected(group)}, SUM(users)
            FROM users_monthly WHERE "month" BETWEEN @from AND @to{books.Within("home_dong / 100000")}
            GROUP BY {string.Join(", ", group)}
            """,
            cancel, ("from", YearMonth.Of(cube.Axis.Period.From).Number),
            ("to", YearMonth.Of(cube.Axis.Period.To).Number));
        while (rows.Next())
        {
            var (month, home) = (rows.Int(0), HasHome ? rows.Long(1) : 0);
            cube.AddUsers(new(month, home, (int)(home / 100_000)), rows.Long(HasHome ? 2 : 1));
        }

        cube.AverageUsers();
    }

    private async Task ContractsAsync(StatisticCube cube, CancellationToken cancel)
    {
        var terms = (await books.ListAsync(
            $"""
            SELECT t.merchant_key, t.valid_from, t.legal_dong, t.district, t.business_type, t.status
            FROM merchant_terms t
            WHERE t.merchant_key IN (SELECT merchant_key FROM benefit_plus_contracts)
                AND t.merchant_key > @none{books.WithinTerms("t.merchant_key")}
            ORDER BY t.merchant_key, t.valid_from, t.batch_no
            """,
            row => new Term(
                row.Long(0), DateNumber.ToDate(row.Int(1)), row.Long(2), row.Int(3), row.Int(4), row.Int(5)),
            cancel, ("none", 0L)))
            .ToLookup(term => term.Merchant);
        await using var rows = await books.RowsAsync(
            "SELECT merchant_key, valid_from, valid_to FROM benefit_plus_contracts "
            + $"WHERE merchant_key > @none{books.WithinTerms("merchant_key")}",
            cancel, ("none", 0L));
        while (rows.Next())
        {
            var (from, to) = (DateNumber.ToDate(rows.Int(1)),
                rows.IsNull(2) ? DateOnly.MaxValue : DateNumber.ToDate(rows.Int(2)));
            var known = terms[rows.Long(0)].GroupBy(term => term.From).Select(same => same.Last()).ToArray();
            for (var at = 0; at < known.Length; at++)
            {
                var term = known[at];
                var end = at + 1 < known.Length ? known[at + 1].From.AddDays(-1) : DateOnly.MaxValue;
                if (term.Status == (int)MerchantStatus.Closed || !books.Scope.Covers(term.District)) continue;
                cube.AddStanding(
                    new(0, term.Dong, term.District, term.BusinessType), Quantity.Contracts, 1,
                    from > term.From ? from : term.From, to < end ? to : end);
            }
        }
    }

    // As recorded, a district has residents while it stands; otherwise those of today's districts, for all time.
    private void Residents(StatisticCube cube)
    {
        foreach (var district in DistrictTable.All)
        {
            var asRecorded = query.View == DistrictView.Recorded;
            if ((!asRecorded && district.To is not null) || !books.Scope.Covers(district.Code)) continue;
            cube.AddStanding(
                new(0, 0, district.Code), Quantity.Residents, district.Population ?? 0,
                asRecorded ? district.From : Always, asRecorded ? district.To ?? DateOnly.MaxValue : DateOnly.MaxValue);
        }
    }

    private bool HasHome => _asked.Contains(Dimension.District);

    // An age is that of the year.
    private bool HasTime => _asked.Any(dimension => dimension.IsTime() || dimension == Dimension.Age);

    private string[] TimeColumn => !HasTime ? [] : query.ByDay ? ["\"day\""] : ["\"day\" / 100"];

    private string[] HomeColumn => HasHome ? ["home_dong"] : [];

    private string[] Column(Dimension dimension, string name) => _asked.Contains(dimension) ? [name] : [];

    private static string Selected(string[] group) => string.Join(", ", group);

    private static (string, object)[] Days(DateOnly from, DateOnly to) =>
        [("from", DateNumber.Of(from)), ("to", DateNumber.Of(to))];

    private sealed record Term(long Merchant, DateOnly From, long Dong, int District, int BusinessType, int Status);
}
