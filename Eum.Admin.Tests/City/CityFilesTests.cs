using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Districts;
using Eum.Domain.Values;
using Eum.Infrastructure.City;
using Eum.Infrastructure.Files;

namespace Eum.Admin.Tests.City;

/// <summary>The files as files: the same for the same arguments, whole, numbered, and true to the contract.</summary>
public sealed class CityFilesTests(WrittenCity city) : IClassFixture<WrittenCity>
{
    private static readonly CityOptions Small = new() { Days = 3, Members = 400, Seed = 11 };

    [Fact]
    public void The_same_arguments_give_the_same_bytes_in_any_culture()
    {
        var first = Digests(Small);
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
        try
        {
            Assert.Equal(first, Digests(Small));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Another_seed_gives_another_city()
    {
        var (one, other) = (Digests(Small), Digests(Small with { Seed = 12 }));

        Assert.Equal(one.Keys, other.Keys);
        Assert.DoesNotContain(one, file =>
            file.Key.StartsWith("payments", StringComparison.Ordinal) && other[file.Key] == file.Value);
    }

    // Holds the bytes still across machines and versions; who changes the city on purpose changes it here too. Payments
    // are left out: they carry cashback, which follows the published policies as these are better known.
    [Fact]
    public void The_bytes_are_those_of_every_other_machine()
    {
        var first = Digests(Small).Where(file => file.Key.EndsWith("-20261029.csv", StringComparison.Ordinal))
            .Where(file => file.Key[0] is 'm' or 'c' && !file.Key.StartsWith("charges", StringComparison.Ordinal))
            .OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key[..5]} {file.Value[..8]}");

        Assert.Equal(["cards C6047B83", "membe 7C7EC2AA", "merch 49D45ED5"], first);
    }

    [Fact]
    public void Every_kind_has_a_file_a_day_numbered_without_gaps()
    {
        foreach (var kind in FileKind.Daily)
        {
            var files = city.Figures.Files.Where(file => file.Kind == kind.Name).ToList();

            Assert.Equal(Enumerable.Range(1, 40), files.Select(file => file.Sequence));
            Assert.Equal(
                Enumerable.Range(0, 40).Select(city.Options.FirstDay.AddDays), files.Select(file => file.BusinessDate));
            Assert.All(files, file =>
                Assert.Equal($"{kind.Name}-{file.BusinessDate:yyyyMMdd}.csv", Path.GetFileName(file.Path)));
        }
    }

    [Fact]
    public void Headers_columns_counts_and_totals_are_those_of_the_rows()
    {
        foreach (var file in city.Figures.Files)
        {
            using var stream = File.OpenRead(file.Path);
            var check = FileCheck.Run(stream);

            Assert.Equal(
                (file.Kind, file.Sequence, file.Rows), (check.Envelope.Kind.Name, check.Envelope.Sequence, check.Rows));
            Assert.Equal(0, check.UnreadableRows);
            Assert.True(check.InOrder);
        }
    }

    [Fact]
    public void Payments_stand_in_order_of_time_with_rising_ids_and_no_member_twice_at_once()
    {
        var payments = city.Payments;

        Assert.Equal(payments.Count, payments.Select(tx => (tx.Member, tx.At)).Distinct().Count());
        Assert.All(payments.Zip(payments.Skip(1)), pair =>
        {
            Assert.True(pair.First.At < pair.Second.At);
            Assert.True(string.CompareOrdinal(pair.First.Id, pair.Second.Id) < 0);
        });
        Assert.All(payments, tx => Assert.Equal($"{tx.At:yyyyMMdd}", tx.Id[..8]));
    }

    [Fact]
    public void Ids_codes_and_numbers_have_their_forms()
    {
        Assert.All(city.Rows("members"), row => Assert.Matches("^M[0-9]{9}$", row["member_id"]));
        Assert.All(city.Rows("cards"), row => Assert.Matches("^C[0-9]{10}$", row["card_id"]));
        Assert.All(city.Rows("charges"), row => Assert.Matches("^H[0-9]{18}$", row["charge_id"]));
        Assert.All(city.Rows("merchants"), row => Assert.Matches("^S[0-9]{8}$", row["merchant_id"]));
        Assert.All(city.Rows("merchants"), row => Assert.Matches("^032-[0-9]{3}-[0-9]{4}$", row["phone"]));
        Assert.All(city.Rows("merchants"), row =>
            Assert.True(BusinessRegistrationNumber.TryParse(row["business_registration_no"], out _)));
        Assert.All(city.Rows("merchants"), row =>
            Assert.True(
                LegalDongTable.IsValid(WrittenCity.Won(row["legal_dong"]), WrittenCity.Day(row["occurred_on"]))));
        Assert.All(city.Rows("members"), row => Assert.True(LegalDongTable.IsValid(
            WrittenCity.Won(row["home_legal_dong"]), DateOnly.FromDateTime(WrittenCity.Clock(row["occurred_at"])))));
    }

    [Fact]
    public void Every_shop_has_a_registration_number_of_its_own() =>
        Assert.All(city.Rows("merchants").GroupBy(row => row["business_registration_no"]), same =>
            Assert.Single(same.Select(row => row["merchant_id"]).Distinct()));

    [Fact]
    public void The_first_files_hold_everything_older_and_the_later_ones_only_their_own_day()
    {
        foreach (var file in city.Figures.Files.Where(file => file.Kind is "members" or "cards" && file.Sequence > 1))
            Assert.All(Reference.CsvFile.Read(file.Path).Rows, row =>
                Assert.Equal(file.BusinessDate, DateOnly.FromDateTime(WrittenCity.Clock(row["occurred_at"]))));
        foreach (var file in city.Figures.Files.Where(file => file.Kind == "merchants" && file.Sequence > 1))
            Assert.All(Reference.CsvFile.Read(file.Path).Rows, row =>
                Assert.Equal(file.BusinessDate, WrittenCity.Day(row["occurred_on"])));

        var joined = city.Rows("members").Where(row => row["event"] == "JOIN").ToList();
        Assert.Equal(6_000, joined.Count(row => WrittenCity.Clock(row["occurred_at"]) < new DateTime(2026, 6, 16)));
        Assert.Equal(joined.Count, joined.Select(row => row["member_id"]).Distinct().Count());
    }

    [Fact]
    public void At_the_reform_every_shop_that_moved_says_so()
    {
        var moved = city.Rows("merchants").Where(row => row["occurred_on"] == "2026-07-01" && row["event"] == "CHANGE")
            .Where(row =>
                LegalDongTable.TryFind(WrittenCity.Won(row["legal_dong"]), out var dong) && dong.Moved).ToList();

        Assert.NotEmpty(moved);
        Assert.All(moved, row => Assert.Contains(row["legal_dong"][..5], new[] { "28125", "28155", "28275", "28290" }));
        Assert.All(city.Payments, tx => Assert.True(DistrictTable.IsValid(city.PlaceOf(tx).District, tx.Day)));
    }

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(2, 3, 7, 5)]
    [InlineData(1, 17, 1, 100)]
    [InlineData(5, 1, 50, 0)]
    public void Odd_and_tiny_cities_are_written_too(int days, int members, int merchants, int payments)
    {
        using var folder = new TempFolder();
        var options = new CityOptions
        {
            Days = days,
            Members = members,
            Merchants = merchants,
            PaymentsPerDay = payments,
        };

        var figures = CityGenerator.Write(options, folder.Path, null, default);

        Assert.Equal(days * 9, figures.Files.Count);
        Assert.InRange(figures.Purchases, 0, (long)days * payments);
        Assert.All(figures.Files, file =>
        {
            using var stream = File.OpenRead(file.Path);
            Assert.Equal(file.Rows, FileCheck.Run(stream).Rows);
        });
    }

    [Fact]
    public void As_many_purchases_as_are_asked_for()
    {
        using var folder = new TempFolder();

        var figures = CityGenerator.Write(Small with { PaymentsPerDay = 500 }, folder.Path, null, default);

        Assert.Equal(1_500, figures.Purchases);
    }

    [Fact]
    public void Compressed_files_hold_the_same_text()
    {
        using var plain = new TempFolder();
        using var packed = new TempFolder();
        CityGenerator.Write(Small, plain.Path, null, default);

        foreach (var file in CityGenerator.Write(Small with { Gzip = true }, packed.Path, null, default).Files)
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(file.Path), CompressionMode.Decompress));
            Assert.Equal(File.ReadAllText(plain.At(Path.GetFileNameWithoutExtension(file.Path))), reader.ReadToEnd());
        }
    }

    private static Dictionary<string, string> Digests(CityOptions options)
    {
        using var folder = new TempFolder();
        return CityGenerator.Write(options, folder.Path, null, default).Files.ToDictionary(
            file => Path.GetFileName(file.Path), file =>
                Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.Path))));
    }
}
