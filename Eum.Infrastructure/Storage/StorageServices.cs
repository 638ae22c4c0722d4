using Eum.Infrastructure.Anchoring;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage.Audit;
using Eum.Infrastructure.Storage.Bulk;
using Eum.Infrastructure.Storage.Jobs;
using Eum.Infrastructure.Storage.Officers;
using Eum.Infrastructure.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Eum.Infrastructure.Storage;

public static class StorageServices
{
    /// <summary>
    /// The books as the configuration names them: <c>IDbContextFactory&lt;EumDbContext&gt;</c> for everyone, a scoped
    /// <see cref="EumDbContext"/> for Identity's stores, <see cref="Migrator"/>. Wrong settings end the start.
    /// </summary>
    public static IServiceCollection AddEumStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>()
            .Configure(options =>
            {
                options.Engine = configuration["Storage:Engine"] ?? options.Engine;
                options.ConnectionString = configuration.GetConnectionString("Eum") ?? "";
                options.ContentRoot = configuration["contentRoot"] ?? Directory.GetCurrentDirectory();
            })
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StorageOptions>, StorageOptionsCheck>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddSingleton<IDbContextFactory<EumDbContext>, EumContextFactory>();
        services.AddScoped(scope => scope.GetRequiredService<IDbContextFactory<EumDbContext>>().CreateDbContext());
        services.AddSingleton<Migrator>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<JobBook>();
        services.AddSingleton<Drafts>();
        services.AddProtection(configuration);
        services.AddAnchoring(configuration);
        services.AddSingleton<BulkConnections>();
        services.AddOptions<ImportOptions>()
            .Configure(options => options.ChunkRows = configuration["Import:ChunkRows"])
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ImportOptions>, ImportOptionsCheck>());
        services.AddSingleton(provider => new FileImporter(
            provider.GetRequiredService<BulkConnections>(), provider.GetRequiredService<TimeProvider>())
        {
            Cipher = provider.GetRequiredService<FieldCipher>(),
            ChunkRows = provider.GetRequiredService<IOptions<ImportOptions>>().Value.RowsToAChunk,
        });
        services.AddSingleton<PaymentProofs>();
        services.AddUploads(configuration);
        return services;
    }
}
