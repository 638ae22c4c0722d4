using System.Globalization;
using System.Text;
using Eum.Admin.Desk;
using Eum.Admin.Features.BenefitPlus;
using Eum.Admin.Features.BenefitPlus.Lists;
using Eum.Admin.Features.Lists;
using Eum.Admin.Jobs;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Audit;
using Eum.Domain.BenefitPlus;
using Eum.Domain.Lists;
using Eum.Domain.Merchants;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Engines;
using Eum.Infrastructure.Storage.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Eum.Admin.Tests.Features.BenefitPlus;

/// <summary>
/// The gu desk of 서구 on 2 March 2026, with many shops (S000101 and on) that apply by file, and the runner that takes
/// them in.
/// </summary>
internal sealed class ApplicationsDesk : IAsyncDisposable
{
    public const int Seo = 28260;
    public const string Headings = "가맹점번호,신청구분,적립률,시작일,마지막 날,비고\n";
    private const int FirstShop = 101;

    private readonly Counter _counter;
    private readonly StoppedClock _clock = new();

    private ApplicationsDesk(TestDatabase database)
    {
        Database = database;
        Registry = Registry.Over(database, _clock);
        _counter = new(database, _clock);
    }

    public TestDatabase Database { get; }

    public Registry Registry { get; }

    public Caller Official { get; private set; } = Caller.Machine;

    public static async Task<ApplicationsDesk> OpenAsync(StorageEngine engine, int shops = 4)
    {
        var database = TestDatabase.On(engine);
        await Town.SettleAsync(database);
        await OpenShopsAsync(database, shops);
        var desk = new ApplicationsDesk(database);
        desk.Official = await desk.OfficerAsync();
        return desk;
    }

    /// <summary>So many shops of 서구, in any books with a town.</summary>
    public static async Task OpenShopsAsync(IDbContextFactory<EumDbContext> database, int shops)
    {
        await using var db = await database.CreateDbContextAsync();
        for (var no = 0; no < shops; no++)
        {
            var key = Town.Key(3, FirstShop + no);
            db.Merchants.Add(new()
            {
                MerchantKey = key,
                RegistrationNo = NumberOf(no).Replace("-", "", StringComparison.Ordinal),
                Name = string.Create(CultureInfo.InvariantCulture, $"검암 분식 {no}호점"),
                Ksic = "56111",
                Address = "인천",
                Phone = "",
                PhoneIndex = "",
                RegisteredOn = new(2025, 1, 1),
            });
            db.MerchantTerms.Add(new()
            {
                MerchantKey = key,
                ValidFrom = new(2025, 1, 1),
                BusinessType = BusinessTypeTable.All.First(type => !type.Restricted).No,
                LegalDong = 28260_10100,
                District = Seo,
                Bracket = no == 3 ? SalesBracket.GT3B : SalesBracket.LE300M,
                Status = MerchantStatus.Open,
            });
        }

        var now = new StoppedClock().GetUtcNow().UtcDateTime;
        Assert.Null(await db.SaveAsync(new AuditEntry(now, "test", "시험 준비", "shops", ""), default));
    }

    public static string IdOf(int no) => string.Create(CultureInfo.InvariantCulture, $"S{FirstShop + no:000000}");

    public static string NumberOf(int no)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"31{no:0000000}");
        int[] weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];
        var sum = weights.Select((weight, at) => weight * (digits[at] - '0')).Sum() + (digits[8] - '0') * 5 / 10;
        return $"{digits[..3]}-{digits[3..5]}-{digits[5..]}{(10 - sum % 10) % 10}";
    }

    /// <summary>A list in which every tenth row is wrong: good shops, then as many that are nobody's.</summary>
    public static string ListOf(int good, int wrong)
    {
        var text = new StringBuilder(Headings);
        for (var no = 0; no < good; no++)
            text.Append(CultureInfo.InvariantCulture, $"{IdOf(no)},신규,{no % 5 + 1}%,2026-04-01,,단체 신청\n");
        for (var no = 0; no < wrong; no++)
            text.Append(CultureInfo.InvariantCulture, $"{IdOf(no + 90_000)},신규,3,2026-04-01,,{no}\n");
        return $"{text}";
    }

    public Task<Caller> OfficerAsync(string role = RoleTable.GuOfficial, int authority = Seo) =>
        _counter.OfficerAsync(role, authority);

    public async Task<Outcome<long>> TrySendAsync(Caller by, byte[] bytes, string name = "신청.csv")
    {
        using var content = new MemoryStream(bytes);
        return await Registry.Get<SendApplicationList>().RunAsync(
            by, new(new(2026, 4, 1), Guid.CreateVersion7(), name, content), default);
    }

    /// <summary>Sent, mapped as guessed, every row judged.</summary>
    public async Task<(long No, ListCounts Counts)> JudgedAsync(string text, Caller? by = null)
    {
        by ??= Official;
        var no = Value(await TrySendAsync(by, Encoding.UTF8.GetBytes(text)));
        var mapping = (await ViewAsync(no, by: by)).Mapping;
        return (no, Value(await Registry.Get<MapApplicationList>().RunAsync(
            by, new(no, mapping, new(2026, 4, 1)), default)));
    }

    public async Task<SentListView> ViewAsync(
        long list, ListVerdict? verdict = null, int page = 1, Caller? by = null) => Value(
            await Registry.Get<ApplicationListDetail>().RunAsync(by ?? Official, new(list, verdict, page), default));

    public Task<Outcome<ListRow>> CorrectAsync(long list, int line, params string?[] cells) =>
        Registry.Get<CorrectApplicationRow>().RunAsync(Official, new(list, line, cells), default);

    public async Task<Outcome<Guid>> AskAsync(long list) => await Registry.Get<ReceiveApplicationList>().RunAsync(
        Official, new(list, (await ViewAsync(list)).Sha256), null, default);

    public Task<Outcome<long>> AtTheDeskAsync(int shop, ContractRequest asked) =>
        Registry.Get<ReceiveApplication>().RunAsync(Official, new(IdOf(shop), asked, "", []), null, default);

    public async Task RunJobsAsync()
    {
        using var signals = new JobSignals();
        using var runner = new JobRunner(
            new JobBook(Database, _clock), Registry.Get<IEnumerable<JobKind>>(), _counter.Desk, signals, _clock,
            NullLogger<JobRunner>.Instance);
        await runner.LookAsync(default);
        await runner.IdleAsync();
    }

    public static T Value<T>(Outcome<T> outcome) => outcome is Outcome<T>.Refused refused
        ? throw new InvalidOperationException(string.Join(' ', refused.Problems))
        : ((Outcome<T>.Done)outcome).Value;

    public static string Refused<T>(Outcome<T> outcome) =>
        Assert.IsType<Outcome<T>.Refused>(outcome).Problems[0].Message;

    public async ValueTask DisposeAsync()
    {
        await Registry.DisposeAsync();
        Database.Dispose();
    }
}
