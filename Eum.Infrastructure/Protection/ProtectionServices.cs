using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Eum.Infrastructure.Protection;

public static class ProtectionServices
{
    /// <summary>
    /// <see cref="FieldCipher"/> over the ring of Protection:KeyFile (else personal-data.keys beside the books).
    /// </summary>
    internal static void AddProtection(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider => KeyRing.Open(
            configuration["Protection:KeyFile"] is { Length: > 0 } named
                ? Path.GetFullPath(named)
                : DefaultRing(provider.GetRequiredService<IOptions<StorageOptions>>().Value)));
        services.AddSingleton<FieldCipher>();
        services.TryAddSingleton<ISecretKeys, RingKeys>();
        services.AddSingleton<SecretBox>();
        services.AddSingleton<KeyRotation>();
    }

    internal static string DefaultRing(StorageOptions options) =>
        Path.Combine(SecretFile.FolderOf(options), "personal-data.keys");
}
