using System.Data.Common;
using System.Globalization;

namespace Eum.Admin.Tests.Reference;

/// <summary>What the product wrote, read from its tables with plain SQL and told in the reference's words.</summary>
internal sealed class ProductBooks(DbConnection books) : IDisposable
{
    private const int NumberBits = 39;

    private readonly Dictionary<long, (string Prefix, int Width)> series = Rows(
            books, "SELECT series, prefix, width FROM id_series")
        .ToDictionary(row => Number(row[0]), row => ((string)row[1], (int)Number(row[2])));

    public void Dispose() => books.Dispose();

    /// <summary>Each row of payments as one line: see <see cref="Line"/>.</summary>
    public Dictionary<string, string> Payments() => Rows(books,
            "SELECT tx_key, kind, original_key, \"national\", city, gu, institution, merchant, cashback, mtd_before, "
            + "operator_cashback FROM payments")
        .ToDictionary(
            row => Id(row[0]),
            row => Line(Number(row[1]) == 1 ? "PAY" : "CANCEL", row[2] is DBNull ? "" : Id(row[2]),
                [.. row[3..9].Select(won => (decimal)Number(won))], Number(row[9]), Number(row[10])));

    public static Dictionary<string, string> Payments(IEnumerable<Booking> bookings) => bookings.ToDictionary(
        one => one.Tx,
        one => Line(one.Kind, one.Original,
            [
                .. new[] { "national", "city", "gu", "institution", "merchant" }
                    .Select(fund => one.Sign * one.Given.Fund(fund)),
                one.Sign * one.Given.Total,
            ], one.Before, one.Sign * one.OperatorSaid));

    public Dictionary<(DateOnly Day, string District, string BusinessType, string Programme), Cell> ByDay() => Rows(
            books,
            "SELECT d.\"day\", d.district, d.business_type, p.code, "
            + "SUM(CASE WHEN kind = 1 THEN \"count\" ELSE 0 END), SUM(CASE WHEN kind = 2 THEN \"count\" ELSE 0 END), "
            + "SUM(CASE WHEN kind = 1 THEN amount ELSE -amount END), SUM(cashback) "
            + "FROM payments_daily d JOIN programmes p ON p.programme_no = d.programme_no "
            + "GROUP BY d.\"day\", d.district, d.business_type, p.code")
        .ToDictionary(
            row => (Day(Number(row[0])), Text(row[1]), ProductInProcess.BusinessType((int)Number(row[2])),
                (string)row[3]),
            row => new Cell(Number(row[4]), Number(row[5]), Number(row[6]), Number(row[7])));

    /// <summary>Lines that nothing was spent on are left out.</summary>
    public Dictionary<(int Year, string Fund, string Authority), decimal> Budgets() => Rows(books,
            "SELECT year, fund, authority, SUM(executed + uncovered) FROM budget_lines "
            + "GROUP BY year, fund, authority")
        .Where(row => Number(row[3]) != 0)
        .ToDictionary(
            row => ((int)Number(row[0]), Fund(Number(row[1])), Authority(Text(row[2]))),
            row => (decimal)Number(row[3]));

    /// <summary>Rows and own minus operator's won, by file and by day: twice the same sum.</summary>
    public (long Rows, long Won)[] Differences() =>
    [
        .. Rows(books, "SELECT SUM(rows), SUM(won) FROM import_differences WHERE cause <> 0")
            .Concat(Rows(books, "SELECT SUM(\"count\"), SUM(won) FROM payment_differences_daily WHERE cause <> 0"))
            .Select(row => (Number(row[0]), Number(row[1]))),
    ];

    private static string Line(string kind, string original, decimal[] won, decimal before, decimal said) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{kind} {original} funds and total {string.Join('/', won.Select(one => (long)one))} ")
        + string.Create(CultureInfo.InvariantCulture, $"before {(long)before} operator {(long)said}");

    private string Id(object value)
    {
        var key = Number(value);
        var (prefix, width) = series[key >> NumberBits];
        return width == 0
            ? prefix
            : prefix + Text(key & ((1L << NumberBits) - 1)).PadLeft(width, '0');
    }

    private static string Fund(long number) => number switch
    {
        1 => "national",
        2 => "city",
        3 => "gu",
        _ => "institution",
    };

    private static string Authority(string code) => code switch
    {
        "28000" => "CITY",
        "90001" => "INSTITUTION",
        _ => code,
    };

    private static DateOnly Day(long number) =>
        DateOnly.ParseExact(Text(number), "yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static long Number(object value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static List<object[]> Rows(DbConnection books, string sql)
    {
        using var command = books.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }
}
