using System.Globalization;
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
        var files = folder.At("city");
        eum.Run("city", "--out", files, "--days", "40", "--members", "2000", "--seed", "7", "--until", until);
        eum.Run("migrate");
        var paths = Directory.GetFiles(files, "*.csv*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).ToArray();
        var imported = eum.Json(["import", .. paths]);
        Assert.All(imported.GetProperty("files").EnumerateArray(),
            file => Assert.Equal("DONE", file.GetProperty("status").GetString()));

        var books = new ReferenceLedger(Witness.Rules);
        books.Read(paths);
        books.Replay();
        Assert.NotEmpty(books.Bookings);
        Assert.Empty(books.Refused);
        Samples_are_explained_alike(eum, books);
        Totals_by_business_type_are_equal(eum, books);
        Differences_are_equal(imported, books);
    }

    /// <summary>Some forty over the days, and the first ten each that were cancelled or went over the cap.</summary>
    private static void Samples_are_explained_alike(EumProcess eum, ReferenceLedger books)
    {
        var cancelled = books.Bookings.Where(one => one.Kind == "CANCEL").Select(one => one.Original).ToHashSet();
        var pays = books.Bookings.Where(one => one.Kind == "PAY").ToList();
        var step = Math.Max(1, pays.Count / 40);
        var chosen = pays.Where((_, index) => index % step == 0)
            .Concat(pays.Where(one => cancelled.Contains(one.Tx)).Take(10))
            .Concat(pays.Where(one => one.Eligible > 0m && one.Given.Total == 0m).Take(10));
        foreach (var booking in chosen.DistinctBy(one => one.Tx))
        {
            var explained = eum.Json("cashback", "explain", booking.Tx);
            Assert.Equal(
                $"{booking.Tx} {Answer.Of(booking.Given)}",
                $"{booking.Tx} {QuoteJson.Read(explained.GetProperty("quote"))}");
            Assert.Equal(booking.Difference, explained.GetProperty("difference").GetDecimal());
        }
    }

    private static void Totals_by_business_type_are_equal(EumProcess eum, ReferenceLedger books)
    {
        var from = books.Bookings.Min(one => one.At).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var to = books.Bookings.Max(one => one.At).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var report = eum.Json("report", "business-types", "--from", from, "--to", to);
        var names = report.GetProperty("columns").EnumerateArray()
            .Select(column => column.GetProperty("name").GetString()!).ToList();
        var rows = report.GetProperty("rows").EnumerateArray()
            .Select(row => names.Zip(row.EnumerateArray()).ToDictionary(cell => cell.First, cell => cell.Second))
            .ToList();
        Assert.NotEmpty(rows);
        Assert.Equal(books.Bookings.Sum(one => one.Sign * one.Amount), rows.Sum(row => row["amount"].GetDecimal()));
        Assert.Equal(
            books.Bookings.Sum(one => one.Sign * one.Given.Total), rows.Sum(row => row["cashback"].GetDecimal()));
    }

    private static void Differences_are_equal(System.Text.Json.JsonElement imported, ReferenceLedger books)
    {
        var payments = imported.GetProperty("files").EnumerateArray()
            .Where(file => file.GetProperty("kind").GetString() == "payments").ToList();
        Assert.Equal(
            books.Bookings.Sum(one => one.Sign * one.Given.Total),
            payments.Sum(file => file.GetProperty("ownCashback").GetDecimal()));
        var differences = payments
            .SelectMany(file => file.GetProperty("differences").EnumerateArray()).ToList();
        Assert.Equal(
            ReferenceTotals.Differences(books.Bookings).Count,
            differences.Sum(cause => cause.GetProperty("rows").GetInt32()));
        Assert.Equal(
            books.Bookings.Sum(one => one.Sign * one.Difference),
            differences.Sum(cause => cause.GetProperty("won").GetDecimal()));
    }
}
