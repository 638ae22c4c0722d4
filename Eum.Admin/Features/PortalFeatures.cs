using Eum.Admin.Features.Dashboard;
using Eum.Admin.Features.Imports;

namespace Eum.Admin.Features;

/// <summary>Where the portal's chapters say what they read with and which plain addresses they answer.</summary>
internal static class PortalFeatures
{
    public static IServiceCollection AddFeatures(this IServiceCollection services) => services
        .AddSingleton<DashboardFigures>()
        .AddSingleton<ImportList>()
        .AddSingleton<ImportDetail>();

    public static void MapFeatures(this WebApplication app)
    {
    }
}
