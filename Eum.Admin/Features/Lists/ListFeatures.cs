using Eum.Infrastructure.Imports.Lists;

namespace Eum.Admin.Features.Lists;

/// <summary>Lists that officials send, of whatever they are.</summary>
internal static class ListFeatures
{
    public static IServiceCollection AddLists(this IServiceCollection services) => services
        .AddSingleton<ListBook>()
        .AddSingleton<SentListReader>();
}
