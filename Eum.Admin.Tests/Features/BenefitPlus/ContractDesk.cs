using Eum.Admin.Desk;
using Eum.Admin.Features.Approvals;
using Eum.Admin.Features.BenefitPlus;
using Eum.Admin.Tests.Kit;
using Eum.Domain.BenefitPlus;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Features.BenefitPlus;

/// <summary>
/// The gu desk on 2 March 2026: W1 of 서구 pays by 서로e음, W2 is another gu's; who receives, proposes and approves.
/// </summary>
internal sealed class ContractDesk : IDisposable
{
    public const int Seo = 28260;
    private readonly OperatorDesk _desk;

    private ContractDesk(OperatorDesk desk)
    {
        _desk = desk;
        People = new(
            desk.Database, null, office => new ApproveContract(office), office => new SetContractTerms(office));
    }

    public TestDatabase Database => _desk.Database;

    public OperatorDesk Operator => _desk;

    public TwoPeople People { get; }

    public FrontDesk Desk => People.Desk;

    public Caller Official { get; private set; } = Caller.Machine;

    public Caller Approver { get; private set; } = Caller.Machine;

    public static async Task<ContractDesk> OpenAsync(StorageEngine engine)
    {
        var books = OperatorDesk.Empty(engine);
        var before = new DateOnly(2026, 2, 27);
        await books.TakeAsync(books.Write(
            "merchants",
            [
                OperatorDesk.Merchant("W1", "NEW", "2020-01-02", name: "검암 분식", dong: "2826010100", bracket: "LE300M"),
                OperatorDesk.Merchant("W2", "NEW", "2020-01-02", name: "구월 분식", dong: "2820010100"),
                OperatorDesk.Merchant("W3", "NEW", "2020-01-02", name: "큰 병원", dong: "2826010100", bracket: "GT3B"),
            ],
            day: before));
        await books.TakeAsync(books.Write(
            "members", ["M1,JOIN,2020-02-01T10:00:00.000+09:00,1981,F,2826010100"], day: before));
        await books.TakeAsync(books.Write(
            "cards",
            [
                "C1,ISSUED,2020-02-02T10:00:00.000+09:00,M1,SEORO,9410-16**-****-0001,L1,,",
                "C1,ACTIVATED,2020-02-03T10:00:00.000+09:00,M1,SEORO,9410-16**-****-0001,L1,,",
            ],
            day: before));
        var desk = new ContractDesk(books);
        desk.Official = await desk.People.Counter.OfficerAsync(RoleTable.GuOfficial, Seo);
        desk.Approver = await desk.People.Counter.OfficerAsync(RoleTable.GuApprover, Seo);
        return desk;
    }

    public async Task<long> ReceiveAsync(
        string merchant = "W1", ContractAct act = ContractAct.New, string first = "2026-03-10", string? last = null,
        int rate = 500, Caller? by = null) => Done(await TryReceiveAsync(merchant, act, first, last, rate, by));

    public Task<Outcome<long>> TryReceiveAsync(
        string merchant, ContractAct act = ContractAct.New, string first = "2026-03-10", string? last = null,
        int rate = 500, Caller? by = null) => new ReceiveApplication(Desk).RunAsync(
            by ?? Official, new(merchant, Ask(act, first, last, rate), "창구 신청", [new("신청서.txt", [1])]), null,
            default);

    public Task<Outcome<long>> ProposeAsync(long application, Caller? by = null) =>
        new ApproveContract(Desk).ProposeAsync(by ?? Official, new(application, Seo), "점검 마침", null, default);

    public async Task<Decided> ApproveAsync(long application) =>
        Done(await People.ApproveAsync(Done(await ProposeAsync(application)), Approver));

    public async Task<Outcome<ApplicationState>> HandleAsync(
        long application, ApplicationAct act, string comment = "서류가 빠졌습니다", ContractRequest? corrected = null,
        long? version = null) => await new HandleApplication(Desk).RunAsync(
            Official, new(application, act, comment, corrected, version ?? (await ShowAsync(application)).Version),
            null, default);

    public async Task<ApplicationView> ShowAsync(long application, Caller? by = null) =>
        (await new ApplicationDetail(Desk).AskAsync(new(application), by ?? Official))!;

    public static ContractRequest Ask(ContractAct act, string first, string? last = null, int rate = 500) =>
        new(act, rate, DateOnly.Parse(first, null), last is null ? null : DateOnly.Parse(last, null));

    public static T Done<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Done>(outcome).Value;

    public static Problem Refusal<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Refused>(outcome).Problems[0];

    public void Dispose() => _desk.Dispose();
}
