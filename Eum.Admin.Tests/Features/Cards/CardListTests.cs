using System.Text;
using Eum.Admin.Desk;
using Eum.Admin.Features.Cards.Batches;
using Eum.Admin.Features.Merchants.Lists;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Lists;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;
using Eum.Infrastructure.Storage.Jobs;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Features.Cards;

public sealed class CardListTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_school_is_issued_from_a_list_with_wrong_rows_of_eleven_kinds(StorageEngine engine)
    {
        await using var desk = await IssuingDesk.OpenAsync(engine);
        var by = await desk.OfficerAsync();

        var (list, counts) = await desk.JudgedAsync(by, Roster.Of(good: 900, wrong: 33));

        Assert.Equal((933, 900, 33, 0), (counts.Rows, counts.New, counts.Rejected, counts.Duplicates));
        var rejected = (await desk.ViewAsync(by, list, ListVerdict.Rejected)).List.Rows;
        foreach (var (reason, _) in Roster.Wrong)
            Assert.Equal(3, rejected.Count(row => row.Message.Contains(reason, StringComparison.Ordinal)));

        // One is corrected where it stands; what is hidden is left as it is by leaving it empty.
        var line = rejected.First(row => row.Field == ListField.Consent).Line;
        var corrected = IssuingDesk.Value(await desk.CorrectAsync(by, list, line, null, null, null, null, "Y"));
        Assert.Equal(ListVerdict.New, corrected.Verdict);

        await desk.ApprovedAsync(by, list);
        await desk.RunJobsAsync();

        var view = await desk.ViewAsync(by, list);
        Assert.Equal((ListState.Done, 901), (view.List.Line.State, view.Progress.Waiting));
        Assert.Equal(901, await desk.Database.NumberAsync("SELECT COUNT(*) FROM persons"));
        Assert.Equal(901, await desk.Database.NumberAsync("SELECT COUNT(DISTINCT person_no) FROM card_orders"));

        // The same list again issues nobody again.
        var (_, again) = await desk.JudgedAsync(by, Roster.Of(good: 900, wrong: 33));
        Assert.Equal((0, 900, 33), (again.Accepted, again.Same, again.Rejected));
    }

    [Fact]
    public async Task Of_two_rows_about_one_person_one_is_issued_or_neither_is_believed()
    {
        await using var desk = await IssuingDesk.OpenAsync(StorageEngine.Sqlite);
        var by = await desk.OfficerAsync();

        var (list, counts) = await desk.JudgedAsync(
            by, Roster.Headings + Roster.Student(1) + "\n" + Roster.Student(1) + "\n"
            + Roster.Student(1).Replace("-", " ") + "\n" + Roster.Student(2) + "\n"
            + Roster.Student(2).Replace(",2,", ",7,") + "\n");

        Assert.Equal((2, 2, 1), (counts.New, counts.Repeat, counts.Rejected));
        Assert.Contains(
            "내용이 다릅니다", (await desk.ViewAsync(by, list, ListVerdict.Rejected)).List.Rows[0].Message,
            StringComparison.Ordinal);
        IssuingDesk.Value(await desk.AloneAsync(by, list));
        await desk.RunJobsAsync();
        Assert.Equal(2, await desk.Database.NumberAsync("SELECT COUNT(*) FROM card_orders"));
    }

    [Fact]
    public async Task What_the_operator_could_not_make_is_sent_again_and_only_that()
    {
        await using var desk = await IssuingDesk.OpenAsync(StorageEngine.Sqlite);
        var by = await desk.OfficerAsync();
        var (list, _) = await desk.JudgedAsync(by, Roster.Of(good: 60, wrong: 0));
        await desk.ApprovedAsync(by, list);
        await desk.RunJobsAsync();

        await desk.AnswerAsync(list, failing: 7);

        var view = await desk.ViewAsync(by, list);
        Assert.Equal((53, 7), (view.Progress.Made, view.Progress.Failed));
        Assert.Equal(7, view.Failures.Single(failure => failure.Reason == "배송지를 확인할 수 없음").Orders);
        var resend = desk.Registry.Get<ResendFailed>();
        Assert.Equal(7, IssuingDesk.Value(await resend.RunAsync(by, new(list), null, default)));
        IssuingDesk.RefusedFor("다시 보낼 주문이 없습니다", await resend.RunAsync(by, new(list), null, default));

        await desk.AnswerAsync(list, failing: 0);

        view = await desk.ViewAsync(by, list);
        Assert.Equal((60, 0), (view.Progress.Made, view.Progress.Failed));
        Assert.Equal((7, 60), (view.Progress.SentAgain, view.Progress.People));
        await desk.ActivateAsync(list);
        Assert.Equal(60, (await desk.ViewAsync(by, list)).Progress.Active);
        Assert.Equal(67, await desk.Database.NumberAsync("SELECT COUNT(*) FROM card_orders"));
    }

    [Fact]
    public async Task A_list_changes_nothing_before_another_has_approved_it_as_it_was_shown()
    {
        await using var desk = await IssuingDesk.OpenAsync(StorageEngine.Sqlite);
        var by = await desk.OfficerAsync(employeeNo: "20-7001");
        var herself = await desk.OfficerAsync(RoleTable.CityApprover, employeeNo: "20-7001");
        var (list, _) = await desk.JudgedAsync(by, Roster.Of(good: 40, wrong: 1));

        IssuingDesk.RefusedFor("24시간에 30명까지", await desk.AloneAsync(by, list));
        var proposal = IssuingDesk.Value(await desk.ProposeAsync(by, list));
        await desk.RunJobsAsync();

        Assert.Equal(0, await desk.Database.NumberAsync("SELECT COUNT(*) FROM card_orders"));
        IssuingDesk.RefusedFor(
            "결재를 기다리는", await desk.CorrectAsync(by, list, 2, null, null, null, null, null));
        Assert.IsType<Outcome<Admin.Features.Approvals.Decided>.Refused>(await desk.ApproveAsync(proposal, by));
        IssuingDesk.RefusedFor("같은 안을 결재할 수 없습니다", await desk.ApproveAsync(proposal, herself));
        Assert.Equal(0, await desk.Database.NumberAsync("SELECT COUNT(*) FROM card_orders"));
    }

    [Fact]
    public async Task Few_people_one_officer_orders_for_alone_until_she_has_had_as_many_as_allowed()
    {
        await using var desk = await IssuingDesk.OpenAsync(StorageEngine.Sqlite);
        var by = await desk.OfficerAsync();
        var text = Roster.Of(good: 50, wrong: 0).Split('\n')[1..51];

        var (first, _) = await desk.JudgedAsync(by, Roster.Headings + string.Join('\n', text[..20]));
        IssuingDesk.Value(await desk.AloneAsync(by, first));
        await desk.RunJobsAsync();
        var (second, _) = await desk.JudgedAsync(by, Roster.Headings + string.Join('\n', text[20..35]));

        Assert.Equal(20, (await desk.ViewAsync(by, first)).Progress.Waiting);
        IssuingDesk.RefusedFor("결재를 올리세요", await desk.AloneAsync(by, second));
    }

    [Fact]
    public async Task PD_1_nobody_of_a_list_is_read_in_the_database_or_on_its_page_or_in_the_record()
    {
        await using var desk = await IssuingDesk.OpenAsync(StorageEngine.Sqlite);
        var by = await desk.OfficerAsync();
        const string Canary = "카나리새,2009-07-19,010-7777-1234,K-5521987,Y";
        var (list, _) = await desk.JudgedAsync(
            by, Roster.Headings + Canary + "\n카나리둘,2009-07-18,01,K-5521988,Y\n");

        var shown = (await desk.ViewAsync(by, list)).List;
        IssuingDesk.Value(await desk.AloneAsync(by, list));
        await desk.RunJobsAsync();

        var texts = string.Join('|', shown.Rows.SelectMany(row => row.Cells.Append(row.Message)));
        string[] secrets = ["카나리새", "2009-07-19", "010-7777-1234", "K-5521987", "카나리둘", "K-5521988"];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, texts, StringComparison.Ordinal));
        var files = FilesOf(desk.Database);
        Assert.NotEmpty(files);
        Assert.All(secrets, secret => Assert.All(files, file => Assert.True(
            File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0, secret)));
        Assert.Equal(1, await desk.Database.NumberAsync("SELECT COUNT(*) FROM persons"));
    }

    [Fact]
    public async Task A_list_of_people_is_not_there_for_who_asks_for_lists_of_merchants()
    {
        await using var desk = await IssuingDesk.OpenAsync(StorageEngine.Sqlite);
        var by = await desk.OfficerAsync();
        var (list, _) = await desk.JudgedAsync(by, Roster.Of(good: 3, wrong: 0));

        var asked = await desk.Registry.Get<MerchantListDetail>().RunAsync(by, new(list), default);
        var dropped = await desk.Registry.Get<DropMerchantList>().RunAsync(by, new(list), default);

        Assert.Equal(Refusals.NotFound.Message, IssuingDesk.Refused(asked).Message);
        Assert.Equal(Refusals.NotFound.Message, IssuingDesk.Refused(dropped).Message);
        Assert.Equal(3, (await desk.ViewAsync(by, list)).List.Rows.Count);
    }

    [Fact]
    public async Task AZ_4_a_gu_neither_sees_the_list_of_another_nor_issues_its_cards()
    {
        await using var desk = await IssuingDesk.OpenAsync(StorageEngine.Sqlite);
        var yeonsu = await desk.OfficerAsync(RoleTable.GuOfficial, 28185);
        var seo = await desk.OfficerAsync(RoleTable.GuOfficial, 28260);
        var (list, _) = await desk.JudgedAsync(yeonsu, Roster.Of(good: 3, wrong: 0), "YEONSU-STUDENT1");

        Assert.IsType<Outcome<CardBatchView>.Refused>(
            await desk.Registry.Get<CardBatchDetail>().RunAsync(seo, new(list), default));
        IssuingDesk.RefusedFor("다른 기관", await desk.TrySendAsync(seo, Roster.Headings, "YEONSU-STUDENT1"));
    }

    [Fact]
    public async Task Somebody_who_got_a_card_while_the_list_waited_is_left_out_and_counted()
    {
        await using var desk = await IssuingDesk.OpenAsync(StorageEngine.Sqlite);
        var by = await desk.OfficerAsync();
        var (slow, _) = await desk.JudgedAsync(by, Roster.Of(good: 35, wrong: 0));
        await desk.ApprovedAsync(by, slow);
        var (quick, _) = await desk.JudgedAsync(by, Roster.Headings + Roster.Student(5) + "\n" + Roster.Student(77));
        await using (var db = desk.Database.Open()) // The slow one's job comes later.
            await db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(job => job.Status, JobStatus.Cancelled));
        IssuingDesk.Value(await desk.AloneAsync(by, quick));
        await desk.RunJobsAsync();

        var done = IssuingDesk.Value(await desk.Registry.Get<OrderCardList>().RunAsync(
            await desk.OfficerAsync(RoleTable.CityApprover), new(slow), default));

        Assert.Equal((34, 1), (done.Ordered, done.Skipped));
        Assert.Equal(36, await desk.Database.NumberAsync("SELECT COUNT(DISTINCT person_no) FROM card_orders"));
        Assert.Equal(ListState.Partly, (await desk.ViewAsync(by, slow)).List.Line.State);
    }

    // The database and its log.
    private static string[] FilesOf(TestDatabase database)
    {
        var path = new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        return Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*");
    }
}
