using System.Globalization;
using System.IO.Compression;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;

namespace Eum.Infrastructure.City;

/// <summary>How far a city is: days done of all, rows and purchases so far.</summary>
public sealed record CityProgress(int Day, int Days, long Rows, long Purchases);

/// <summary>
/// Writes a believable Incheon as the operator's files, day by day: one file of each kind a day, numbered from 1. Equal
/// options give equal bytes: one thread, no clock, no culture, whole numbers only.
/// </summary>
public static class CityGenerator
{
    public const string Operator = "EUMCITY";

    /// <param name="folder">Made if missing; files of the same names are overwritten.</param>
    /// <exception cref="ArgumentException">The options have problems.</exception>
    public static CityFigures Write(
        CityOptions options, string folder, Action<CityProgress>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Problems() is [var problem, ..]) throw new ArgumentException(problem.Message, nameof(options));
        Directory.CreateDirectory(folder);
        var city = new CityState(options);
        var days = new CityDays(city);
        for (var runDay = 0; runDay < options.Days; runDay++)
        {
            cancel.ThrowIfCancellationRequested();
            var files = new Dictionary<FileKind, EnvelopeWriter>();
            try
            {
                foreach (var kind in FileKind.Daily) files[kind] = Open(options, folder, kind, runDay);
                days.Write(runDay, files);
                foreach (var kind in FileKind.Daily) Close(city.Figures, options, folder, kind, runDay, files[kind]);
            }
            finally
            {
                foreach (var file in files.Values) file.Dispose();
            }

            progress?.Invoke(new(runDay + 1, options.Days, city.Figures.Rows, city.Figures.Purchases));
        }

        city.Figures.Charged = city.Charges.Charged;
        city.Figures.Members = city.Members.Known;
        city.Figures.Cards = city.Members.CardCount;
        city.Figures.Merchants = city.Merchants.Known;
        return city.Figures;
    }

    /// <summary>payments-20261001.csv, or .csv.gz.</summary>
    public static string FileName(FileKind kind, DateOnly day, bool gzip) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind.Name}-{day:yyyyMMdd}.csv{(gzip ? ".gz" : "")}");

    private static EnvelopeWriter Open(CityOptions options, string folder, FileKind kind, int runDay)
    {
        var day = options.FirstDay.AddDays(runDay);
        var path = Path.Combine(folder, FileName(kind, day, options.Gzip));
        Stream stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        if (options.Gzip) stream = new GZipStream(stream, CompressionLevel.Fastest);

        // The operator's night run, a file every two minutes from 02:00 of the next day.
        var turn = FileKind.Daily.Index().First(one => one.Item == kind).Index;
        var producedAt = KoreanTime.At(day.AddDays(1), new TimeOnly(2, 2 * turn));
        return new(stream, new(kind, 1, Operator, day, producedAt, runDay + 1));
    }

    private static void Close(
        CityFigures figures, CityOptions options, string folder, FileKind kind, int runDay, EnvelopeWriter file)
    {
        file.Complete();
        var day = options.FirstDay.AddDays(runDay);
        var path = Path.Combine(folder, FileName(kind, day, options.Gzip));
        figures.Add(new CityFile(path, kind.Name, day, runDay + 1, file.Rows, file.Amount, file.Length));
    }
}

/// <summary>
/// One day after the other: news first, so that nobody with news pays; then money; then the books are closed.
/// </summary>
internal sealed class CityDays
{
    private readonly CityState _city;
    private readonly MerchantNews _merchants;
    private readonly MemberNews _members;
    private readonly PolicyLoads _loads;
    private readonly PaymentDay _payments;
    private readonly long _meanPurchase;
    private long _wonSoFar;

    public CityDays(CityState city)
    {
        _city = city;
        var (options, seed) = (city.Options, city.Options.Seed);
        _merchants = new(city.Merchants, city.Ground, city.Mix, new(seed, city.Ground), new(seed, "merchant news"));
        _members = new(city.Members, city.Ground, city.Charges, new(seed, "member news"), options.FirstDay);
        _loads = new(city.Members, city.Charges, new(seed, "policy loads"));
        var chance = new SeededRandom(seed, "payments");
        _payments = new(city, chance);
        _meanPurchase = city.Merchants.MeanPurchase();
        _wonSoFar = chance.Below((int)Math.Min(int.MaxValue, _meanPurchase));
    }

    public void Write(int runDay, Dictionary<FileKind, EnvelopeWriter> files)
    {
        var today = _city.Options.FirstDay.AddDays(runDay);
        var (members, cards) = (files[FileKind.Members], files[FileKind.Cards]);
        var merchants = files[FileKind.Merchants];
        var (benefitPlus, designations) = (files[FileKind.BenefitPlus], files[FileKind.Designations]);
        if (runDay == 0)
        {
            _merchants.WriteStanding(merchants, benefitPlus, designations, today.DayNumber);
            _members.WriteStanding(members, cards);
        }

        _merchants.WriteNews(merchants, benefitPlus, designations, today);
        _members.WriteNews(members, cards, today);
        _loads.On(today, runDay, WalletLimits.On(today));
        _payments.Run(files[FileKind.Payments], today, runDay, PurchasesOn(today));
        _city.Charges.Write(files[FileKind.Charges], today);
        _city.Balances.Write(files[FileKind.Balances], today);
        _city.Services.Write(files[FileKind.Services], today);
    }

    // What a day has left over, less than a purchase, goes to the next, so that even one member pays now and then.
    private int PurchasesOn(DateOnly today)
    {
        if (_city.Options.PaymentsPerDay is { } count) return count;
        var before = _wonSoFar / _meanPurchase;
        _wonSoFar += SpendingCalendar.PurchasesOn(today, _city.Options.Members);
        return (int)(_wonSoFar / _meanPurchase - before);
    }
}
