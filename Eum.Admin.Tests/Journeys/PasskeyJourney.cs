using System.Text.RegularExpressions;
using Eum.Admin.Tests.Kit;
using Microsoft.Playwright;

namespace Eum.Admin.Tests.Journeys;

/// <summary>A passkey in a real browser, whose device is one that Chromium makes up.</summary>
public sealed class PasskeyJourney(Browser browser, RunningPortal portal)
    : IClassFixture<Browser>, IClassFixture<RunningPortal>
{
    private Uri Address { get; } = new($"http://localhost:{portal.Address.Port}/");

    [Fact]
    public async Task AU_9_she_registers_a_passkey_signs_out_and_signs_in_with_it_in_place_of_a_code()
    {
        var account = await PortalAccount.AddAsync(portal.Books, "journey.key");
        using var session = await PortalSession.OpenAsync(Address, account);
        await using var desk = await browser.OpenAsync(Address, session);
        var page = desk.Page;
        await AddDeviceAsync(page, checksThePerson: true);

        await page.GotoAsync("/account");
        await page.GetByLabel("기기 이름").FillAsync("책상 위 열쇠");
        await page.GetByRole(AriaRole.Button, new() { Name = "이 기기를 패스키로 등록" }).ClickAsync();
        await Assertions.Expect(page.GetByText("책상 위 열쇠")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "모든 곳에서 로그아웃" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/sign-in"));

        await page.GotoAsync("/imports");
        await page.GetByRole(AriaRole.Button, new() { Name = "패스키로 로그인" }).ClickAsync();

        await page.Locator("main[data-live]").WaitForAsync();
        Assert.EndsWith("/imports", page.Url, StringComparison.Ordinal);
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task AU_9_a_device_that_cannot_check_the_person_is_told_to_try_another_way()
    {
        await using var desk = await browser.OpenAsync(Address);
        await AddDeviceAsync(desk.Page, checksThePerson: false);

        await desk.Page.GotoAsync("/sign-in");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "패스키로 로그인" }).ClickAsync();

        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("패스키를 쓰지 못했습니다");
    }

    private static async Task AddDeviceAsync(IPage page, bool checksThePerson)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("WebAuthn.enable", new() { ["enableUI"] = false });
        await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = checksThePerson,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
