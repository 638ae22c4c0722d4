using Bunit;
using Eum.Admin.Desk;
using Eum.Admin.Features.Audit;
using Eum.Admin.Features.PersonalData;
using Eum.Admin.Tests.Anchoring;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Audit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Admin.Tests.Features.Audit;

/// <summary>The record's pages as an auditor clicks through them.</summary>
public sealed class AuditPagesTests
{
    [Fact]
    public async Task The_record_is_filtered_by_its_address_paged_by_number_and_reading_it_is_recorded()
    {
        using var books = await SealedBooks.OpenAsync(StorageEngine.Sqlite);
        await books.WriteAsync(60);
        await using var pages = await OpenAsync(books, RoleTable.Auditor);

        var page = pages.Open<TrailPage>("/audit/trail?actor=kim");
        page.WaitForAssertion(() => Assert.Equal(50, page.FindAll("tbody tr").Count));
        Assert.Contains("?actor=kim&before=", page.Find("a[rel=next]").GetAttribute("href"), StringComparison.Ordinal);
        await page.Find("input[maxlength]").ChangeAsync(new ChangeEventArgs { Value = " lee " });
        await page.Find("form").SubmitAsync();

        Assert.EndsWith("/audit/trail?actor=lee", Address(pages), StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("이 조건에 맞는 기록이 없습니다", page.Markup, StringComparison.Ordinal));
        Assert.Equal(2, await books.Database.NumberAsync(
            "SELECT COUNT(*) FROM audit_entries WHERE action = 'audit.trail' AND subject LIKE 'audit/trail %'"));
    }

    [Fact]
    public async Task AL_12_the_access_log_shows_the_five_fields_of_the_law_and_knows_its_own_reader()
    {
        using var books = await SealedBooks.OpenAsync(StorageEngine.Sqlite);
        await using var pages = await OpenAsync(books, RoleTable.Auditor);

        var page = pages.Open<AccessPage>("/audit/access");

        page.WaitForAssertion(() => Assert.Equal(23, page.FindAll("tbody tr").Count));
        var row = page.Find("tbody tr").TextContent;
        Assert.All(
            ["kim", "20-1234", "2026-03-02 09:00:23", "10.1.2.3", "ab12", "개인정보 열람", "민원 처리 요청"],
            field => Assert.Contains(field, row, StringComparison.Ordinal));
        Assert.Equal(1, await books.Database.NumberAsync(
            "SELECT COUNT(*) FROM audit_entries WHERE action = 'audit.access' AND address = '127.0.0.1'"));
    }

    [Fact]
    public async Task A_wrong_word_in_the_address_is_no_page()
    {
        using var books = await SealedBooks.OpenAsync(StorageEngine.Sqlite);
        await using var pages = await OpenAsync(books, RoleTable.Auditor);

        foreach (var query in (string[])["from=yesterday", "before=-1", "result=x", $"actor={new string('a', 201)}"])
            Assert.Empty(pages.Open<TrailPage>($"/audit/trail?{query}").FindAll("table"));
    }

