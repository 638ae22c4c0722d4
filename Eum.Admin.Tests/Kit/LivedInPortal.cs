using System.Text;
using System.Text.Json;
using Eum.Admin.Desk;
using Eum.Admin.Features.Imports;
using Eum.Admin.Features.Policies;
using Eum.Admin.Tests.Features.Cards;
using Eum.Admin.Tests.Journeys;
using Eum.Admin.Tests.Simulations;
using Eum.Domain.Audit;
using Eum.Domain.BenefitPlus;
using Eum.Domain.Cards;
using Eum.Domain.Cashback;
using Eum.Domain.Cashback.Drafting;
using Eum.Domain.Lists;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Cards;
using Eum.Infrastructure.Imports.Lists;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Reports.Merchants;
using Eum.Infrastructure.Storage.Cards;
using Eum.Infrastructure.Storage.Cashback;
using Eum.Infrastructure.Storage.Jobs;
using Eum.Infrastructure.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Admin.Tests.Kit;

/// <summary>
/// A portal with something behind every address: payments, a waiting proposal, an ended import, a simulation, a draft.
/// </summary>
public sealed class LivedInPortal : IAsyncLifetime
{
    /// <summary>Of the import.</summary>
    public const string Job = "0199aaaa-0000-7000-8000-000000000001";
    private PortalBooks? _books;
    private PortalProcess? _process;

    internal PortalBooks Books => _books!;

    internal Uri Address => _process!.Address;

    public async Task InitializeAsync()
    {
        _books = await PortalBooks.OnSqliteAsync();
        await Town.FillAsync(_books);
        var maker = await PortalAccount.AddAsync(_books);
        await ApprovalJourney.ProposedAsync(_books, maker);
        await KeepAsync(maker);
        await FrozenSimulation.AddAsync(_books, maker);
        await ListAsync(maker);
        await OrderAsync();
        await RosterAsync(maker);
        await ApplicationsAsync(maker);
        _process = await PortalProcess.StartAsync(_books);
    }

