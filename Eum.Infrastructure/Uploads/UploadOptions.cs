using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Eum.Infrastructure.Uploads;

/// <summary>Where uploaded files lie until they are imported: Uploads:Folder, else uploads/ beside the books.</summary>
public sealed record UploadOptions(string Folder);

internal static class UploadServices
{
    internal static void AddUploads(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider => new UploadOptions(
            configuration["Uploads:Folder"] is { Length: > 0 } named
                ? Path.GetFullPath(named)
                : Path.Combine(
                    SecretFile.FolderOf(provider.GetRequiredService<IOptions<StorageOptions>>().Value), "uploads")));
        services.AddSingleton<UploadFolder>();
        services.AddSingleton(provider => new ExportOptions(
            configuration["Exports:Folder"] is { Length: > 0 } named
                ? Path.GetFullPath(named)
                : Path.Combine(
                    SecretFile.FolderOf(provider.GetRequiredService<IOptions<StorageOptions>>().Value), "exports")));
        services.AddSingleton<ExportFolder>();
    }
}
