using System.Globalization;
using System.Text.Json;
using Eum.Admin.Tests.Kit;

namespace Eum.Admin.Tests.Reference;

/// <summary>A small generated city, imported by the product and replayed by its witness, payment by payment.</summary>
public sealed class ReferenceImportTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("2026-08-05")] // over the reform of 2026-07-01 and two month ends
    [InlineData("2023-10-12")] // over 2023-09-25 and the start of October
    public void An_imported_city_is_what_the_witness_says(string until)
    {
        var eum = new EumProcess(folder.Path);
        var (imported, bookings) = Import(eum, "--until", until, "--days", "40", "--members", "1500");
        Samples_are_explained_alike(eum, bookings);
        Totals_by_business_type_are_equal(eum, bookings);
        Every_row_and_sum_is_equal(eum, imported, bookings);
        eum.Run("verify");
    }

    /// <summary>Over a new year, so that refunds go back into the budget of the year before.</summary>
    [Fact]
    public void On_PostgreSQL_too_an_imported_city_is_what_the_witness_says()
    {
        var eum = new EumProcess(folder.Path, PostgresServer.Shared.NewDatabase());
        var (imported, bookings) = Import(eum, "--until", "2024-01-10", "--days", "25", "--members", "600");
        Assert.Contains(bookings, one => one.Kind == "CANCEL" && one.BudgetYear < one.At.Year);
        Every_row_and_sum_is_equal(eum, imported, bookings);
    }

    private (JsonElement Imported, List<Booking> Bookings) Import(EumProcess eum, params string[] city)
    {
        var files = folder.At("city");
        eum.Run(["city", "--out", files, "--seed", "7", "--mistakes", "20", .. city]);
        eum.Run("migrate");
        var imported = eum.Json("import", files);
        Assert.All(imported.GetProperty("files").EnumerateArray(),
            file => Assert.Equal("DONE", file.GetProperty("status").GetString()));

        var books = new ReferenceLedger(Witness.Rules);
        books.Read(Directory.GetFiles(files).Order(StringComparer.Ordinal));
        books.Replay();
        Assert.Contains(books.Bookings, one => one.Kind == "CANCEL" && one.Given.Total > 0m);
        Assert.Contains(books.Bookings, one => one.Difference != 0m);
        Assert.Empty(books.Refused);
        return (imported, books.Bookings);
    }

    private static void Every_row_and_sum_is_equal(EumProcess eum, JsonElement imported, List<Booking> bookings)
    {
        using var books = new ProductBooks(eum.Open());
        Same(ProductBooks.Payments(bookings), books.Payments());
        Same(ReferenceTotals.ByDay(bookings), books.ByDay());
        Same(ReferenceTotals.Budgets(bookings).Where(line => line.Value != 0m).ToDictionary(), books.Budgets());

        var differing = bookings.Where(one => one.Difference != 0m).ToList();
        var expected = ((long)differing.Count, (long)differing.Sum(one => one.Sign * one.Difference));
        Assert.Equal([expected, expected], books.Differences());
        var payments = imported.GetProperty("files").EnumerateArray()
            .Where(file => file.GetProperty("kind").GetString() == "payments").ToList();
        var said = payments.SelectMany(file => file.GetProperty("differences").EnumerateArray()).ToList();
        Assert.Equal(expected, (Sum(said, "rows"), Sum(said, "won")));
        Assert.Equal(bookings.Sum(one => one.Sign * one.Given.Total), Sum(payments, "ownCashback"));
    }

    /// <summary>Some ten over the days, and the first five each that were cancelled or went over the cap.</summary>
    private static void Samples_are_explained_alike(EumProcess eum, List<Booking> bookings)
    {
        var cancelled = bookings.Where(one => one.Kind == "CANCEL").Select(one => one.Original).ToHashSet();
        var pays = bookings.Where(one => one.Kind == "PAY").ToList();
        var step = Math.Max(1, pays.Count / 10);
        var chosen = pays.Where((_, index) => index % step == 0)
            .Concat(pays.Where(one => cancelled.Contains(one.Tx)).Take(5))
            .Concat(pays.Where(one => one.Eligible > 0m && one.Given.Total == 0m).Take(5));
        foreach (var booking in chosen.DistinctBy(one => one.Tx))
        {
            var explained = eum.Json("cashback", "explain", booking.Tx);
            Assert.Equal(
                $"{booking.Tx} {Answer.Of(booking.Given)}",
                $"{booking.Tx} {QuoteJson.Read(explained.GetProperty("quote"))}");
            Assert.Equal(booking.Difference, explained.GetProperty("difference").GetDecimal());
        }
    }

    private static void Totals_by_business_type_are_equal(EumProcess eum, List<Booking> bookings)
    {
        var report = eum.Json("report", "business-types", "--lang", "en",
            "--from", Iso(bookings.Min(one => one.At)), "--to", Iso(bookings.Max(one => one.At)));
        var names = report.GetProperty("columns").EnumerateArray()
            .Select(column => column.GetProperty("name").GetString()!).ToList();
        var rows = report.GetProperty("rows").EnumerateArray()
            .Select(row => names.Zip(row.EnumerateArray()).ToDictionary(cell => cell.First, cell => cell.Second))
            .Select(row => new Cell(
                row["Payments"].GetDecimal(), row["Cancellations"].GetDecimal(), row["Paid"].GetDecimal(),
                row["Cashback"].GetDecimal()));
        Assert.Equal(Sorted(ReferenceTotals.ByBusinessType(bookings).Values), Sorted(rows));
    }

    private static IEnumerable<Cell> Sorted(IEnumerable<Cell> cells) =>
        cells.OrderBy(cell => cell.Amount).ThenBy(cell => cell.Cashback);

    private static void Same<TKey, TValue>(Dictionary<TKey, TValue> witness, Dictionary<TKey, TValue> product)
        where TKey : notnull
    {
        Assert.NotEmpty(witness);
        var wrong = witness.Keys.Union(product.Keys)
            .Select(key => (Key: key, Witness: Told(witness, key), Product: Told(product, key)))
            .Where(line => line.Witness != line.Product)
            .Select(line => $"{line.Key}\n  witness {line.Witness}\n  product {line.Product}")
            .ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} differ:\n{string.Join('\n', wrong.Take(20))}");
    }

    private static string Told<TKey, TValue>(Dictionary<TKey, TValue> lines, TKey key)
        where TKey : notnull
        => lines.TryGetValue(key, out var line) ? $"{line}" : "nothing";

    private static long Sum(IEnumerable<JsonElement> rows, string name) =>
        rows.Sum(row => row.GetProperty(name).GetInt64());

    private static string Iso(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
