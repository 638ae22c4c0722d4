using System.Net;
using System.Security.Cryptography;
using System.Text;
using Eum.Admin.Desk;
using Eum.Admin.Features.Approvals;
using Eum.Admin.Features.Audit;
using Eum.Admin.Features.Imports;
using Eum.Admin.Features.PersonalData;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Approvals;
using Eum.Domain.Audit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Engines;
using Eum.Infrastructure.Storage.Imports;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Features.PersonalData;

/// <summary>PD-4: what leaves the portal, and what stands on record before it does.</summary>
public sealed class DownloadTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);
    private const string Reason = "운영사에 되돌려 보냄";
    private const int Large = 7001;

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task PD_4_a_file_says_who_took_it_when_why_how_many_rows_and_its_hash(StorageEngine engine)
    {
        using var database = await BooksAsync(engine);
        await using var registry = Registry.Over(database);
        var maker = await new Counter(database, new StoppedClock()).OfficerAsync(RoleTable.CityFinance, 28000);

        using var taken = Done(await TakeAsync(registry, maker, SampleMonth.Partly, $"  {Reason} "));
        using var content = new MemoryStream();
        await taken.Content.CopyToAsync(content);

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content.ToArray()));
        Assert.Equal((1, sha256, SampleMonth.Rejects), (taken.Mark.No, taken.Sha256, taken.Rows));
        Assert.Equal($"#END,{SampleMonth.Rejects}", Encoding.UTF8.GetString(content.ToArray()).Trim().Split('\n')[^1]);
        Assert.Contains(".1.", taken.Name, StringComparison.Ordinal); // Which leads from the file to its line.
        await using var db = database.Open();
        var row = await db.Downloads.SingleAsync();
        var who = await db.Users.SingleAsync(user => user.Id == maker.OfficerId);
        Assert.Equal(
            (who.UserName, who.EmployeeNo, "127.0.0.1", Reason, "import/70"),
            (row.Account, row.EmployeeNo, row.Address, row.Reason, row.Subject));
        Assert.Equal((SampleMonth.Rejects, sha256), (row.Rows, row.Sha256));
        Assert.NotNull(row.DoneAt);
        var told = await db.AuditEntries.OrderByDescending(entry => entry.EntryNo).Take(2).ToListAsync();
        Assert.Equal((AuditActions.Download, Reason, "import/70"), (told[1].Action, told[1].Reason, told[1].Subject));
        Assert.Equal($"rows=120 people=120 sha256={sha256}", told[0].Details);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task PD_4_without_a_reason_no_file_is_made_and_nothing_is_said_of_one(StorageEngine engine)
    {
        using var database = await BooksAsync(engine);
        await using var registry = Registry.Over(database);
        var maker = await new Counter(database, new StoppedClock()).OfficerAsync(RoleTable.CityFinance, 28000);

        foreach (var reason in (string[])["", "  ", "아홉 자입니다요", "         짧다            ", new('가', 1001)])
            Assert.Equal("Reason", Refused(await TakeAsync(registry, maker, SampleMonth.Partly, reason)).Field);

        Assert.Equal(0, await database.NumberAsync("SELECT COUNT(*) FROM downloads"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task PD_4_more_than_a_thousand_people_take_a_second_person_and_her_word_counts_once(
        StorageEngine engine)
    {
        using var database = await BooksAsync(engine);
        var clock = new StoppedClock();
        await using var registry = Registry.Over(database, clock);
        var counter = new Counter(database, clock);
        var maker = await counter.OfficerAsync(RoleTable.CityFinance, 28000);
        var colleague = await counter.OfficerAsync(RoleTable.CityFinance, 28000);
        var checker = await counter.OfficerAsync(RoleTable.CityApprover, 28000);

        Assert.Equal("Permit", Refused(await TakeAsync(registry, maker, Large, Reason)).Field);
        var waiting = await ProposeAsync(registry, maker, Large);
        Assert.Equal("Permit", Refused(await TakeAsync(registry, maker, Large, Reason, waiting)).Field);
        await ApproveAsync(registry, database, checker, waiting);
        Assert.Equal("Permit", Refused(await TakeAsync(registry, colleague, Large, Reason, waiting)).Field);
        Assert.Equal("Permit", Refused(await TakeAsync(registry, maker, Large + 1, Reason, waiting)).Field);

        using (var taken = Done(await TakeAsync(registry, maker, Large, Reason, waiting)))
            Assert.Equal(Download.MostPeople + 1, taken.People);
        Assert.Equal("Permit", Refused(await TakeAsync(registry, maker, Large, Reason, waiting)).Field);
        var late = await ProposeAsync(registry, maker, Large);
        await ApproveAsync(registry, database, checker, late);
        clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1));
        Assert.Equal("Permit", Refused(await TakeAsync(registry, maker, Large, Reason, late)).Field);

        Assert.Equal(1, await database.NumberAsync("SELECT COUNT(*) FROM downloads WHERE done_at IS NOT NULL"));
        Assert.Equal(6, await database.NumberAsync(
            "SELECT COUNT(*) FROM audit_entries WHERE action = '내려받은 파일' AND result = 2"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task PD_4_a_permit_that_is_lacking_is_asked_for_once_and_found_again_when_it_is_given(
        StorageEngine engine)
    {
        using var database = await BooksAsync(engine);
        await using var registry = Registry.Over(database);
        var counter = new Counter(database, new StoppedClock());
        var maker = await counter.OfficerAsync(RoleTable.CityFinance, 28000);
        var colleague = await counter.OfficerAsync(RoleTable.CityFinance, 28000);
        var checker = await counter.OfficerAsync(RoleTable.CityApprover, 28000);

        var asked = Assert.NotNull(await AskAsync());
        Assert.Contains($"결재 {asked}번", Refused(await TakeAsync(registry, maker, Large, Reason)).Message);
        Assert.Null(await AskAsync());
        await ApproveAsync(registry, database, checker, asked);
        Assert.Equal("Permit", Refused(await TakeAsync(registry, colleague, Large, Reason)).Field);
        Assert.Equal("Permit", Refused(await TakeAsync(registry, maker, Large + 1, Reason)).Field);
        using (var taken = Done(await TakeAsync(registry, maker, Large, Reason)))
            Assert.Equal(Download.MostPeople + 1, taken.People);

        Assert.Equal(asked, await database.NumberAsync("SELECT permit_no FROM downloads WHERE done_at IS NOT NULL"));
        Assert.NotEqual(asked, Assert.NotNull(await AskAsync())); // Used up: the next is another's to give again.

        async Task<long?> AskAsync() => await registry.Get<PermitDownload>().AskAsync(
            registry.Get<RejectsFile>(), maker, new(new(Large), Reason),
            await TakeAsync(registry, maker, Large, Reason), default);
    }

    [Fact]
    public async Task PD_4_the_form_for_a_large_file_leads_to_its_proposal_and_a_refusal_has_a_way_back()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await FillAsync(books.Database);
        await using var portal = await PortalProcess.StartAsync(books);
        using var session = await PortalSession.OpenAsync(portal.Address, await PortalAccount.AddAsync(books));
        var token = await session.TokenAsync($"/imports/{Large}");

        var asked = await session.SendAsync($"/imports/{Large}/rejects.csv", "", token, ("reason", Reason));
        var again = await session.SendAsync($"/imports/{Large}/rejects.csv", "", token, ("reason", Reason));

        Assert.Equal((HttpStatusCode.Redirect, "/approvals/1"), (asked.StatusCode, $"{asked.Headers.Location}"));
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        var said = WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync());
        Assert.Contains("내려받기 결재 1번이 아직 결재를 기다립니다", said);
        Assert.Contains("돌아가기", said);
        await using var db = await books.Database.CreateDbContextAsync();
        Assert.Equal(Reason, (await db.Proposals.SingleAsync()).Reason);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task PD_4_of_many_who_use_one_permit_at_once_one_gets_the_file(StorageEngine engine)
    {
        using var database = await BooksAsync(engine);
        await using var registry = Registry.Over(database);
        var counter = new Counter(database, new StoppedClock());
        var maker = await counter.OfficerAsync(RoleTable.CityFinance, 28000);
        var permit = await ProposeAsync(registry, maker, Large);
        await ApproveAsync(registry, database, await counter.OfficerAsync(RoleTable.CityApprover, 28000), permit);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            try
            {
                return await TakeAsync(registry, maker, Large, Reason, permit);
            }
            catch (DbUpdateException) // The database knows each permit once.
            {
                return Refusals.NotFound;
            }
        }));

        Assert.Single(outcomes, outcome => outcome is Outcome<TakenFile>.Done);
        foreach (var outcome in outcomes) (outcome as Outcome<TakenFile>.Done)?.Value.Dispose();
    }

    [Fact]
    public async Task PD_4_a_permit_is_asked_only_for_what_there_is_and_for_what_needs_one()
    {
        using var database = await BooksAsync(StorageEngine.Sqlite);
        await using var registry = Registry.Over(database);
        var maker = await new Counter(database, new StoppedClock()).OfficerAsync(RoleTable.CityFinance, 28000);
        var permits = registry.Get<PermitDownload>();

        foreach (var asked in (PermitRequest[])
                 [
                     new("imports.rejects", CanonicalJson.Of(new RejectsFile.Request(SampleMonth.Partly)), null),
                     new("imports.rejects", CanonicalJson.Of(new RejectsFile.Request(99_999)), null),
                     new("imports.rejects", CanonicalJson.Of(new RejectsFile.Request(Large)), 28185),
                     new("imports.rejects", "{}}", null), new("nothing", "{}", null),
                 ])
            Assert.IsType<Outcome<long>.Refused>(await permits.ProposeAsync(maker, asked, "까닭", null, default));
    }

    [Fact]
    public async Task PD_4_every_use_case_that_carries_rows_of_people_out_is_a_download()
    {
        await using var registry = Registry.Open();

        // Papers that somebody attached are nobody's rows.
        Assert.Empty(registry.UseCases.Where(one => one.Duty.Export && one is not Download)
            .Select(one => one.Duty.UseCase).Except(["approval.file", "benefit-plus.papers"]));
        Assert.Contains(registry.UseCases, one => one is ExportAudit);
    }

    private static Task<Outcome<TakenFile>> TakeAsync(
        Registry registry, Caller by, int import, string reason, long? permit = null) =>
        registry.Get<RejectsFile>().RunAsync(by, new(new(import), reason, permit), default);

    private static async Task<long> ProposeAsync(Registry registry, Caller maker, int import) => Done(
        await registry.Get<PermitDownload>().ProposeAsync(
            maker, new("imports.rejects", CanonicalJson.Of(new RejectsFile.Request(import)), null), "운영사 요청", null,
            default));

    private static async Task ApproveAsync(Registry registry, TestDatabase database, Caller checker, long no)
    {
        await using var db = database.Open();
        var seen = await db.Proposals.Where(row => row.ProposalNo == no).Select(row => row.Sha256).SingleAsync();
        var decided = await registry.Get<ApproveProposal>().RunAsync(checker, new(no, seen, ""), null, default);
        Assert.Equal(ProposalState.Approved, Done(decided).State);
    }

    private static async Task<TestDatabase> BooksAsync(StorageEngine engine)
    {
        var database = TestDatabase.On(engine);
        await FillAsync(database);
        return database;
    }

    private static async Task FillAsync(IDbContextFactory<EumDbContext> database)
    {
        await SampleMonth.FillAsync(database);
        await using var db = await database.CreateDbContextAsync();
        var batch = await db.ImportBatches.AsNoTracking().SingleAsync(row => row.BatchNo == SampleMonth.Partly);
        foreach (var number in (int[])[Large, Large + 1])
        {
            db.Entry(batch).State = EntityState.Detached;
            var copy = db.Entry(batch).CurrentValues.Clone();
            copy[nameof(batch.BatchNo)] = number;
            copy[nameof(batch.Sha256)] = $"{number}".PadLeft(64, '0');
            copy[nameof(batch.SequenceNo)] = number;
            db.Add((ImportBatchRow)copy.ToObject());
            for (var line = 1; line <= Download.MostPeople + 1; line++)
                db.ImportRejects.Add(new()
                {
                    BatchNo = number,
                    Line = line,
                    ColumnName = "phone",
                    Rule = "X",
                    Message = "",
                    Original = "S1,NEW",
                });
        }

        await db.SaveChangesAsync();
    }

    private static T Done<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Done>(outcome).Value;

    private static Problem Refused<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Refused>(outcome).Problems[0];
}
