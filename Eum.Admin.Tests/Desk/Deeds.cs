using Eum.Admin.Desk;
using Eum.Admin.Features.Approvals;
using Eum.Admin.Features.Audit;
using Eum.Admin.Features.BenefitPlus;
using Eum.Admin.Features.Budgets;
using Eum.Admin.Features.Cards;
using Eum.Admin.Features.Cashback;
using Eum.Admin.Features.Exports;
using Eum.Admin.Features.Imports;
using Eum.Admin.Features.Officers;
using Eum.Admin.Features.Papers;
using Eum.Admin.Features.Payments;
using Eum.Admin.Features.PersonalData;
using Eum.Admin.Tests.Features.Policies;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Approvals;
using Eum.Domain.BenefitPlus;
using Eum.Domain.Budgets;
using Eum.Domain.Cards;
using Eum.Domain.Cashback;
using Eum.Domain.Officers;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage.Engines;
using Eum.Infrastructure.Uploads;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Desk;

/// <summary>
/// Whatever can be done or looked at that must stand on record, each made ready to be done: by the name of its use
/// case. What is done is said to be done by true.
/// </summary>
internal sealed partial class Deeds : IAsyncDisposable
{
    private static readonly PaymentFilter OfTheDay =
        PaymentFilter.None with { From = OperatorDesk.Day, To = OperatorDesk.Day };

    private const string Reason = "운영사에 되돌려 보냄";
    private static readonly YearMonth March = new(2026, 3);
    private readonly OperatorDesk _desk;
    private int _number;
    private int _applied;

    private Deeds(OperatorDesk desk)
    {
        _desk = desk;
        Registry = Registry.Over(desk.Database, Clock);
        Counter = new(desk.Database, Clock);
    }

    public StoppedClock Clock { get; } = new();

    public TestDatabase Database => _desk.Database;

    public Registry Registry { get; }

    public Counter Counter { get; }

