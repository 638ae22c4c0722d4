using Bunit;
using Eum.Admin.Components.Forms;
using Eum.Admin.Desk;
using Eum.Admin.Features.Officers;
using Eum.Admin.Tests.Features.Officers;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.AspNetCore.Components;

namespace Eum.Admin.Tests.Forms;

/// <summary>A form as it is filled in, refused, left, taken up again and sent.</summary>
public sealed class FormTests : IDisposable
{
    private readonly TestDatabase _database = TestDatabase.On(StorageEngine.Sqlite);
    private readonly OfficerDesk _desk;

    public FormTests() => _desk = new(_database, new());

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task What_was_typed_is_there_again_in_another_circuit_and_the_page_says_from_when()
    {
        var admin = await _desk.AdminAsync();
        await using (var pages = Pages(admin))
        {
            var form = Open(pages);
            await TypeAsync(form, "name", "김서해");
            await TypeAsync(form, "role", "GU_OFFICIAL");
            form.WaitForAssertion(() => Assert.Equal("임시 저장 09:00", form.Find("[data-draft=saved]").TextContent));
            Assert.Equal("09:00", form.Find("form").GetAttribute("data-saved"));
            Assert.False(form.Find("form").HasAttribute("data-dirty"));
        }

        await using var again = Pages(admin);
        var found = Open(again);
        found.WaitForElement("[data-draft=restored]");
        Assert.Equal("김서해", found.Find("[data-field=name]").GetAttribute("value"));
        Assert.Contains("2026-03-02 09:00", found.Find("[data-draft=restored]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_stands_beside_its_field_and_what_was_typed_stays()
    {
        await using var pages = Pages(await _desk.AdminAsync());
        var form = Open(pages);
        await TypeAsync(form, "name", "김서해");
        await TypeAsync(form, "account", "대문자 A");
        await form.Find("form").SubmitAsync();

        form.WaitForElement("[data-field=account][aria-invalid=true]");
        var account = form.Find("[data-field=account][aria-invalid=true]");
        var problem = form.Find($"#{account.GetAttribute("aria-describedby")}");
        Assert.Contains("계정은", problem.TextContent, StringComparison.Ordinal);
        Assert.Equal("대문자 A", account.GetAttribute("value"));
        Assert.Equal("김서해", form.Find("[data-field=name]").GetAttribute("value"));
        Assert.Equal("1", form.Find("form").GetAttribute("data-answer")); // The browser goes to the field by it.
    }

    [Fact]
    public async Task RB_5_five_clicks_in_one_tick_make_one_proposal()
    {
        await using var pages = Pages(await _desk.AdminAsync());
        var page = Open(pages);
        await FillAsync(page);
        var form = page.FindComponent<EumForm<NewOfficerForm.Fields>>().Instance;

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => page.InvokeAsync(() => form.SubmitAsync())));

        page.WaitForElement("[role=status] a[href='/approvals/1']");
        Assert.Empty(page.FindAll("[role=alert]"));
        Assert.Equal(1, await _database.NumberAsync("SELECT count(*) FROM proposals"));
        Assert.Equal(0, await _database.NumberAsync("SELECT count(*) FROM drafts"));
        Assert.Equal("", page.Find("[data-field=name]").GetAttribute("value"));
    }

    [Fact]
    public async Task What_breaks_inside_is_a_sentence_with_a_number_and_what_was_typed_stays()
    {
        await using var pages = Pages(await _desk.AdminAsync());
        var typed = new Typed { Word = "적은 것" };
        var form = pages.Render<EumForm<Typed>>(with => with
            .Add(f => f.Name, "trial").Add(f => f.Form, "trial").Add(f => f.Content, typed)
            .Add(f => f.Send, EventCallback.Factory.Create<FormSending>(
                this, _ => throw new InvalidOperationException("secret of the inside")))
            .Add(f => f.ChildContent, "<input data-field='word' />").Add(f => f.Buttons, ""));
        form.WaitForAssertion(() => Assert.False(form.Find("fieldset").HasAttribute("disabled")));

        await form.Find("form").SubmitAsync();

        form.WaitForAssertion(() => Assert.Matches("추적 번호 [0-9a-f]{32}", form.Find("[role=alert]").TextContent));
        Assert.DoesNotContain("secret", form.Markup, StringComparison.Ordinal);
        Assert.Equal("적은 것", form.Instance.Content.Word);
    }

    [Fact]
    public async Task Discarding_takes_everything_back_to_how_it_began()
    {
        await using var pages = Pages(await _desk.AdminAsync());
        var form = Open(pages);
        await TypeAsync(form, "name", "김서해");
        form.WaitForElement("[data-act=discard]");
        await form.Find("[data-act=discard]").ClickAsync(new());

        form.WaitForAssertion(() => Assert.Equal("", form.Find("[data-field=name]").GetAttribute("value")));
        Assert.Empty(form.FindAll("[data-draft]"));
        Assert.Equal(0, await _database.NumberAsync("SELECT count(*) FROM drafts"));
    }

    [Theory]
    [InlineData("1200000", 1_200_000, "120만 원")]
    [InlineData("1,200,000원", 1_200_000, "120만 원")]
    [InlineData(" 3억 5,000만 ", 350_000_000, "3억 5,000만 원")]
    [InlineData("3억5000만 1", 350_000_001, "3억 5,000만 1 원")]
    [InlineData("1조", 1_000_000_000_000, "1조 원")]
    [InlineData("１２３", 123, "123 원")]
    [InlineData("0", 0, "0 원")]
    public void Won_is_read_as_people_write_it_and_read_back_in_words(string typed, long won, string words)
    {
        Assert.Equal(new Outcome<long>.Done(won), WonText.Read(typed, mayBeNegative: false));
        Assert.Equal(words, WonText.InWords(won));
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("1.5억")]
    [InlineData("-1000")]
    [InlineData("만")]
    [InlineData("1만 2만")]
    [InlineData("5만 3억")]
    [InlineData("1e6")]
    [InlineData("0x10")]
    [InlineData("9999999999999999999")]
    [InlineData("1001조")]
    [InlineData("많이")]
    public void What_is_no_whole_won_is_refused_in_a_sentence(string typed)
    {
        var refused = Assert.IsType<Outcome<long>.Refused>(WonText.Read(typed, mayBeNegative: false));
        Assert.Matches("[.]$|5,000만$", refused.Problems[0].Message);
    }

    [Fact]
    public void A_minus_is_read_where_it_may_be() =>
        Assert.Equal(new Outcome<long>.Done(-1_000), WonText.Read("−1,000", mayBeNegative: true));

    [Fact]
    public async Task Money_that_cannot_be_read_stays_as_it_was_typed_with_why()
    {
        await using var pages = Pages(await _desk.AdminAsync());
        long? won = 5_000;
        var field = pages.Render<MoneyInput>(with => with
            .Add(f => f.Field, "won").Add(f => f.Label, "금액").Add(f => f.Value, won)
            .Add(f => f.ValueChanged, value => won = value));
        Assert.Equal("5,000", field.Find("input").GetAttribute("value"));

        await field.Find("input").ChangeAsync(new() { Value = "3억 5천" });
        Assert.Null(won);
        Assert.Equal("3억 5천", field.Find("input").GetAttribute("value"));
        Assert.Contains("읽을 수 없습니다", field.Find("#won-problem").TextContent, StringComparison.Ordinal);

        await field.Find("input").ChangeAsync(new() { Value = "3억 5000만" });
        Assert.Equal(350_000_000, won);
        Assert.Equal("350,000,000", field.Find("input").GetAttribute("value"));
        Assert.Empty(field.FindAll(".field-problem"));
    }

    private PortalPages Pages(Caller caller) => new(_database, caller: caller);

    private static IRenderedComponent<NewOfficerPage> Open(PortalPages pages)
    {
        var page = pages.Open<NewOfficerPage>("/officers/new");
        page.WaitForAssertion(() => Assert.False(page.Find("fieldset").HasAttribute("disabled")));
        return page;
    }

    private static Task TypeAsync(IRenderedComponent<NewOfficerPage> page, string field, string text) =>
        page.Find($"[data-field={field}]").ChangeAsync(new() { Value = text });

    private static async Task FillAsync(IRenderedComponent<NewOfficerPage> page)
    {
        foreach (var (field, value) in ((string, string)[])
            [
                ("name", "이서구"), ("account", "seo.new"), ("employee-no", "I-77"), ("department", "경제과"),
                ("role", "GU_OFFICIAL"), ("authority", "28260"), ("reason", "신규 발령"),
            ])
            await TypeAsync(page, field, value);
    }

    private sealed class Typed
    {
        public string Word { get; set; } = "";
    }
}
