namespace Eum.Admin.Tests.Kit;

/// <summary>One portal for a class of tests that only look: the sample month in its books, its own process.</summary>
public sealed class RunningPortal : IAsyncLifetime
{
    private PortalBooks? _books;
    private PortalProcess? _process;
    private SampleMonth? _sample;

    internal SampleMonth Sample => _sample!;

    internal Uri Address => _process!.Address;

    public async Task InitializeAsync()
    {
        _books = await PortalBooks.OnSqliteAsync();
        _sample = await SampleMonth.FillAsync(_books.Database);
        _process = await PortalProcess.StartAsync(_books);
    }

    public async Task DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        if (_books is not null) await _books.DisposeAsync();
    }
}
