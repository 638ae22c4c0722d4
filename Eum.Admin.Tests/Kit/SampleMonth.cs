using System.Globalization;
using Eum.Domain.Budgets;
using Eum.Domain.Cashback;
using Eum.Domain.Districts;
using Eum.Domain.Members;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Budgets;
using Eum.Infrastructure.Storage.Imports;
using Eum.Infrastructure.Storage.Statistics;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Kit;

/// <summary>
/// October 2026 as the portal reads it, with September and the October before: rollups, budgets and files of a size
/// that could be Incheon's, the same every time. The sums a test expects are kept while the rows are written.
/// </summary>
internal sealed class SampleMonth
{
    public const string LongFileName = "인천광역시지역화폐운영대행사제출결제내역일일마감확정본재전송분최종.csv.gz";
    public const string LongMerchant = "인천광역시서해구청라국제도시중앙호수공원남측상가번영회회원점포제일번분식과커피집"; // 40 letters.
    public const string Refusal = "12번째 줄: #END의 건수 4,812가 실제 행 수 4,811과 다릅니다. 파일 전체를 반영하지 않았습니다.";
    public const int Partly = 70;
    public const int Rejects = 120;
    private const long Dong = 28177_10100;
    public static readonly YearMonth Month = new(2026, 10);
    public static readonly DateOnly Until = new(2026, 10, 28);

    private SampleMonth()
    {
    }

    /// <summary>Until the day of the month that this one is known until.</summary>
    public Dictionary<YearMonth, long> Paid { get; } = [];

    /// <summary>What earlier months have after that day.</summary>
    public Dictionary<YearMonth, long> PaidLate { get; } = [];

    public Dictionary<YearMonth, long> Issued { get; } = [];

    public Dictionary<YearMonth, long> SignUps { get; } = [];

    public Dictionary<YearMonth, long> Cashback { get; } = [];

    public Dictionary<YearMonth, long> OperatorCashback { get; } = [];

    public Dictionary<int, long> PaidByDistrict { get; } = [];

    public long BudgetLeft { get; private set; }

    /// <param name="size">Each amount so many times: 1 is a city of some 500억 a month, 40 one of 2조.</param>
    public static async Task<SampleMonth> FillAsync(IDbContextFactory<EumDbContext> database, int size = 1)
    {
        var sample = new SampleMonth();
        await using var db = await database.CreateDbContextAsync();
        sample.AddMonth(db, Month, 100 * size, Until);
        sample.AddMonth(db, Month.PlusMonths(-1), 97 * size, Month.FirstDay.AddDays(-1));
        sample.AddMonth(db, Month.PlusMonths(-12), 113 * size, new(2025, 10, 31));
        sample.AddBudgets(db, size);
        AddDifferences(db);
        AddFiles(db);
        await db.SaveChangesAsync();
        return sample;
    }

    private void AddMonth(EumDbContext db, YearMonth month, long size, DateOnly until)
    {
        for (var day = month.FirstDay; day <= until; day = day.AddDays(1)) AddDay(db, day, size);

        var districts = DistrictTable.At(month.FirstDay).OrderByDescending(district => district.Population);
        foreach (var (rank, district) in districts.Index())
            foreach (var type in BusinessTypeTable.All.Where(type => !type.Restricted))
            {
                var amount = size * 4_321_000L / (rank + 2) * (60 - type.No) / (type.No + 3);
                var cancelled = amount / 50;
                AddPayments(db, month, district.Code, type.No, PaymentKind.Pay, amount, amount / 27_000 + 1);
                AddPayments(db, month, district.Code, type.No, PaymentKind.Cancel, cancelled, amount / 1_350_000 + 1);
                Paid[month] = Paid.GetValueOrDefault(month) + amount - cancelled;
                if (month != Month)
                    PaidLate[month] = PaidLate.GetValueOrDefault(month) + LateOf(amount) - LateOf(cancelled);
                if (month != Month) continue;
                PaidByDistrict[district.Code] = PaidByDistrict.GetValueOrDefault(district.Code) + amount - cancelled;
            }
    }

