using System.Text;
using Eum.Admin.Desk;
using Eum.Admin.Features.BenefitPlus;
using Eum.Admin.Features.BenefitPlus.Lists;
using Eum.Admin.Features.Cards.Batches;
using Eum.Admin.Features.Merchants.Lists;
using Eum.Admin.Tests.Kit;
using Eum.Domain.BenefitPlus;
using Eum.Domain.Lists;
using Eum.Domain.Officers;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;
using static Eum.Admin.Tests.Features.BenefitPlus.ApplicationsDesk;

namespace Eum.Admin.Tests.Features.BenefitPlus;

/// <summary>혜택플러스 신청 일괄 접수: a file of applications becomes applications in the queue.</summary>
public sealed class ApplicationListTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Every_good_row_is_received_as_an_application_and_every_row_is_accounted_for(StorageEngine engine)
    {
        await using var desk = await OpenAsync(engine, shops: 900);

        var (list, counts) = await desk.JudgedAsync(
            $"{ListOf(good: 900, wrong: 30)}{IdOf(0)},신규,1%,2026-04-01,,단체 신청\n");

        Assert.Equal((931, 900, 1, 30), (counts.Rows, counts.New, counts.Repeat, counts.Rejected));
        Assert.Equal(0, await ApplicationsAsync(desk));
        Value(await desk.AskAsync(list));
        Assert.Equal(0, await ApplicationsAsync(desk)); // The job does.
        await desk.RunJobsAsync();

        var view = await desk.ViewAsync(list);
        Assert.Equal((ListState.Done, counts), (view.Line.State, view.Line.Counts));
        Assert.Equal("신청 1번으로 접수했습니다.", view.Rows[0].Message);
        Assert.Equal(900, await ApplicationsAsync(desk));
        Assert.Equal(900, await desk.Database.NumberAsync(
            "SELECT COUNT(DISTINCT merchant_key) FROM benefit_plus_applications WHERE state = 1 AND district = 28260"));
        Assert.Equal(900, await desk.Database.NumberAsync(
            "SELECT COUNT(*) FROM benefit_plus_steps WHERE step_no = 1 AND act = 1 AND comment LIKE '%목록 1번의%행%'"));
        Assert.Equal(900, await desk.Database.NumberAsync(
            "SELECT COUNT(*) FROM audit_entries WHERE action = '혜택플러스 신청 접수' AND details LIKE '%application-list/1'"));
        var queue = (await new ApplicationList(desk.Registry.Get<FrontDesk>())
            .AskAsync(new(new(), 1), desk.Official))!;
        Assert.Equal((900, 900), (queue.Total, queue.Open));

        // The same list again receives nothing again.
        var (_, again) = await desk.JudgedAsync(ListOf(good: 900, wrong: 30));
        Assert.Equal((0, 900, 30), (again.Accepted, again.Same, again.Rejected));
    }

    [Theory]
    [InlineData("신규,6,2026-04-01,,", ContractAct.New, 600, "2026-04-01", null)] // No such rung.
    [InlineData("신규,,2026-04-01,,", ContractAct.New, 0, "2026-04-01", null)]
    [InlineData("신규,5,2026-03-02,,", ContractAct.New, 500, "2026-03-02", null)] // Has begun.
    [InlineData("신규,5,2029-04-01,,", ContractAct.New, 500, "2029-04-01", null)]
    [InlineData("변경,5,2026-04-15,,", ContractAct.Change, 500, "2026-04-15", null)]
    [InlineData("중지,,2026-04-01,,", ContractAct.Pause, 0, "2026-04-01", null)]
    [InlineData("중지,,2026-04-01,2026-05-30,", ContractAct.Pause, 0, "2026-04-01", "2026-05-30")]
    [InlineData("해지,,2026-04-02,,", ContractAct.End, 0, "2026-04-02", null)]
    [InlineData("신규,5,2026-04-01,2026-03-31,", ContractAct.New, 500, "2026-04-01", "2026-03-31")]
    public async Task What_the_desk_turns_away_the_file_turns_away_in_the_same_words(
        string row, ContractAct act, int rate, string first, string? last)
    {
        await using var desk = await OpenAsync(StorageEngine.Sqlite);
        var asked = new ContractRequest(
            act, rate, DateOnly.Parse(first, null), last is null ? null : DateOnly.Parse(last, null));

        var (list, counts) = await desk.JudgedAsync($"{Headings}{IdOf(0)},{row}\n");

        Assert.Equal((0, 1), (counts.Accepted, counts.Rejected));
        Assert.Equal(Refused(await desk.AtTheDeskAsync(0, asked)), (await desk.ViewAsync(list)).Rows[0].Message);
    }

    [Fact]
    public async Task What_only_the_checklist_finds_is_said_and_received_at_the_desk_and_from_a_file()
    {
        await using var desk = await OpenAsync(StorageEngine.Sqlite);
        var (list, counts) = await desk.JudgedAsync(
            $"{Headings}{IdOf(3)},신규,5,2026-04-01,,\n{IdOf(0)},변경,5,2026-04-01,,\n");

        var rows = (await desk.ViewAsync(list)).Rows;
        Assert.Equal(2, counts.New);
        Assert.Contains("30억 초과", rows[0].Message, StringComparison.Ordinal);
        Assert.Contains("이어질 계약이 없습니다", rows[1].Message, StringComparison.Ordinal);
        Value(await desk.AtTheDeskAsync(3, new(ContractAct.New, 500, new(2026, 4, 1), null)));
    }

    [Fact]
    public async Task A_row_is_corrected_where_it_stands_and_the_rest_goes_back_as_a_file()
    {
        await using var desk = await OpenAsync(StorageEngine.Sqlite);
        var (list, _) = await desk.JudgedAsync(
            $"{Headings}{IdOf(0)},신규,6,2026-04-01,,\n{IdOf(1)},신규,3,2026-04-01,,\n{IdOf(2)},구경,3,2026-04-01,,\n");

        var corrected = Value(await desk.CorrectAsync(list, 2, null, null, "5%", null, null, null));
        Assert.Equal(ListVerdict.New, corrected.Verdict);
        Assert.Equal(new ListCounts(2, 0, 0, 0, 1), (await desk.ViewAsync(list)).Line.Counts);

        using var file = Value(await desk.Registry.Get<ApplicationListRejects>().RunAsync(
            desk.Official, new(new(list), "상인회에 돌려보내 고치게 함"), default));
        using var read = new StreamReader(file.Content, Encoding.UTF8);
        var text = await read.ReadToEndAsync();
        Assert.Contains($"{IdOf(2)},구경,3,2026-04-01,,,4,신청구분,", text, StringComparison.Ordinal);
        Assert.DoesNotContain(IdOf(0), text, StringComparison.Ordinal);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Who_came_to_the_desk_meanwhile_is_not_received_twice_and_the_row_says_so(StorageEngine engine)
    {
        await using var desk = await OpenAsync(engine);
        var (list, _) = await desk.JudgedAsync(ListOf(good: 3, wrong: 1));
        Value(await desk.AskAsync(list));
        Value(await desk.AtTheDeskAsync(1, new(ContractAct.New, 500, new(2026, 5, 1), null)));

        await desk.RunJobsAsync();

        var view = await desk.ViewAsync(list);
        Assert.Equal((ListState.Partly, 2, 2), (view.Line.State, view.Line.Counts.New, view.Line.Counts.Rejected));
        Assert.Equal(4, view.Line.Counts.Rows);
        Assert.Contains("1행은 접수하지 않았습니다", view.Message, StringComparison.Ordinal);
        Assert.Contains(view.Rows, row => row.Message.Contains("1번이 아직", StringComparison.Ordinal));
        Assert.Equal(3, await ApplicationsAsync(desk));
    }

    [Fact]
    public async Task A_list_that_has_changed_since_it_was_seen_or_was_received_already_is_not_received()
    {
        await using var desk = await OpenAsync(StorageEngine.Sqlite);
        var (list, _) = await desk.JudgedAsync(ListOf(good: 3, wrong: 0));
        var receive = desk.Registry.Get<ReceiveApplicationList>();
        var seen = (await desk.ViewAsync(list)).Sha256;
        Value(await desk.CorrectAsync(list, 2, null, null, "2", null, null, null));

        Assert.Contains("바뀌었습니다", Refused(await receive.RunAsync(desk.Official, new(list, seen), null, default)),
            StringComparison.Ordinal);
        Value(await desk.AskAsync(list));
        Assert.Contains("확인한 목록만", Refused(await desk.AskAsync(list)), StringComparison.Ordinal);
        Assert.Contains("이미 결재된", Refused(await desk.CorrectAsync(list, 2, null, null, "3", null, null, null)),
            StringComparison.Ordinal);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AZ_3_a_gus_list_reaches_its_own_merchants_and_nobody_elses_desk_knows_the_list(
        StorageEngine engine)
    {
        await using var desk = await OpenAsync(engine);
        var other = await desk.OfficerAsync(RoleTable.GuOfficial, 28200);
        var (list, _) = await desk.JudgedAsync(
            $"{Headings}{IdOf(0)},신규,3,2026-04-01,,\nS000001,신규,3,2026-04-01,,\nS999999,신규,3,2026-04-01,,\n");

        var rows = (await desk.ViewAsync(list)).Rows;
        Assert.Equal(ListVerdict.New, rows[0].Verdict);
        Assert.Equal(
            rows[2].Message, rows[1].Message.Replace("S000001", "S999999", StringComparison.Ordinal));

        var detail = desk.Registry.Get<ApplicationListDetail>();
        Assert.Equal(
            Refused(await detail.RunAsync(other, new(99), default)),
            Refused(await detail.RunAsync(other, new(list), default)));
        Assert.Equal(Refusals.NotFound.Message, Refused(await desk.Registry.Get<ReceiveApplicationList>().RunAsync(
            other, new(list, (await desk.ViewAsync(list)).Sha256), null, default)));
        Assert.Empty((await desk.Registry.Get<ApplicationLists>().AskAsync(new(), other))!.Lines);

        // Nor is it a list of merchants or of people, for whoever sees those.
        var city = await desk.OfficerAsync(RoleTable.CityFinance, 28000);
        Assert.Equal(Refusals.NotFound.Message, Refused(
            await desk.Registry.Get<MerchantListDetail>().RunAsync(city, new(list), default)));
        Assert.Equal(Refusals.NotFound.Message, Refused(
            await desk.Registry.Get<CardBatchDetail>().RunAsync(city, new(list), default)));
        Assert.Equal(3, (await desk.ViewAsync(list, by: city)).Rows.Count);
    }

    [Fact]
    public async Task A_list_of_anything_else_is_not_received_as_applications()
    {
        await using var desk = await OpenAsync(StorageEngine.Sqlite);
        var (list, _) = await desk.JudgedAsync(ListOf(good: 3, wrong: 0));
        var sha = (await desk.ViewAsync(list)).Sha256;
        await using (var db = desk.Database.Open())
            await db.SentLists.ExecuteUpdateAsync(set => set.SetProperty(row => row.Kind, ListKind.Brackets));

        Assert.Equal(Refusals.NotFound.Message, Refused(await desk.Registry.Get<ReceiveApplicationList>().RunAsync(
            desk.Official, new(list, sha), null, default)));
        Assert.Equal(Refusals.NotFound.Message, Refused(
            await desk.Registry.Get<TakeApplicationList>().RunAsync(desk.Official, new(list, 3), default)));
    }

    [Fact]
    public async Task A_file_in_cp949_by_business_number_is_read_and_its_mapping_is_remembered()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await using var desk = await OpenAsync(StorageEngine.Sqlite);
        var text = "사업자등록번호,상호,율,언제부터\n"
            + $"{NumberOf(0)},검암 분식 0호점,0.05,2026-05-01\n{NumberOf(1)},,3,\n";

        var list = Value(await desk.TrySendAsync(desk.Official, Encoding.GetEncoding(949).GetBytes(text)));
        Value(await desk.Registry.Get<MapApplicationList>().RunAsync(
            desk.Official, new(list, "Number:0\nName:1\nRate:2\nFirst:3", new(2026, 6, 1)), default));
        Value(await desk.AskAsync(list));
        await desk.RunJobsAsync();

        await using var db = desk.Database.Open();
        Assert.Equal(
            [(500, new DateOnly(2026, 5, 1)), (300, new DateOnly(2026, 6, 1))],
            (await db.BenefitPlusApplications.OrderBy(row => row.ApplicationNo).ToListAsync())
                .Select(row => (row.RateBp, row.FirstDay)));
        var next = await desk.ViewAsync(Value(await desk.TrySendAsync(desk.Official, Encoding.UTF8.GetBytes(text))));
        Assert.True(next.IsRemembered);
    }

    private static Task<long> ApplicationsAsync(ApplicationsDesk desk) =>
        desk.Database.NumberAsync("SELECT COUNT(*) FROM benefit_plus_applications");
}
