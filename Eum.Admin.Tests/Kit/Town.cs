using System.Globalization;
using System.Text;
using Eum.Domain.Audit;
using Eum.Domain.Cards;
using Eum.Domain.Members;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Storage.Bulk;
using Eum.Infrastructure.Storage.Members;
using Eum.Infrastructure.Storage.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Tests.Kit;

/// <summary>
/// Forty members, six merchants and three days of payments around a weekend of March 2026, imported as any operator
/// file
/// is: with refunds whole, partial and late, limits reached, a contract, a large merchant and an operator who errs.
/// </summary>
internal static class Town
{
    public const int Members = 40;
    private const int Merchants = 6;
    private static readonly DateTime Past = KoreanTime.At(new(2026, 1, 5), new(10, 0));
    private static readonly long[] Dongs =
        [28185_10100, 28237_10100, 28260_10100, 28110_10100, 28140_10100, 28710_25000];

    public static IReadOnlyList<DateOnly> Days { get; } = [new(2026, 2, 28), new(2026, 3, 1), new(2026, 3, 2)];

    public static async Task<TestDatabase> WithPaymentsAsync(TestDatabase database)
    {
        await SettleAsync(database);
        foreach (var day in Days) await ImportAsync(database, day, PaymentsOf(day));
        return database;
    }

    /// <summary>The same town in the books of a portal.</summary>
    public static async Task FillAsync(PortalBooks books)
    {
        await SettleAsync(books.Database);
        var importer = books.Services.GetRequiredService<FileImporter>();
        foreach (var day in Days) await ImportAsync(importer, day, PaymentsOf(day));
    }

    /// <summary>Merchants, members and cards, with their charges of one day.</summary>
    public static async Task SettleAsync(IDbContextFactory<Infrastructure.Storage.EumDbContext> database)
    {
        await using var db = await database.CreateDbContextAsync();
        db.IdSeries.AddRange(
            new() { Series = 1, Prefix = "M", Width = 6 }, new() { Series = 2, Prefix = "C", Width = 6 },
            new() { Series = 3, Prefix = "S", Width = 6 }, new() { Series = 4, Prefix = "T", Width = 11 });
        db.Programmes.AddRange(
            new() { ProgrammeNo = 1, Code = "INCHEON", Brand = "INCHEON" },
            new() { ProgrammeNo = 2, Code = "SEORO", Brand = "SEORO" });
        for (var no = 1; no <= Members; no++) Settle(db, no);
        for (var no = 1; no <= Merchants; no++) Open(db, no);
        db.BenefitPlusContracts.Add(new() { MerchantKey = Key(3, 3), ValidFrom = new(2026, 1, 1), RateBp = 500 });
        db.SignupsDaily.AddRange(Signups());
        db.ChargesDaily.Add(new()
        {
            Day = Days[0],
            HomeDong = Dongs[0],
            ProgrammeNo = 1,
            Kind = ChargeKind.Charge,
            Method = ChargeMethod.Account,
            Count = 10,
            Amount = 1_000_000,
        });
        db.Charges.AddRange(Enumerable.Range(1, 10).Select(ChargeOf));
        var now = new StoppedClock().GetUtcNow().UtcDateTime;
        Assert.Null(await db.SaveAsync(new AuditEntry(now, "test", "시험 준비", "town", ""), default));
    }

    public static Task<ImportResult> ImportAsync(TestDatabase database, DateOnly day, IReadOnlyList<string> rows)
    {
        var connections = new BulkConnections(Options.Create(database.Options));
        return ImportAsync(
            new FileImporter(connections, new StoppedClock()) { ChunkRows = 50, Cipher = database.Keys.Cipher },
            day, rows);
    }

    private static async Task<ImportResult> ImportAsync(FileImporter importer, DateOnly day, IReadOnlyList<string> rows)
    {
        using var folder = new TempFolder();
        var path = folder.Write($"payments-{day:yyyyMMdd}.csv", FileOf(day, rows));
        var result = await importer.ImportAsync(path, null, "test", null, default);
        Assert.True(
            result.Status == "DONE" && result.Rejected == 0, $"{result.Message} {string.Join(' ', result.Problems)}");
        return result;
    }

    /// <summary>The rows of a day: 120 payments and the refunds of some of them, in order of time.</summary>
    public static IReadOnlyList<string> PaymentsOf(DateOnly day)
    {
        List<(DateTime At, string Row)> rows = [];
        for (var no = 0; no < 120; no++)
        {
            var at = KoreanTime.StartOf(day).AddMinutes(no * 11).AddMilliseconds(no == 119 ? 59_999 : 0);
            var (amount, tx) = (1_000L + no * 1_777 % 200_000, TxNo(day, no));
            rows.Add((at, Row(tx, no, at, amount, cancelled: null)));
            if (no % 9 == 4)
                rows.Add((at.AddMinutes(5), Row(TxNo(day, 500 + no), no, at.AddMinutes(5), amount / 3, tx)));
            if (no % 27 == 4)
                rows.Add((at.AddMinutes(7), Row(TxNo(day, 700 + no), no, at.AddMinutes(7), amount - amount / 3, tx)));
        }

        return [.. rows.OrderBy(row => row.At).Select(row => row.Row)];
    }

