using System.Globalization;
using Bunit;
using Eum.Admin.Components;
using Eum.Admin.Desk;
using Eum.Admin.Features;
using Eum.Infrastructure.Storage;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace Eum.Admin.Tests.Kit;

/// <summary>Renders the portal's pages without a browser, over the books given, in Korean.</summary>
internal sealed class PortalPages : BunitContext
{
    private readonly TempFolder _folder = new();

    /// <summary>The one with which whoever is signed in proves that it is she.</summary>
    public const string Code = "123456";

    // A machine that tests run on has other things to do too; who waits longer than this waits for nothing.
    static PortalPages() => DefaultWaitTimeout = TimeSpan.FromSeconds(30);

    /// <param name="caller">Who is signed in; null for one who sees all that pages show without a person.</param>
    /// <param name="with">Services beside or instead of the usual ones.</param>
    public PortalPages(
        IDbContextFactory<EumDbContext> database, string language = "ko-KR", Caller? caller = null,
        Action<IServiceCollection>? with = null)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization(texts => texts.ResourcesPath = "Resources");
        Services.AddSingleton<TimeProvider>(new StoppedClock());
        var settings = database is TestDatabase known ? known.Settings : Elsewhere();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        Services.AddSingleton<IConfiguration>(configuration).AddEumStorage(configuration);
        Services.AddSingleton(database);
        Services.AddRadzenComponents();
        var signedIn = new SignedIn(caller ?? Caller.Machine);
        Services.AddSingleton<ICurrentCaller>(signedIn).AddSingleton<IStepUp>(signedIn);
        Services.AddFeatures();
        with?.Invoke(Services);
        AddBunitPersistentComponentState(); // The services end here: what follows takes the first of them.
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    /// <summary>Goes to an address and renders the page that answers it.</summary>
    public IRenderedComponent<TPage> Open<TPage>(
        string address, Action<ComponentParameterCollectionBuilder<TPage>>? with = null)
        where TPage : EumPage
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<TPage>(with ?? (_ => { }));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _folder.Dispose();
    }

    // Books that the test opened itself: what pages ask for is theirs, keys and folders are the test's own.
    private Dictionary<string, string?> Elsewhere() => new()
    {
        ["Storage:Engine"] = "Sqlite",
        ["ConnectionStrings:Eum"] = $"Data Source={_folder.At("none.db")}",
        ["Protection:KeyFile"] = new TestKeys(_folder).Ring,
    };

    private sealed class SignedIn(Caller caller) : ICurrentCaller, IStepUp
    {
        private Caller _caller = caller;

        public ValueTask<Caller> FindAsync(CancellationToken cancel) => ValueTask.FromResult(_caller);

        public Task<bool> ConfirmAsync(string code, CancellationToken cancel)
        {
            if (code == Code) _caller = _caller with { SteppedUpAt = new StoppedClock().GetUtcNow().UtcDateTime };
            return Task.FromResult(code == Code);
        }
    }
}
