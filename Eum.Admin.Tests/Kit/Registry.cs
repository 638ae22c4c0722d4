using Eum.Admin.Desk;
using Eum.Admin.Features;
using Eum.Infrastructure.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Eum.Admin.Tests.Kit;

/// <summary>Every use case there is, as the portal and the verbs have them, over a test's books.</summary>
internal sealed class Registry : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Registry(IReadOnlyDictionary<string, string?> settings, TimeProvider? clock, ILoggerProvider? log = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton(clock ?? new StoppedClock());
        services.AddSingleton<IOfficerRoll, OfficerRoll>(); // Knows accounts without a session of the portal.
        services.AddEumStorage(configuration);
        if (log is not null) services.AddLogging(logging => logging.AddProvider(log));
        services.AddFeatures();
        _services = services.BuildServiceProvider();
    }

    public IReadOnlyList<UseCase> UseCases => [.. _services.GetServices<UseCase>().OrderBy(one => one.Duty.UseCase)];

    /// <param name="log">Hears what is sent to the database.</param>
    /// <param name="settings">More of them.</param>
    public static Registry Over(
        TestDatabase database, TimeProvider? clock = null, ILoggerProvider? log = null,
        IReadOnlyDictionary<string, string?>? settings = null) =>
        new(database.Settings.Concat(settings ?? new Dictionary<string, string?>()).ToDictionary(), clock, log);

    /// <summary>Over the books of a portal, at the time of the day.</summary>
    public static Registry Over(PortalBooks books) => new(books.Settings, TimeProvider.System);

    /// <summary>Over no books: for who asks only what there is.</summary>
    public static Registry Open() => new(new Dictionary<string, string?>
    {
        ["Storage:Engine"] = "Sqlite",
        ["ConnectionStrings:Eum"] = "Data Source=none.db",
    }, null);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
