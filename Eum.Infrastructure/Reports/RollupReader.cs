using Eum.Domain.Payments;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports;

/// <summary>What a reading of the payment rollups is grouped by.</summary>
[Flags]
public enum RollupBy
{
    Nothing = 0,

    /// <summary>By month, or by day where a report asks for days.</summary>
    Time = 1,

    /// <summary>By legal dong and the district as recorded.</summary>
    Place = 2,
    District = 4,
    BusinessType = 8,
    Programme = 16,
}

/// <summary>Sums of payments (PAY) and cancellations (CANCEL, already negative where they take back). Won.</summary>
public sealed class PaymentSums
{
    public long Payments { get; set; }

    public long Paid { get; set; }

    public long Cancels { get; set; }

    public long Cancelled { get; set; }

    public long Cashback { get; set; }

    public long National { get; set; }

    public long City { get; set; }

    public long Gu { get; set; }

    public long Institution { get; set; }

    public long Merchant { get; set; }

    public long Operator { get; set; }

    /// <summary>Of the net, what was paid from charges, cashback and policy money.</summary>
    public long FromCharge { get; set; }

    public long FromCashback { get; set; }

    public long FromPolicy { get; set; }

    public long Net => Paid - Cancelled;

    public void Add(PaymentSums more)
    {
        ArgumentNullException.ThrowIfNull(more);
        Payments += more.Payments;
        Paid += more.Paid;
        Cancels += more.Cancels;
        Cancelled += more.Cancelled;
        Cashback += more.Cashback;
        National += more.National;
        City += more.City;
        Gu += more.Gu;
        Institution += more.Institution;
        Merchant += more.Merchant;
        Operator += more.Operator;
        FromCharge += more.FromCharge;
        FromCashback += more.FromCashback;
        FromPolicy += more.FromPolicy;
    }
}

/// <summary>A cell of the rollups. What it is not grouped by is 0.</summary>
/// <param name="Time">yyyymm, or yyyymmdd where days were asked for.</param>
public readonly record struct RollupKey(int Time, long Dong, int District, int BusinessType, int Programme);

/// <summary>
/// Reads the rollups, never the payments: whole months from the monthly one, the edges from the daily one.
/// </summary>
public sealed class RollupReader(Snapshot books)
{
    private const string Measures = """
        SUM(CASE WHEN kind = 1 THEN "count" ELSE 0 END), SUM(CASE WHEN kind = 1 THEN amount ELSE 0 END),
        SUM(CASE WHEN kind = 2 THEN "count" ELSE 0 END), SUM(CASE WHEN kind = 2 THEN amount ELSE 0 END),
        SUM(cashback), SUM("national"), SUM(city), SUM(gu), SUM(institution), SUM(merchant), SUM(operator_cashback),
        SUM(CASE WHEN kind = 2 THEN -from_charge ELSE from_charge END),
        SUM(CASE WHEN kind = 2 THEN -from_cashback ELSE from_cashback END),
        SUM(CASE WHEN kind = 2 THEN -from_policy ELSE from_policy END)
        """;

    private const string Cells =
        "kind, \"count\", amount, cashback, \"national\", city, gu, institution, merchant, operator_cashback, "
        + "from_charge, from_cashback, from_policy";

    /// <param name="byDay">Time is the day: everything then comes from the daily rollup.</param>
    public async Task<IReadOnlyDictionary<RollupKey, PaymentSums>> PaymentsAsync(
        ReportPeriod period, RollupBy by, bool byDay, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(period);
        var cells = new Dictionary<RollupKey, PaymentSums>();
        if (byDay)
        {
            var (from, to) = (DateNumber.Of(period.From), DateNumber.Of(period.To));
            await ReadAsync("payments_daily", "day", from, to, by, 1, cells, cancel);
            return cells;
        }

        if (period.Months is { } months)
            await ReadAsync(
                "payments_monthly", "month", months.First.Number, months.Last.Number, by, 1, cells, cancel);
        foreach (var (first, last) in period.Edges)
            await ReadAsync(
                "payments_daily", "day", DateNumber.Of(first), DateNumber.Of(last), by, 100, cells, cancel);
        return cells;
    }

    /// <summary>The last day that payments are known of; null where there are none.</summary>
    public async Task<DateOnly?> LastDayAsync(CancellationToken cancel)
    {
        var last = await books.ListAsync(
            $"""SELECT MAX("day") FROM payments_daily WHERE "day" > @none{books.Within("district")}""",
            row => row.IsNull(0) ? 0 : row.Int(0), cancel, ("none", 0));
        return last is [> 0 and var day] ? DateNumber.ToDate(day) : null;
    }