    [Fact]
    public async Task The_state_of_the_chain_is_shown_and_verified_on_demand()
    {
        using var books = await SealedBooks.OpenAsync(StorageEngine.Sqlite);
        await using var pages = await OpenAsync(books, RoleTable.Auditor);
        var page = pages.Open<IntegrityPage>("/audit/integrity");
        page.WaitForAssertion(() => Assert.Contains(books.Sealer.Key.KeyId, page.Markup, StringComparison.Ordinal));
        Assert.Contains("마지막 확인점이 들어 있음", page.Markup, StringComparison.Ordinal);

        await page.Find("button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("모두 맞습니다", page.Markup, StringComparison.Ordinal));

        await books.BehindItsBackAsync($"DELETE FROM audit_entries WHERE entry_no = {books.First + 4}");
        await page.Find("button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains(
            $"{books.First + 4}번 기록부터 믿을 수 없습니다", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AL_11_a_finding_is_asked_explained_and_signed_off_by_another()
    {
        using var books = await SealedBooks.OpenAsync(StorageEngine.Sqlite);
        books.Clock.Set(new(2026, 3, 20, 23, 30, 0, TimeSpan.FromHours(9)));
        await books.WriteAsync(1);
        books.Clock.Set(new(2026, 4, 2, 10, 0, 0, TimeSpan.FromHours(9)));
        await using var pages = await OpenAsync(books, RoleTable.Auditor);
        var page = pages.Open<ReviewPage>("/audit/review");
        page.WaitForAssertion(() => Assert.Contains("심야 조회", page.Markup, StringComparison.Ordinal));

        await Row(page).QuerySelector("button")!.ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("소명 요청", Row(page).TextContent, StringComparison.Ordinal));
        var explain = pages.Services.GetRequiredService<ExplainFinding>();
        var counter = new Counter(books.Database, books.Clock);
        var kim = await counter.OfficerAsync(RoleTable.CityFinance, 28000);
        ReviewStepRequest request = new(new YearMonth(2026, 3), "Night kim 2026-03-20", "장애 복구 중 가맹점 확인");
        Assert.IsType<Outcome<ReviewStep>.Done>(await explain.RunAsync(kim, request, null, default));

        var again = pages.Open<ReviewPage>("/audit/review?month=2026-03");
        again.WaitForAssertion(() => Assert.Contains("장애 복구", Row(again).TextContent, StringComparison.Ordinal));
        await Row(again).QuerySelector("button")!.ClickAsync(new());

        again.WaitForAssertion(() => Assert.Contains("확인 끝", Row(again).TextContent, StringComparison.Ordinal));
        Assert.IsType<Outcome<ReviewStep>.Refused>(await explain.RunAsync(kim, request, null, default));
    }

    [Fact]
    public async Task AL_11_who_explains_does_not_sign_off()
    {
        using var books = await SealedBooks.OpenAsync(StorageEngine.Sqlite);
        var counter = new Counter(books.Database, books.Clock);
        var one = await counter.OfficerAsync(RoleTable.Auditor, 28000, employeeNo: "A-1");
        var same = await counter.OfficerAsync(RoleTable.Auditor, 28000, employeeNo: "A-1");
        var other = await counter.OfficerAsync(RoleTable.Auditor, 28000, employeeNo: "A-2");
        var (ask, explain) = (new AskExplanation(counter.Desk), new ExplainFinding(counter.Desk));
        var sign = new SignOffFinding(counter.Desk);
        ReviewStepRequest request = new(new YearMonth(2026, 3), "Night a 2026-03-20", "야간 점검 중에 본 것입니다");

        Assert.IsType<Outcome<ReviewStep>.Refused>(await explain.RunAsync(one, request, null, default));
        Assert.IsType<Outcome<ReviewStep>.Done>(await ask.RunAsync(other, request, null, default));
        Assert.IsType<Outcome<ReviewStep>.Refused>(await sign.RunAsync(other, request, null, default));
        Assert.IsType<Outcome<ReviewStep>.Done>(await explain.RunAsync(one, request, null, default));
        Assert.IsType<Outcome<ReviewStep>.Refused>(await sign.RunAsync(one, request, null, default));
        Assert.IsType<Outcome<ReviewStep>.Refused>(await sign.RunAsync(same, request, null, default));
        Assert.IsType<Outcome<ReviewStep>.Done>(await sign.RunAsync(other, request, null, default));
    }

    [Fact]
    public async Task PD_2_a_field_is_masked_shown_for_a_reason_and_masked_again_by_itself()
    {
        using var desk = OperatorDesk.Empty(StorageEngine.Sqlite);
        var merchant = OperatorDesk.Merchant("S9", "NEW", "2020-01-02", phone: "010-9876-5432");
        await desk.TakeAsync(desk.Write("merchants", [merchant]));
        var clock = new MovingClock();
        await using var pages = await OpenAsync(desk.Database, clock, RoleTable.CityFinance);
        var page = pages.Open<FindMerchantsPage>("/merchants/find");
        await page.Find("input[type=tel]").ChangeAsync(new ChangeEventArgs { Value = "01098765432" });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("010-****-5432", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("9876", page.Find("table").InnerHtml, StringComparison.Ordinal);

        await page.Find(".personal button").ClickAsync(new());
        await page.Find(".personal-reason").SubmitAsync();
        Assert.Contains("열람 사유를 고르세요", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        await page.Find(".personal-reason select").ChangeAsync(new ChangeEventArgs { Value = "Dispute" });
        await page.Find(".personal-reason input").ChangeAsync(new ChangeEventArgs { Value = "카드 분실 신고 확인 전화" });
        await page.Find(".personal-reason").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("010-9876-5432", page.Find(".personal-text").TextContent));

        clock.FireAll();
        page.WaitForAssertion(() => Assert.Equal("010-****-5432", page.Find(".personal-text").TextContent));
        Assert.InRange(clock.Longest, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        Assert.DoesNotContain("0109", Address(pages), StringComparison.Ordinal);
    }

    private static AngleSharp.Dom.IElement Row(IRenderedComponent<ReviewPage> page) =>
        page.FindAll("tbody tr").Single(row => row.TextContent.Contains("심야", StringComparison.Ordinal));

    private static string Address(PortalPages pages) => pages.Services.GetRequiredService<NavigationManager>().Uri;

    private static Task<PortalPages> OpenAsync(SealedBooks books, string role) =>
        OpenAsync(books.Database, books.Clock, role);

    private static async Task<PortalPages> OpenAsync(TestDatabase database, TimeProvider clock, string role)
    {
        var caller = await new Counter(database, clock).OfficerAsync(role, 28000);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(database.Settings).Build();
        return new(database, with: services => services.AddEumStorage(settings)
            .AddSingleton(clock).AddSingleton<ICurrentCaller>(new Known(caller)));
    }

    private sealed class Known(Caller caller) : ICurrentCaller
    {
        public ValueTask<Caller> FindAsync(CancellationToken cancel) => ValueTask.FromResult(caller);
    }

    /// <summary>A stopped clock whose timers ring when the test says so.</summary>
    private sealed class MovingClock : TimeProvider
    {
        private readonly List<Action> _rings = [];
        private readonly StoppedClock _clock = new();

        public TimeSpan Longest { get; private set; }

        public override DateTimeOffset GetUtcNow() => _clock.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _rings.Add(() => callback(state));
            if (dueTime > Longest) Longest = dueTime;
            return new Silent();
        }

        public void FireAll()
        {
            foreach (var ring in _rings) ring();
        }

        private sealed class Silent : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
