namespace Eum.Admin.Tests.Kit;

/// <summary>One portal for a class of tests that only look: the sample month in its books, its own process.</summary>
public sealed class RunningPortal : IAsyncLifetime
{
    private PortalBooks? _books;
    private PortalProcess? _process;
    private SampleMonth? _sample;
    private PortalSession? _session;

    internal SampleMonth Sample => _sample!;

    /// <summary>A maker of the whole city, signed in.</summary>
    internal PortalSession Session => _session!;

    internal PortalBooks Books => _books!;

    internal Uri Address => _process!.Address;

    public async Task InitializeAsync()
    {
        _books = await PortalBooks.OnSqliteAsync();
        _sample = await SampleMonth.FillAsync(_books.Database);
        _process = await PortalProcess.StartAsync(_books);
        _session = await PortalSession.OpenAsync(Address, await PortalAccount.AddAsync(_books));
    }

    public async Task DisposeAsync()
    {
        _session?.Dispose();
        if (_process is not null) await _process.DisposeAsync();
        if (_books is not null) await _books.DisposeAsync();
    }
}