    /// <summary>How to make each ready; what needs a later clock comes last.</summary>
    public static IReadOnlyDictionary<string, Func<Deeds, Task<Func<Task<bool>>>>> All { get; } =
        new Dictionary<string, Func<Deeds, Task<Func<Task<bool>>>>>
        {
            ["approval.approve"] = async d =>
            {
                var (no, by) = (await d.ProposedAsync(), await d.OfficerAsync(RoleTable.CityApprover));
                return () => d.ApproveAsync(no, by);
            },
            ["approval.return"] = async d =>
            {
                var (no, by) = (await d.ProposedAsync(), await d.OfficerAsync(RoleTable.CityApprover));
                return () => DoneAsync(d.Get<ReturnProposal>().RunAsync(by, new(no, "다시 보세요"), null, default));
            },
            ["approval.withdraw"] = async d =>
            {
                var (by, no) = await d.OwnProposalAsync();
                return () => DoneAsync(d.Get<WithdrawProposal>().RunAsync(by, new(no, ""), null, default));
            },
            ["approval.renew"] = async d =>
            {
                var (by, no) = await d.OwnProposalAsync();
                await d.Get<WithdrawProposal>().RunAsync(by, new(no, ""), null, default);
                return () => DoneAsync(d.Get<RenewProposal>().RunAsync(by, new(no, "다시 올림"), null, default));
            },
            ["approval.file"] = async d =>
            {
                var (by, no) = await d.OwnProposalAsync(new Attachment("의결서.txt", [1, 2, 3]));
                return () => DoneAsync(d.Get<ProposalFile>().RunAsync(by, new(no, 1), default));
            },
            ["audit.anchor"] = d => Ready(() =>
                DoneAsync(d.Get<AnchorAudit>().RunAsync(Caller.Machine, new(), default))),
            ["audit.export"] = d => Ready(() =>
                TakenAsync(d.Get<ExportAudit>().RunAsync(Caller.Machine, new(new(), Reason), default))),
            ["audit.verify"] = d => Ready(() =>
                DoneAsync(d.Get<VerifyAudit>().RunAsync(Caller.Machine, new(null), default))),
            ["audit.trail"] = d => d.AsAsync(RoleTable.Auditor, by =>
                DoneAsync(d.Get<TrailList>().RunAsync(by, NoFilter, default))),
            ["audit.access"] = d => d.AsAsync(RoleTable.Auditor, by =>
                DoneAsync(d.Get<AccessLog>().RunAsync(by, NoFilter, default))),
            ["audit.review"] = d => d.AsAsync(RoleTable.Auditor, by =>
                DoneAsync(d.Get<MonthReview>().RunAsync(by, new(March), default))),
            ["audit.review.ask"] = d => d.AsAsync(RoleTable.Auditor, by =>
                DoneAsync(d.Get<AskExplanation>().RunAsync(by, new(March, "Night a", ""), null, default))),
            ["audit.review.explain"] = d => d.AsAsync(RoleTable.CityFinance, by =>
                DoneAsync(d.Get<ExplainFinding>().RunAsync(by, new(March, "Night a", "밤에 마감을 했습니다"), null, default))),
            ["audit.review.sign"] = d => d.AsAsync(RoleTable.Auditor, by =>
                DoneAsync(d.Get<SignOffFinding>().RunAsync(by, new(March, "Night a", "확인"), null, default))),
            ["policy.version"] = async d =>
            {
                var by = await d.OfficerAsync(RoleTable.CityFinance);
                var desk = new PolicyDesk(d.Database, d.Clock);
                var no = await desk.HalvedAsync(by, new(2026, 4, 1));
                return () => DoneAsync(desk.ProposeAsync(by, no));
            },
            ["cashback.explain"] = async d =>
            {
                await d._desk.PayAsync(OperatorDesk.Pay("T1", OperatorDesk.At("10:00:00.000"), 10_000));
                var by = await d.OfficerAsync(RoleTable.CityFinance);
                return () => DoneAsync(d.Get<ExplainCashback>().RunAsync(by, new("T1"), default));
            },
            ["budget.document"] = d => d.AsAsync(RoleTable.CityFinance, by => d.ProposeAsync(by)),
            ["budget.import"] = d => d.AsAsync(RoleTable.CityFinance, by => DoneAsync(
                d.Get<ImportBudget>().ProposeAsync(
                    by, new("예산.csv", [d.Document().Entry]), "추경 의결", null, default))),
            ["budget.thresholds"] = d => d.AsAsync(RoleTable.CityFinance, by => DoneAsync(
                d.Get<SetBudgetThresholds>().ProposeAsync(by, new(28000, 98, 80), "결산 지적", null, default))),
            ["benefit-plus.contract"] = async d =>
            {
                var (by, no) = await d.AppliedAsync();
                return () => DoneAsync(d.Get<ApproveContract>().ProposeAsync(
                    by, new(no, 28185), "점검 마침", null, default));
            },
            ["benefit-plus.papers"] = async d =>
            {
                var (by, no) = await d.AppliedAsync();
                return () => DoneAsync(d.Get<ApplicationPapers>().RunAsync(by, new(no, 1), default));
            },
            ["benefit-plus.terms"] = d => d.AsAsync(RoleTable.CityFinance, by => DoneAsync(
                d.Get<SetContractTerms>().ProposeAsync(by, new(28000, "1, 3, 5", 10), "새해 목표", null, default))),
            ["benefit-plus.file"] = d => d.AsAsync(RoleTable.CityFinance, by => TakenAsync(
                d.Get<ContractsFile>().RunAsync(by, new(new(OperatorDesk.Day), Reason), default))),
            ["cards.programme"] = d => d.AsAsync(RoleTable.CityFinance, by => DoneAsync(
                d.Get<SetProgramme>().ProposeAsync(
                    by,
                    new("YEONSU-APT9", new(2026, 4, 1), "송도 입주자 e음", "Songdo residents", "#0b78cb",
                        ProgrammeKind.Apartment, 28185, 14, null, "송도", 28185, true, 10_000, 500_000, 1_500_000, 0),
                    "협약", null, default))),
            ["cards.orders.file"] = async d =>
            {
                var by = await d.OfficerAsync(RoleTable.CityFinance);
                Value(await d.Get<ActOnCard>().RunAsync(by, new("C1", OrderAct.Lost, "민원인 전화"), null, default));
                var no = Value(await d.Get<CloseOrderFile>().RunAsync(by, new(0), null, default));
                return () => TakenAsync(d.Get<OrdersFile>().RunAsync(by, new(new(no), Reason), default));
            },
            ["budget.month"] = d => d.AsAsync(RoleTable.CityFinance, by =>
                DoneAsync(d.Get<CloseMonth>().ProposeAsync(by, new(new(2025, 9)), "월 마감", null, default))),
            ["budget.published"] = d => d.AsAsync(RoleTable.CityFinance, by =>
                DoneAsync(d.Get<LoadPublishedBudgets>().ProposeAsync(by, new(), "공개 예산", null, default))),
            ["imports.import"] = d =>
            {
                var file = d._desk.Write("merchants", [OperatorDesk.Merchant("S7", "NEW", "2020-01-02")], sequence: 9);
                return Ready(async () =>
                    await d.Get<ImportFiles>().RunAsync(Caller.Machine, new([file], [], null), default)
                        is Outcome<ImportedFiles>.Done { Value.IsComplete: true });
            },
            ["imports.rejects"] = async d =>
            {
                var batch = await d.RejectedAsync(2);
                return () => TakenAsync(d.Get<RejectsFile>().RunAsync(
                    Caller.Machine, new(new(batch), Reason), default));
            },
            ["reports.export"] = d => d.AsAsync(RoleTable.Auditor, by =>
                TakenAsync(d.Get<TakePaper>().RunAsync(by, new(Paper("districts"), Reason), default))),
            ["payments.extract"] = d => d.AsAsync(RoleTable.CityFinance, by =>
                TakenAsync(d.Get<TakeExtract>().RunAsync(by, new(Paper("audit-extract"), Reason), default))),
            ["exports.start"] = d => d.AsAsync(RoleTable.CityFinance, by =>
                DoneAsync(d.StartAsync(by, Guid.CreateVersion7()))),
            ["exports.keep"] = async d =>
            {
                var (by, job) = (await d.OfficerAsync(RoleTable.CityFinance), Guid.CreateVersion7());
                await d.StartAsync(by, job);
                return () => DoneAsync(d.KeepAsync(by, job, new('a', 32)));
            },
            ["exports.ticket"] = async d =>
            {
                var (by, job) = await d.ExportedAsync();
                return () => DoneAsync(d.Get<TicketForExport>().RunAsync(by, new(job), null, default));
            },
            ["exports.take"] = async d =>
            {
                var (by, job) = await d.ExportedAsync();
                var ticket = Value(await d.Get<TicketForExport>().RunAsync(by, new(job), null, default));
                return () => DoneAsync(d.Get<TakeExport>().RunAsync(by, new(ticket), null, default));
            },
            ["payments.export"] = d => d.AsAsync(RoleTable.CityFinance, by =>
                TakenAsync(d.Get<ExportPayments>().RunAsync(by, new(new(OfTheDay, default, []), Reason), default))),
            ["personal.find"] = d => d.AsAsync(RoleTable.CityFinance, by =>
                DoneAsync(d.Get<FindMerchants>().RunAsync(by, new("032-000-0000", ""), default))),
            ["personal.reveal"] = async d =>
            {
                var key = await d.Database.NumberAsync("SELECT MAX(merchant_key) FROM merchants");
                var by = await d.OfficerAsync(RoleTable.CityFinance);
                return () => DoneAsync(d.Get<RevealField>().RunAsync(
                    by, new(ProtectedColumns.MerchantPhone.Purpose, key, RevealReason.Audit, "가맹점주 민원 회신"), null,
                    default));
            },
            ["personal.download"] = async d =>
            {
                var batch = await d.RejectedAsync(Download.MostPeople + 1);
                var by = await d.OfficerAsync(RoleTable.CityFinance);
                var asked = new PermitRequest(
                    "imports.rejects", CanonicalJson.Of(new RejectsFile.Request(batch)), null);
                return () => DoneAsync(d.Get<PermitDownload>().ProposeAsync(by, asked, Reason, null, default));
            },
            ["officer.new"] = d => d.AsAsync(RoleTable.CityAdmin, by => DoneAsync(d.Get<ProposeOfficer>().ProposeAsync(
                by, new("new.one", "김서해", "N-1", "과", RoleTable.Auditor, 28000, new(2026, 3, 2), null), "발령", null,
                default))),
            ["officer.grants"] = d => d.AboutAsync((by, account) => DoneAsync(d.Get<ChangeGrants>().ProposeAsync(
                by, new(account, GrantAct.End, RoleTable.GuOfficial, 28260, Counter.LongAgo, new(2026, 3, 9)), "발령",
                null, default))),
            ["officer.reset"] = d => d.AboutAsync((by, account) =>
                DoneAsync(d.Get<ResetOfficer>().RunAsync(by, new(account, "잊음"), null, default))),
            ["officer.unlock"] = d => d.AboutAsync(async (by, account) =>
                await DoneAsync(d.Get<LiftLock>().RunAsync(by, new(account, "전화로 확인"), null, default))),
            ["officer.disable"] = d => d.AboutAsync((by, account) =>
                DoneAsync(d.Get<DisableOfficer>().RunAsync(by, new(account, "퇴직"), null, default))),
            ["keys.rotate"] = d => d.AsAsync(RoleTable.CityAdmin, by =>
                DoneAsync(d.Get<RotateKeys>().ProposeAsync(by, new(KeyKind.PersonalData), "해마다", null, default))),
            ["keys.finish"] = async d =>
            {
                foreach (var kind in Enum.GetValues<KeyKind>())
                    await d.ApproveAsync(
                        Value(await d.Get<RotateKeys>().ProposeAsync(
                            await d.OfficerAsync(RoleTable.CityAdmin), new(kind), "해마다", null, default)),
                        await d.OfficerAsync(RoleTable.CityApprover));
                return async () => await d.Get<FinishKeyChanges>().RunAsync(Caller.Machine, new(null), default)
                    is Outcome<int>.Done { Value: 2 };
            },
            ["approval.expire"] = async d =>
            {
                await d.ProposedAsync();
                d.Clock.Advance(TimeSpan.FromDays(8));
                return () => DoneAsync(d.Get<ExpireProposals>().RunAsync(Caller.Machine, new(), null, default));
            },
            ["audit.purge"] = async d =>
            {
                await d.Get<AnchorAudit>().RunAsync(Caller.Machine, new(), default);
                d.Clock.Advance(TimeSpan.FromDays(366 * 6));
                var by = await d.OfficerAsync(RoleTable.CityAdmin);
                return () => DoneAsync(d.Get<PurgeAudit>().ProposeAsync(
                    by, new(new(2026, 12, 1), "보존 기간이 지난 기록"), "파기", null, default));
            },
        }.Concat(OfMerchants).Concat(OfCardLists).Concat(OfFunds).Concat(OfApplicationLists).ToDictionary();