    public async Task DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        if (_books is not null) await _books.DisposeAsync();
    }

    // A person's order, which has left.
    private async Task OrderAsync()
    {
        var register = new PersonRegister(Books.Services.GetRequiredService<FieldCipher>());
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var person = new PersonIdentity(
            new(PersonalKind.Name, "홍길동"), new(1985, 3, 9), new(PersonalKind.Phone, "010-0000-0001"));
        await using var db = await Books.Database.CreateDbContextAsync();
        db.Persons.Add(register.Seal(1, person, Consents.Required, now, "시험"));
        db.CardOrderFiles.Add(new() { FileNo = 1, ClosedAt = now, ClosedBy = "시험", Orders = 1 });
        db.CardOrders.Add(new()
        {
            OrderNo = 1,
            Act = OrderAct.Issue,
            Programme = "YEONSU",
            PersonNo = 1,
            Authority = 28185,
            LotNo = "",
            Reason = "",
            State = OrderState.Active,
            OrderedAt = now,
            OrderedBy = "시험",
            FileNo = 1,
            SentAt = now,
            CardKey = Town.Key(2, 2),
            MemberKey = Town.Key(1, 2),
        });
        Assert.Null(await db.SaveAsync(new AuditEntry(now, "test", "시험 준비", "card-orders", ""), default));
    }

    // A list of brackets, its rows judged: the first.
    private async Task ListAsync(PortalAccount maker)
    {
        using var memory = new MerchantMemory();
        var uploads = Books.Services.GetRequiredService<UploadFolder>();
        var cipher = Books.Services.GetRequiredService<FieldCipher>();
        var book = new ListBook(
            Books.Database, [new MerchantJudging(Books.Database, memory, cipher)], cipher, uploads,
            TimeProvider.System);
        var by = new ListSender(
            ListSubject.Merchants, new(maker.Id, maker.Name, maker.Name, maker.Name, []), DistrictScope.WholeCity,
            "127.0.0.1");
        using var content = new MemoryStream("가맹점번호,매출구간\nS000001,중소3\nS000002,모름\n"u8.ToArray());
        var (upload, day) = (Guid.CreateVersion7(), new DateOnly(2026, 12, 1));
        var file = await uploads.ReceiveAsync(maker.Id, upload, "구간.csv", content, null, UploadFolder.Unseen, default);
        var path = uploads.Find(maker.Id, upload, file.Stored)!;
        await book.BeginAsync(by, ListKind.Brackets, file.Name, upload, file.Stored, path, day, beside: null, default);
        var judged = await book.MapAsync(by, 1, ListMapping.Parse("MerchantId:0\nBracket:1")!, day, default);
        Assert.Equal(2, Assert.IsType<Outcome<ListCounts>.Done>(judged).Value.Rows);
    }

    // A roster of students, judged: the second list.
    private async Task RosterAsync(PortalAccount maker)
    {
        var uploads = Books.Services.GetRequiredService<UploadFolder>();
        var cipher = Books.Services.GetRequiredService<FieldCipher>();
        var book = new ListBook(
            Books.Database, [new CardJudging(Books.Database, new(cipher))], cipher, uploads, TimeProvider.System);
        var by = new ListSender(
            ListSubject.Cards, new(maker.Id, maker.Name, maker.Name, maker.Name, []), DistrictScope.WholeCity,
            "127.0.0.1");
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(Roster.Of(good: 4, wrong: 2)));
        var (upload, day) = (Guid.CreateVersion7(), new DateOnly(2026, 11, 20));
        var file = await uploads.ReceiveAsync(maker.Id, upload, "명단.csv", content, null, UploadFolder.Unseen, default);
        var path = uploads.Find(maker.Id, upload, file.Stored)!;
        await book.BeginAsync(
            by, ListKind.Cards, file.Name, upload, file.Stored, path, day,
            (db, list) =>
            {
                db.CardBatches.Add(new()
                {
                    ListNo = list.ListNo,
                    Authority = list.Authority,
                    Programme = "INCHEON-INU",
                    OrderedBy = maker.Name,
                });
                return Task.FromResult<Problem?>(null);
            },
            default);
        var mapping = ListMapping.Parse("PersonName:0\nBirthDate:1\nPhone:2\nMembership:3\nConsent:4")!;
        var judged = await book.MapAsync(by, 2, mapping, day, default);
        Assert.Equal(6, Assert.IsType<Outcome<ListCounts>.Done>(judged).Value.Rows);
    }

    // A list of applications, judged: the third list.
    private async Task ApplicationsAsync(PortalAccount maker)
    {
        using var memory = new MerchantMemory();
        var uploads = Books.Services.GetRequiredService<UploadFolder>();
        var book = new ListBook(
            Books.Database, [new ApplicationJudging(Books.Database, memory)],
            Books.Services.GetRequiredService<FieldCipher>(), uploads, TimeProvider.System);
        var by = new ListSender(
            ListSubject.Applications, new(maker.Id, maker.Name, maker.Name, maker.Name, []), DistrictScope.WholeCity,
            "127.0.0.1");
        using var content = new MemoryStream("가맹점번호,적립률\nS000002,3\nS000004,6\n없는곳,1\n"u8.ToArray());
        var (upload, now) = (Guid.CreateVersion7(), TimeProvider.System.GetUtcNow().UtcDateTime);
        var day = KoreanTime.BusinessDate(now).AddDays(3);
        var file = await uploads.ReceiveAsync(
            maker.Id, upload, "신청.csv", content, null, UploadFolder.Unseen, default);
        var path = uploads.Find(maker.Id, upload, file.Stored)!;
        await book.BeginAsync(
            by, ListKind.Applications, file.Name, upload, file.Stored, path, day, beside: null, default);
        var judged = await book.MapAsync(by, 3, ListMapping.Parse("MerchantId:0\nRate:1")!, day, default);
        Assert.Equal(3, Assert.IsType<Outcome<ListCounts>.Done>(judged).Value.Rows);
    }

    private async Task KeepAsync(PortalAccount maker)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var file = new ImportRunFile(
            "0", "payments_20260302.csv", "payments", UploadState.Done, 70, 70, 68, 1, 0, 1, 35_000, 1, "");
        await using var db = await Books.Database.CreateDbContextAsync();
        db.Jobs.Add(new()
        {
            JobId = Guid.Parse(Job),
            Kind = ImportJob.KindName,
            Title = file.Name,
            OfficerId = maker.Id,
            OfficerName = maker.Name,
            Address = "127.0.0.1",
            Request = "{}",
            Status = JobStatus.Partly,
            Unit = "rows",
            Result = JsonSerializer.Serialize(new ImportRun([file]), DeskJson.Options),
            AskedAt = now,
            StartedAt = now,
            EndedAt = now,
        });
        db.BenefitPlusApplications.Add(new()
        {
            ApplicationNo = 1,
            Act = ContractAct.New,
            MerchantKey = Town.Key(3, 1),
            MerchantId = "S000001",
            District = 28185,
            RateBp = 300,
            FirstDay = KoreanTime.BusinessDate(now).AddDays(3),
            Note = "창구 신청",
            State = ApplicationState.Received,
            ReceivedAt = now,
            ReceivedBy = "시험",
        });
        var policy = PolicyCatalogue.Timeline.Policies.Single(one => one.Code == "INCHEON-BASE");
        db.PolicyFunds.Add(FundFrom(KoreanTime.BusinessDate(now)));
        db.PolicyDrafts.Add(new()
        {
            DraftNo = 1,
            Policy = policy.Code,
            Authority = policy.Authority,
            Title = "새 판",
            State = PolicyDraftState.Open,
            Content = DraftText.Of(PolicyDraft.After(policy, policy.Versions[^1])),
            MadeBy = maker.Name,
            MadeAt = now,
            SavedBy = maker.Name,
            SavedAt = now,
        });
        Assert.Null(await db.SaveAsync(new AuditEntry(now, "test", "시험 준비", "jobs", ""), default));
    }

    private static PolicyFundRow FundFrom(DateOnly day) => new()
    {
        FundNo = 1,
        Code = "RELIEF2026",
        Name = "일상회복지원금",
        Authority = 28000,
        Programme = "INCHEON",
        Amount = 100_000,
        FirstDay = day,
        LastDay = day.AddDays(90),
        LineYear = 2026,
        LineFund = Fund.City,
        LineProgramme = "RELIEF",
        Ceiling = 1_000_000,
    };
}