    public static long Key(int series, long number) => ExternalKey.Pack(series, number);

    private static long TxNo(DateOnly day, int no) => DateNumber.Of(day) % 10_000 * 10_000L + no;

    private static string Row(long tx, int no, DateTime at, long amount, long? cancelled)
    {
        // A few members pay for much of it, so that they reach the month's limit.
        var member = no % 3 == 0 ? no % 4 + 1 : no * 7 % Members + 1;
        var policy = no % 10 == 9 ? amount / 4 : 0;
        var theirs = no % 13 == 5 ? amount / 20 : amount / 10;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"T{tx:00000000000},{(cancelled is null ? "PAY" : "CANCEL")},"
            + $"{(cancelled is { } o ? $"T{o:00000000000}" : "")},"
            + $"{KoreanTime.Print(at)},M{member:000000},C{member:000000},S{no % Merchants + 1:000000},{amount},"
            + $"{amount - policy},0,"
            + $"{policy},0,{(no % 8 == 0 ? "QR" : "CARD")},{theirs}");
    }

    public static string FileOf(DateOnly day, IReadOnlyList<string> rows)
    {
        long amount = 0, theirs = 0;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"#EUM,payments,1,TEST,{day:yyyy-MM-dd},")
            .Append(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}T23:59:59+09:00,")
            .Append(Days.Index().First(pair => pair.Item == day).Index + 1).Append('\n')
            .Append("tx_id,kind,original_tx_id,approved_at,member_id,card_id,merchant_id,amount,from_charge,")
            .Append("from_cashback,")
            .Append("from_policy,merchant_discount,channel,operator_cashback\n");
        foreach (var row in rows)
        {
            var fields = row.Split(',');
            var sign = fields[1] == "PAY" ? 1 : -1;
            amount += sign * long.Parse(fields[7], CultureInfo.InvariantCulture);
            theirs += sign * long.Parse(fields[13], CultureInfo.InvariantCulture);
            text.Append(row).Append('\n');
        }

        return text.Append(CultureInfo.InvariantCulture, $"#END,{rows.Count},{amount},{theirs}\n").ToString();
    }

    private static void Settle(Infrastructure.Storage.EumDbContext db, int no)
    {
        var (member, dong) = (Key(1, no), Dongs[no % Dongs.Length]);
        db.Members.Add(new()
        {
            MemberKey = member,
            JoinedAt = Past,
            BirthYear = 1960 + no,
            Sex = no % 2 == 0 ? Sex.Female : Sex.Male,
            HomeDong = dong,
        });
        db.MemberEvents.Add(new MemberEventRow
        {
            MemberKey = member,
            OccurredAt = Past,
            Event = MemberEvent.Join,
            HomeDong = dong,
        });
        db.Cards.Add(new()
        {
            CardKey = Key(2, no),
            MemberKey = member,
            ProgrammeNo = (short)(no % 2 + 1),
            Status = CardEvent.Activated,
            IssuedAt = Past,
            ActivatedAt = Past,
            PanMasked = "9440-****-****-0000",
            PanEnd = 0,
            LotNo = "L1",
        });
    }

    private static void Open(Infrastructure.Storage.EumDbContext db, int no)
    {
        db.Merchants.Add(new()
        {
            MerchantKey = Key(3, no),
            RegistrationNo = "1234567891",
            Name = $"가게 {no}",
            Ksic = "56111",
            Address = "인천",
            Phone = "",
            PhoneIndex = "",
            RegisteredOn = new(2025, 1, 1),
        });
        db.MerchantTerms.Add(new()
        {
            MerchantKey = Key(3, no),
            ValidFrom = new(2025, 1, 1),
            BusinessType = no,
            LegalDong = Dongs[no - 1],
            District = (int)(Dongs[no - 1] / 100_000),
            Bracket = no == 5 ? SalesBracket.GT3B : SalesBracket.LE300M,
            Status = MerchantStatus.Open,
        });
    }

    private static IEnumerable<Infrastructure.Storage.Statistics.SignupsDailyRow> Signups() =>
        Enumerable.Range(1, Members).Select(no => new Infrastructure.Storage.Statistics.SignupsDailyRow
        {
            Day = KoreanTime.BusinessDate(Past),
            HomeDong = Dongs[no % Dongs.Length],
            BirthYear = 1960 + no,
            Sex = no % 2 == 0 ? Sex.Female : Sex.Male,
            Event = MemberEvent.Join,
            Count = 1,
        });

    private static ChargeRow ChargeOf(int no) => new()
    {
        ChargeKey = Key(5, no),
        Kind = ChargeKind.Charge,
        OccurredAt = KoreanTime.StartOf(Days[0]),
        PostedOn = Days[0],
        MemberKey = Key(1, 6),
        CardKey = Key(2, 6),
        ProgrammeNo = 1,
        HomeDong = Dongs[0],
        Amount = 100_000,
        Method = ChargeMethod.Account,
    };
}