    private async Task ReadAsync(
        string table, string time, int from, int to, RollupBy by, int perTime,
        Dictionary<RollupKey, PaymentSums> cells, CancellationToken cancel)
    {
        string[] group =
        [
            .. by.HasFlag(RollupBy.Time) ? [$"\"{time}\""] : Array.Empty<string>(),
            .. by.HasFlag(RollupBy.Place) ? ["legal_dong"] : Array.Empty<string>(),
            .. by.HasFlag(RollupBy.Place) || by.HasFlag(RollupBy.District) ? ["district"] : Array.Empty<string>(),
            .. by.HasFlag(RollupBy.BusinessType) ? ["business_type"] : Array.Empty<string>(),
            .. by.HasFlag(RollupBy.Programme) ? ["programme_no"] : Array.Empty<string>(),
        ];
        var columns = string.Concat(group.Select(column => column + ", "));
        var grouping = group.Length == 0 || books.IsEmbedded ? "" : $" GROUP BY {string.Join(", ", group)}";
        var sql = $"""
            SELECT {columns}{(books.IsEmbedded ? Cells : Measures)}
            FROM {table} WHERE "{time}" BETWEEN @from AND @to{books.Within("district")}{grouping}
            """;
        await using var rows = await books.RowsAsync(sql, cancel, ("from", from), ("to", to));
        AddUp(rows, by, perTime, cells);
    }

    private void AddUp(SqlRows rows, RollupBy by, int perTime, Dictionary<RollupKey, PaymentSums> cells)
    {
        RollupKey last = default;
        PaymentSums? sums = null;
        while (rows.Next())
        {
            var at = 0;
            var when = by.HasFlag(RollupBy.Time) ? rows.Int(at++) / perTime : 0;
            var dong = by.HasFlag(RollupBy.Place) ? rows.Long(at++) : 0;
            var district = by.HasFlag(RollupBy.Place) || by.HasFlag(RollupBy.District) ? rows.Int(at++) : 0;
            var type = by.HasFlag(RollupBy.BusinessType) ? rows.Int(at++) : 0;
            var programme = by.HasFlag(RollupBy.Programme) ? rows.Int(at++) : 0;
            var key = new RollupKey(when, dong, district, type, programme);
            if (sums is null || key != last)
            {
                if (!cells.TryGetValue(key, out sums)) cells.Add(key, sums = new());
                last = key; // Cells stand in the order of their key, so that the next is often of the same group.
            }

            if (books.IsEmbedded) AddCell(rows, at, sums);
            else sums.Add(Sums(rows, at));
        }
    }

    private static void AddCell(SqlRows rows, int at, PaymentSums sums)
    {
        var (kind, count, amount) = (rows.Int(at), rows.Long(at + 1), rows.Long(at + 2));
        var sign = kind == (int)PaymentKind.Pay ? 1 : -1;
        if (kind == (int)PaymentKind.Pay)
        {
            sums.Payments += count;
            sums.Paid += amount;
        }
        else
        {
            sums.Cancels += count;
            sums.Cancelled += amount;
        }

        sums.Cashback += rows.Long(at + 3);
        sums.National += rows.Long(at + 4);
        sums.City += rows.Long(at + 5);
        sums.Gu += rows.Long(at + 6);
        sums.Institution += rows.Long(at + 7);
        sums.Merchant += rows.Long(at + 8);
        sums.Operator += rows.Long(at + 9);
        sums.FromCharge += sign * rows.Long(at + 10);
        sums.FromCashback += sign * rows.Long(at + 11);
        sums.FromPolicy += sign * rows.Long(at + 12);
    }

    private static PaymentSums Sums(SqlRows rows, int at) => new()
    {
        Payments = rows.Long(at),
        Paid = rows.Long(at + 1),
        Cancels = rows.Long(at + 2),
        Cancelled = rows.Long(at + 3),
        Cashback = rows.Long(at + 4),
        National = rows.Long(at + 5),
        City = rows.Long(at + 6),
        Gu = rows.Long(at + 7),
        Institution = rows.Long(at + 8),
        Merchant = rows.Long(at + 9),
        Operator = rows.Long(at + 10),
        FromCharge = rows.Long(at + 11),
        FromCashback = rows.Long(at + 12),
        FromPolicy = rows.Long(at + 13),
    };
}
