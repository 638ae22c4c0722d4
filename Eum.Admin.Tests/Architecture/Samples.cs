using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

#pragma warning disable CA1812, CA1822 // Never made, never called: their signatures are what LayerTests looks at.

namespace Eum.Admin.Tests.Architecture.Samples.Features;

/// <summary>Everything that LayerTests forbids, once each, so that it is seen to be seen.</summary>
internal sealed class Page : ComponentBase
{
    [Inject] private IDbContextFactory<DbContext> Database { get; set; } = null!;

    [Inject] private IServiceProvider Everything { get; set; } = null!;
}

internal sealed class UseCase(IHttpContextAccessor request, NavigationManager navigation, Other other)
{
    public string RunAsync() => $"{request}{navigation}{other}";
}

internal sealed class Other
{
    public string RunAsync() => "";
}

internal sealed class Fractions
{
    public IReadOnlyList<double?> Rates { get; } = [];

    public float[] Shares(Half half) => [(float)half];
}

internal sealed class Waiting
{
    public Task<int> CountAsync() => Task.FromResult(1);
}