    private static TrailFilter NoFilter => new(null, null, null, null, null, null, null);

    private Task<Outcome<Guid>> StartAsync(Caller by, Guid job) =>
        Get<StartExport>().RunAsync(by, new(job, Paper("districts"), Reason, null), null, default);

    private Task<Outcome<DateTime>> KeepAsync(Caller by, Guid job, string stored) => Get<KeepExport>().RunAsync(
        by, new(job, 1, "a.csv", "text/csv", stored, 1, 1, 0, new('0', 64)), null, default);

    private async Task<(Caller By, Guid Job)> ExportedAsync()
    {
        var by = await OfficerAsync(RoleTable.CityFinance) with { SessionId = "session" };
        var job = Guid.CreateVersion7();
        await StartAsync(by, job);
        var (stored, _) = await Get<ExportFolder>().KeepAsync(new MemoryStream([1]), default);
        await KeepAsync(by, job, stored);
        return (by, job);
    }

    private static PaperOrder Paper(string name) => new(
        name, PaperFormat.Xlsx, new(2025, 9, 1), new(2025, 9, 30), DistrictView.Recorded, null, English: false);

    public static async Task<Deeds> OpenAsync(StorageEngine engine) => new(await OperatorDesk.OpenAsync(engine));

    /// <summary>No line can be added to the record any more, as on a full disk; or it can again.</summary>
    public static async Task FillUpAsync(TestDatabase database, bool isFull)
    {
        var isSqlite = database.Engine == StorageEngine.Sqlite;
        await database.ExecuteAsync((isFull, isSqlite) switch
        {
            (true, true) =>
                "CREATE TRIGGER no_audit BEFORE INSERT ON audit_entries BEGIN SELECT RAISE(ABORT, 'full'); END",
            (false, true) => "DROP TRIGGER no_audit",
            (true, false) =>
                "CREATE FUNCTION no_audit() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'full'; END $$ LANGUAGE plpgsql; "
                + "CREATE TRIGGER no_audit BEFORE INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION no_audit()",
            _ => "DROP TRIGGER no_audit ON audit_entries; DROP FUNCTION no_audit()",
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Registry.DisposeAsync();
        _desk.Dispose();
    }

    private static Task<Func<Task<bool>>> Ready(Func<Task<bool>> deed) => Task.FromResult(deed);

    private static async Task<bool> DoneAsync<T>(Task<Outcome<T>> asked) => await asked switch
    {
        Outcome<T>.Done => true,
        Outcome<T>.Refused refused => throw new NotDoneException(refused.Problems[0].Message),
        _ => false,
    };

    private static async Task<bool> TakenAsync(Task<Outcome<TakenFile>> asked)
    {
        var outcome = await asked;
        if (outcome is Outcome<TakenFile>.Done(var taken)) taken.Dispose();
        return await DoneAsync(Task.FromResult(outcome));
    }

    private static T Value<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Done>(outcome).Value;

    private T Get<T>()
        where T : notnull => Registry.Get<T>();

    private async Task<Caller> OfficerAsync(string role) =>
        await Counter.OfficerAsync(role, RoleTable.Find(role)!.Reach == RoleReach.Gu ? 28260 : 28000);

    private async Task<Func<Task<bool>>> AsAsync(string role, Func<Caller, Task<bool>> deed)
    {
        var by = await OfficerAsync(role);
        return () => deed(by);
    }

    // About an official of a gu who is locked out.
    private async Task<Func<Task<bool>>> AboutAsync(Func<Caller, string, Task<bool>> deed)
    {
        var (by, about) = (await OfficerAsync(RoleTable.CityAdmin), await OfficerAsync(RoleTable.GuOfficial));
        await using var db = Database.Open();
        var user = await db.Users.SingleAsync(row => row.Id == about.OfficerId);
        user.LockoutEnd = Clock.GetUtcNow().AddMinutes(10);
        await db.SaveChangesAsync();
        return () => deed(by, user.UserName!);
    }

    private async Task<long> ProposedAsync() => (await OwnProposalAsync()).No;

    private async Task<(Caller By, long No)> OwnProposalAsync(params Attachment[] files)
    {
        var by = await OfficerAsync(RoleTable.CityFinance);
        return (by, Value(await Get<RegisterBudgetEntry>().ProposeAsync(
            by, Document(), "본예산 의결", files, null, default)));
    }

    // S1 and S3 of 연수구, one after the other: a merchant has one application at a time.
    private async Task<(Caller By, long No)> AppliedAsync()
    {
        var by = await OfficerAsync(RoleTable.CityFinance);
        return (by, Value(await Get<ReceiveApplication>().RunAsync(
            by, new(_applied++ == 0 ? "S1" : "S3", new(ContractAct.New, 500, new(2026, 4, 1), null), "",
                [new("신청서.txt", [1])]), null, default)));
    }

    private Task<bool> ProposeAsync(Caller by) =>
        DoneAsync(Get<RegisterBudgetEntry>().ProposeAsync(by, Document(), "본예산 의결", null, default));

    private async Task<bool> ApproveAsync(long no, Caller by)
    {
        await using var db = Database.Open();
        var seen = await db.Proposals.Where(row => row.ProposalNo == no).Select(row => row.Sha256).SingleAsync();
        return await DoneAsync(Get<ApproveProposal>().RunAsync(by, new(no, seen, ""), null, default));
    }

    private RegisterBudgetEntry.Request Document() => new(new BudgetEntry(
        new(2026, Fund.City, 28000, "INCHEON"), BudgetEntryKind.Supplementary, $"{++_number}회", new(2026, 3, 1), "의결",
        1_000, "문서"));

    private async Task<int> RejectedAsync(int rows)
    {
        var bad = Enumerable.Range(1, rows).Select(no =>
            OperatorDesk.Merchant($"B{no}", "NEW", "2020-01-02", registration: "1234567890"));
        var result = await _desk.ImportAsync(_desk.Write("merchants", [.. bad], sequence: 100 + ++_number));
        return result.BatchNo;
    }
}

/// <summary>It was refused, and so left undone for another reason than the one under test.</summary>
internal sealed class NotDoneException(string why) : Exception(why);
