using System.Globalization;
using Eum.Admin.Tests.Kit;

namespace Eum.Admin.Tests.Reference;

/// <summary>A small generated city, replayed by the witness payment by payment.</summary>
public sealed class ReferenceCityTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("2026-08-05")] // over the reform of 2026-07-01 and two month ends
    [InlineData("2023-10-12")] // over 2023-09-25 and the start of October
    public void An_operator_who_makes_no_mistakes_credits_what_the_witness_says(string until)
    {
        var books = Replay(City(until, mistakes: 0, out _));
        Assert.Empty(books.Refused);
        Assert.Equal([], ReferenceTotals.Differences(books.Bookings));
        Assert.Contains(books.Bookings, one => one.Kind == "CANCEL" && one.Given.Total > 0m);
        Assert.Contains(books.Bookings, one => one.Given.Total == 0m);
    }

    [Fact]
    public void An_operators_mistakes_are_found_one_by_one()
    {
        var books = Replay(City("2023-10-12", mistakes: 20, out var made));
        Assert.NotEqual(0, made);
        Assert.Equal(made, ReferenceTotals.Differences(books.Bookings).Count);
    }

    private string[] City(string until, int mistakes, out int made)
    {
        var files = folder.At("city");
        made = new EumProcess(folder.Path)
            .Json("city", "--out", files, "--days", "40", "--members", "1000", "--seed", "7",
                "--mistakes", mistakes.ToString(CultureInfo.InvariantCulture), "--until", until)
            .GetProperty("mistakes").GetInt32();
        return [.. Directory.GetFiles(files).Order(StringComparer.Ordinal)];
    }

    private static ReferenceLedger Replay(string[] files)
    {
        var books = new ReferenceLedger(Witness.Rules);
        books.Read(files);
        books.Replay();
        return books;
    }
}
