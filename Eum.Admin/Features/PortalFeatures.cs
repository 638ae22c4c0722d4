using Eum.Admin.Components;
using Eum.Admin.Features.Audit;
using Eum.Admin.Features.Dashboard;
using Eum.Admin.Features.Imports;

namespace Eum.Admin.Features;

/// <summary>Where the portal's chapters say what they read with and which plain addresses they answer.</summary>
internal static class PortalFeatures
{
    public static IServiceCollection AddFeatures(this IServiceCollection services) => services
        .AddAudit()
        .AddSingleton<HandOver>()
        .AddSingleton<DashboardFigures>()
        .AddSingleton<ImportList>()
        .AddSingleton<ImportDetail>()
        .AddSingleton<RejectsFile>();

    public static void MapFeatures(this WebApplication app) =>
        app.MapGet("/imports/{no:int}/rejects.csv", SendRejectsAsync);

    private static async Task<IResult> SendRejectsAsync(int no, RejectsFile rejects, CancellationToken cancel) =>
        await rejects.FindAsync(no, cancel) is { } file
            ? Results.Stream(
                target => rejects.WriteAsync(no, file.Kind, target, cancel), "text/csv; charset=utf-8", file.Name)
            : Results.NotFound();
}
