using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Identity;

namespace Eum.Admin.Tests.Journeys;

/// <summary>
/// Takes the pictures of the documents when docs/images/make.sh asks for them; else there are none to take.
/// </summary>
public sealed class Pictures(Browser browser) : IClassFixture<Browser>
{
    private const string Payments = "/payments?district=28275&sort=-cashback"; // A gu with a layer of its own.

    [Fact]
    public async Task Each_page_asked_for_is_taken_as_an_official_sees_it()
    {
        var asked = (Setting("EUM_PICTURES") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        List<string> taken = [];
        if (asked.Length > 0)
        {
            await using var desk = await browser.OpenAsync(new Uri(Setting("EUM_PICTURES_PORTAL")!), width: 1440);
            await SignInPages.SignInAsync(
                desk.Page, "city.finance", Eum.Admin.Commands.Officers.DemonstrationCommand.Password,
                () => Totp.CodeAt(
                    Totp.Read(Setting("EUM_PICTURES_SEED")!),
                    Totp.StepAt(TimeProvider.System.GetUtcNow().UtcDateTime) + 1)); // This step's may be used up.
            foreach (var page in asked)
            {
                await desk.GoAsync(page switch { "dashboard" => "/", "payment" => Payments, _ => $"/{page}" });
                if (page == "payment")
                {
                    await desk.Page.Locator("tbody tr").Nth(1).Locator("a").First.ClickAsync(); // With a gu.
                    await desk.Page.Locator("main[data-live] .layers .reason").First.WaitForAsync();
                }

                var file = Path.Combine(Setting("EUM_PICTURES_FOLDER")!, $"{page}.png");
                await desk.Page.ScreenshotAsync(new() { Path = file, FullPage = true });
                taken.Add(page);
            }
        }

        Assert.Equal(asked, taken);
    }

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name);
}
