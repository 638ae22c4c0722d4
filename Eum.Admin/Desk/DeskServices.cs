using Eum.Admin.Features.Approvals;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Eum.Admin.Desk;

/// <summary>How rooms make their use cases known.</summary>
public static class DeskServices
{
    /// <summary>The desk itself. Who is signed in only the portal knows, and says so itself.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.TryAddSingleton<IOfficerRoll, OfficerRoll>();
        services.TryAddSingleton<IProposals, ProposalMaking>();
        services.TryAddSingleton<FrontDesk>();
        services.AddAuthorization();
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        services.AddScoped<IAuthorizationHandler, PermissionCheck>();
        return services;
    }

    /// <summary>A use case, by its own type and as one of all.</summary>
    public static IServiceCollection AddUseCase<T>(this IServiceCollection services)
        where T : UseCase
    {
        services.AddSingleton<T>();
        services.AddSingleton<UseCase>(provider => provider.GetRequiredService<T>());
        if (typeof(T).IsAssignableTo(typeof(Guarded)))
            services.AddSingleton(provider => (Guarded)(UseCase)provider.GetRequiredService<T>());
        return services;
    }
}