    private void AddPayments(
        EumDbContext db, YearMonth month, int district, int type, PaymentKind kind, long amount, long count)
    {
        var cashback = amount / 12 * (kind == PaymentKind.Pay ? 1 : -1);
        var theirs = kind == PaymentKind.Pay && type == 4 ? cashback - 1_230 : cashback;
        var late = month == Month ? 0 : LateOf(amount);
        if (month != Month) AddEarlier(db, month, district, type, kind, amount, late, cashback, theirs);
        db.Add(new PaymentsMonthlyRow
        {
            Month = month,
            LegalDong = district * 100_000L + 10_100,
            District = district,
            BusinessType = type,
            ProgrammeNo = 1,
            Kind = kind,
            Count = count,
            Amount = amount + late,
            Cashback = cashback,
            City = cashback,
            OperatorCashback = theirs,
            FromCharge = amount,
        });
        Cashback[month] = Cashback.GetValueOrDefault(month) + cashback;
        OperatorCashback[month] = OperatorCashback.GetValueOrDefault(month) + theirs;
    }

    private static long LateOf(long amount) => amount / 1_000;

    private static void AddEarlier(
        EumDbContext db, YearMonth month, int district, int type, PaymentKind kind, long amount, long late,
        long cashback, long theirs)
    {
        foreach (var (day, won) in ((DateOnly, long)[])
                 [(new(month.Year, month.Month, 20), amount), (month.LastDay, late)])
            db.Add(new PaymentsDailyRow
            {
                Day = day,
                LegalDong = district * 100_000L + 10_100,
                District = district,
                BusinessType = type,
                ProgrammeNo = 1,
                Kind = kind,
                Count = 1,
                Amount = won,
                Cashback = won == amount ? cashback : 0,
                OperatorCashback = won == amount ? theirs : 0,
            });
    }

    private void AddDay(EumDbContext db, DateOnly day, long size)
    {
        var month = YearMonth.Of(day);
        if (month == Month)
            db.Add(new PaymentsDailyRow
            {
                Day = day,
                District = 28177,
                LegalDong = Dong,
                BusinessType = 1,
                ProgrammeNo = 1,
                Kind = PaymentKind.Pay,
                Count = 1,
            });
        AddCharges(db, day, ChargeKind.Charge, ChargeMethod.Account, size * 15_400_000 + day.Day * 13_000);
        AddCharges(db, day, ChargeKind.Charge, ChargeMethod.Policy, size * 300_000);
        AddCharges(db, day, ChargeKind.Refund, ChargeMethod.Account, size * 90_000);
        AddMembers(db, day, MemberEvent.Join, 200 + day.Day);
        AddMembers(db, day, MemberEvent.Leave, 31);
        if (day.Day > Until.Day) return; // A month under way stands beside as many days of the others.
        Issued[month] = Issued.GetValueOrDefault(month) + size * 15_400_000 + day.Day * 13_000;
        SignUps[month] = SignUps.GetValueOrDefault(month) + 200 + day.Day;
    }

    private static void AddMembers(EumDbContext db, DateOnly day, MemberEvent what, long count) =>
        db.Add(new SignupsDailyRow
        {
            Day = day,
            HomeDong = Dong,
            BirthYear = 1984,
            Sex = Sex.Female,
            Event = what,
            Count = count,
        });

    private static void AddCharges(EumDbContext db, DateOnly day, ChargeKind kind, ChargeMethod method, long amount) =>
        db.Add(new ChargesDailyRow
        {
            Day = day,
            HomeDong = Dong,
            ProgrammeNo = 1,
            Kind = kind,
            Method = method,
            Count = 9,
            Amount = amount,
        });

    private void AddBudgets(EumDbContext db, int size)
    {
        var available = 150_000_000_000L * size;
        foreach (var (no, year) in new[] { 2025, 2026 }.Index())
        {
            db.Add(new BudgetEntryRow
            {
                EntryNo = no + 1,
                Year = year,
                Fund = Fund.City,
                Authority = DistrictTable.CityCode,
                Programme = "INCHEON",
                Kind = BudgetEntryKind.Original,
                Number = "0",
                Dated = new(year, 1, 1),
                Decision = "본예산",
                Amount = available,
                Source = "표본",
            });
            foreach (var month in Enumerable.Range(1, 10))
                db.Add(new BudgetPostingRow
                {
                    BatchNo = 1,
                    ChunkNo = month,
                    Year = year,
                    Fund = Fund.City,
                    Authority = DistrictTable.CityCode,
                    Programme = "INCHEON",
                    Day = new(year, month, 20),
                    Executed = available / 12 - month * 7,
                });
        }

        BudgetLeft = available - 10 * (available / 12) + 55 * 7 - 123_456_789;
        db.Add(new BudgetPostingRow
        {
            BatchNo = 1,
            ChunkNo = 11,
            Year = 2026,
            Fund = Fund.Gu,
            Authority = 28275,
            Programme = "SEORO",
            Day = new(2026, 10, 21),
            Uncovered = 123_456_789,
        });
        db.Add(new BudgetLineRow
        {
            Year = 2026,
            Fund = Fund.Gu,
            Authority = 28275,
            Programme = "SEORO",
            Uncovered = 123_456_789,
        });
    }

