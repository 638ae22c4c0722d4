using Microsoft.Playwright;

namespace Eum.Admin.Tests.Kit;

/// <summary>A real Chromium without a window: one for a class of tests, a fresh profile for each test.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/microsoft-edge"];

    // It must ask no network for anything but the portal.
    private static readonly string[] Options =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _driver;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        _driver = await Playwright.CreateAsync();
        _browser = await _driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Places.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException(
                "These tests need Chromium. Install it (Debian: apt-get install chromium) "
                + "or run ./test.sh as root, which does."),
            Args = Options,
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _driver?.Dispose();
    }

    /// <summary>The same, signed in.</summary>
    internal async Task<Desk> OpenAsync(
        Uri portal, PortalSession session, ColorScheme theme = ColorScheme.Light, int width = 1920)
    {
        var desk = await OpenAsync(portal, theme, width);
        await desk.Page.Context.AddCookiesAsync(
        [
            new()
            {
                Name = PortalSession.CookieName,
                Value = session.Cookie!,
                Url = portal.ToString(),
                HttpOnly = true,
                SameSite = SameSiteAttribute.Strict,
            },
        ]);
        return desk;
    }

    /// <summary>A Korean desk: the theme, the width, and whatever the browser complained about.</summary>
    internal async Task<Desk> OpenAsync(Uri portal, ColorScheme theme = ColorScheme.Light, int width = 1920)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = portal.ToString(),
            Locale = "ko-KR",
            ColorScheme = theme,
            ViewportSize = new() { Width = width, Height = width == 1920 ? 1080 : 768 },
        });
        return new(context, await context.NewPageAsync(), portal);
    }
}

/// <summary>A page in a profile of its own.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    public Desk(IBrowserContext context, IPage page, Uri portal)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) =>
        {
            var asked = new Uri(request.Url);
            if (asked.Scheme != "data" && asked.Authority != portal.Authority)
                Complaints.Add($"asked elsewhere: {request.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console (a breach of the policy is one); requests to elsewhere.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Goes there and waits until the circuit answers.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await Page.Locator("main[data-live]").WaitForAsync();
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
