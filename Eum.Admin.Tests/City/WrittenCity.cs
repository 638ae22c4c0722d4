using System.Globalization;
using Eum.Admin.Tests.Kit;
using Eum.Admin.Tests.Reference;
using Eum.Infrastructure.City;

namespace Eum.Admin.Tests.City;

/// <summary>A city on disk and read back in the plainest way. Forty days across the reform of 2026-07-01.</summary>
public sealed class WrittenCity : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, List<Dictionary<string, string>>> _rows = [];

    public WrittenCity()
        : this(new() { Days = 40, Members = 6_000, Seed = 7, Until = new(2026, 7, 25), MistakesPerMille = 5 })
    {
    }

    internal WrittenCity(CityOptions options)
    {
        Options = options;
        Figures = CityGenerator.Write(options, _folder.Path, null, default);
    }

    public CityOptions Options { get; }

    public CityFigures Figures { get; }

    public IEnumerable<string> Paths => Figures.Files.Select(file => file.Path);

    /// <summary>All rows of a kind, day by day in the order of the files.</summary>
    public IReadOnlyList<Dictionary<string, string>> Rows(string kind) => _rows.TryGetValue(kind, out var rows)
        ? rows
        : _rows[kind] = [.. Figures.Files.Where(file => file.Kind == kind).SelectMany(file =>
            CsvFile.Read(file.Path).Rows)];

    public IReadOnlyList<Tx> Payments => field ??= [.. Rows("payments").Select(row => new Tx(row))];

    /// <summary>The district a merchant stands in on a day, as its last row so far says.</summary>
    public Dictionary<string, List<(DateOnly From, int District, string Type, string Status)>> Merchants =>
        field ??= Rows("merchants")
        .GroupBy(row => row["merchant_id"])
        .ToDictionary(group => group.Key, group => group
            .Select(row => (Day(row["occurred_on"]), int.Parse(row["legal_dong"][..5], CultureInfo.InvariantCulture),
                row["business_type"], row["status"])).ToList());

    public (int District, string Type) PlaceOf(Tx tx)
    {
        var term = Merchants[tx.Merchant].Last(one => one.From <= tx.Day);
        return (term.District, term.Type);
    }

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static long Won(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The clock of Korea as the file shows it, in ticks of nothing but milliseconds.</summary>
    public static DateTime Clock(string text) =>
        DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.fff'+09:00'", CultureInfo.InvariantCulture);

    public void Dispose() => _folder.Dispose();
}

/// <summary>A row of the payments file.</summary>
public sealed class Tx(Dictionary<string, string> row)
{
    public string Id { get; } = row["tx_id"];

    public bool IsPurchase { get; } = row["kind"] == "PAY";

    public string Original { get; } = row["original_tx_id"];

    public DateTime At { get; } = WrittenCity.Clock(row["approved_at"]);

    public string Member { get; } = row["member_id"];

    public string Card { get; } = row["card_id"];

    public string Merchant { get; } = row["merchant_id"];

    public long Amount { get; } = WrittenCity.Won(row["amount"]);

    public long FromCharge { get; } = WrittenCity.Won(row["from_charge"]);

    public long FromCashback { get; } = WrittenCity.Won(row["from_cashback"]);

    public long FromPolicy { get; } = WrittenCity.Won(row["from_policy"]);

    public long Discount { get; } = WrittenCity.Won(row["merchant_discount"]);

    public string Channel { get; } = row["channel"];

    public long Cashback { get; } = WrittenCity.Won(row["operator_cashback"]);

    public DateOnly Day => DateOnly.FromDateTime(At);

    public int Sign => IsPurchase ? 1 : -1;
}