    private static void AddDifferences(EumDbContext db)
    {
        AddDifference(db, DifferenceCause.Bracket, 118, 1_180_000, 590_000);
        AddDifference(db, DifferenceCause.Rounding, 42, 9_042, 9_084);
    }

    private static void AddDifference(EumDbContext db, DifferenceCause cause, long count, long own, long theirs) =>
        db.Add(new PaymentDifferencesDailyRow
        {
            Day = new(2026, 10, 5),
            District = 28177,
            BusinessType = 4,
            Bracket = SalesBracket.LE300M,
            Cause = cause,
            Count = count,
            Own = own,
            Operator = theirs,
            Won = own - theirs,
        });

    // Payments 1–28 without 17 and 20–22, and members 1–28: the newest last; one partly, one refused, one running.
    private static void AddFiles(EumDbContext db)
    {
        var no = 0;
        for (var day = Month.FirstDay; day <= Until; day = day.AddDays(1))
        {
            AddFile(db, ++no, "members", day, BatchStatus.Done);
            if (day.Day is not (17 or 20 or 21 or 22)) AddFile(db, ++no, "payments", day, BatchStatus.Done);
        }

        while (no < Partly - 1)
            AddFile(db, ++no, "charges", Month.FirstDay.AddDays(no % 14), BatchStatus.Done, sequence: no - 53);
        AddFile(db, ++no, "merchants", Until, BatchStatus.Partly, rejected: Rejects, sequence: 1);
        AddFile(db, ++no, "payments", new(2026, 10, 22), BatchStatus.Refused, message: Refusal, sequence: 22);
        AddFile(db, ++no, "cards", Until, BatchStatus.Running, name: LongFileName, sequence: 1);
        for (var line = 1; line <= Rejects; line++)
            db.Add(new ImportRejectRow
            {
                BatchNo = Partly,
                Line = line + 7,
                ColumnName = "business_registration_no",
                Rule = "CHECK_DIGIT",
                Message = "사업자등록번호의 검증 숫자가 맞지 않습니다.",
                Original = $"M{line:000000},NEW,2026-10-28,1234567890,{LongMerchant},RESTAURANT,56111,2827510100,,,"
                    + "LE300M,2026-01-01,OPEN,Y",
                RowKey = line,
                ExistingKey = line % 40 == 0 ? line : null,
            });
        db.Add(new ImportDifferenceRow
        {
            BatchNo = 2,
            Cause = DifferenceCause.Bracket,
            Rows = 118,
            Won = 590_000,
            National = 177_000,
            City = 413_000,
        });
    }

    private static void AddFile(
        EumDbContext db, int no, string kind, DateOnly day, BatchStatus status, int rejected = 0,
        string? message = null, string? name = null, int? sequence = null)
    {
        var started = KoreanTime.At(day, new(3, 10, no % 60));
        var rows = status is BatchStatus.Refused or BatchStatus.Running ? 0 : 4_000 + no * 13;
        db.Add(new ImportBatchRow
        {
            BatchNo = no,
            Sha256 = no.ToString("x64", CultureInfo.InvariantCulture),
            FileName = name ?? $"{kind}-{day:yyyyMMdd}.csv",
            Kind = kind,
            FormatVersion = 1,
            Operator = "INCHEONCARD",
            BusinessDate = day,
            ProducedAt = started.AddHours(-1),
            SequenceNo = sequence ?? day.Day,
            Status = status,
            Rows = rows,
            Accepted = rows - rejected,
            Conflicts = rejected / 40,
            Rejected = rejected,
            Amount = kind == "payments" ? rows * 27_310L : 0,
            OwnCashback = kind == "payments" ? rows * 2_731L : 0,
            OperatorCashback = kind == "payments" ? rows * 2_731L - (no == 2 ? 590_000 : 0) : 0,
            StartedAt = started,
            FinishedAt = status == BatchStatus.Running ? null : started.AddMilliseconds(640 + no),
            Message = message,
        });
    }
}
