using Eum.Infrastructure.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Eum.Infrastructure.Identity;

public static class IdentityServices
{
    /// <summary>Accounts, factors, sessions: for the portal and for verbs that a person answers for.</summary>
    public static IServiceCollection AddEumIdentity(this IServiceCollection services)
    {
        services.AddOptions<SessionLimits>().BindConfiguration(SessionLimits.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SessionLimits>, SessionLimitsCheck>());
        services.AddSingleton<IPasswordHasher<AppUser>, Passwords>();
        services.AddSingleton<SecondFactor>();
        services.AddSingleton<AddressLimit>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<Enrolment>();
        services.AddSingleton<OwnFactors>();
        services.AddSingleton<OwnPasskeys>();
        services.AddSingleton<Accounts>();
        services.AddSingleton<DemonstrationAccounts>();
        return services;
    }

    /// <summary>Cookies and forms are signed with keys in the database, so that every instance knows them.</summary>
    public static IServiceCollection AddEumDataProtection(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Eum");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(keys =>
            {
                keys.XmlRepository = new DataProtectionKeys(
                    provider.GetRequiredService<IDbContextFactory<EumDbContext>>());
                keys.XmlEncryptor = new SealedXml(provider.GetRequiredService<SecretBox>());
            }));
        return services;
    }
}
