using System.Security.Cryptography.X509Certificates;
using Eum.Infrastructure.Anchoring;
using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Hosting;

/// <summary>What a start that is not development's refuses, each in a sentence.</summary>
internal static class ProductionRules
{
    /// <summary>Below it cookies can be forged (CVE-2026-40372).</summary>
    public static readonly Version RuntimeFloor = new(10, 0, 7);

    // Keys, and the file that says what the database cannot take back.
    private static readonly string[] Outside = ["Protection:KeyFile", "Audit:KeyFile", "Audit:AnchorFile"];

    private const string DevelopmentCertificate = "1.3.6.1.4.1.311.84.1.1";
    private const string CertificatePath = "Kestrel:Certificates:Default:Path";

    /// <summary>Before the portal is built.</summary>
    public static void Check(WebApplicationBuilder builder) => Check(
        builder.Configuration, builder.Environment.IsDevelopment(), Environment.Version);

    /// <exception cref="RefusedAddressException">The first that does not hold.</exception>
    internal static void Check(IConfiguration settings, bool isDevelopment, Version runtime)
    {
        if (isDevelopment) return;
        if (runtime < RuntimeFloor) throw Refused($"실행 환경 .NET {runtime}에는 알려진 결함이 있습니다. {RuntimeFloor} 이상으로 올리세요.");
        if (settings.GetValue<bool>("DetailedErrors")) throw Refused("DetailedErrors는 운영 환경에서 켤 수 없습니다.");
        foreach (var name in Outside.Where(name => string.IsNullOrWhiteSpace(settings[name])))
            throw Refused($"설정 {name}이(가) 비어 있습니다. 데이터베이스와 다른 자리의 파일을 적으세요.");
        if (BooksFolder(settings) is { } books)
            foreach (var name in Outside.Where(name => FolderOf(settings[name]!) == books))
                throw Refused($"{name}이(가) 장부와 같은 폴더({books})에 있습니다. 함께 도난당하지 않게 다른 자리에 두세요.");
        if (settings[CertificatePath] is { Length: > 0 } path && IsOfDevelopment(path, settings))
            throw Refused($"{path}은(는) 개발용 인증서입니다. 기관의 인증서를 두세요.");
        try
        {
            KeyRing.Open(Path.GetFullPath(settings["Protection:KeyFile"]!));
            SigningKey.Open(Path.GetFullPath(settings["Audit:KeyFile"]!)).Dispose();
        }
        catch (SecretFileException open)
        {
            throw Refused(open.Message);
        }
    }

    /// <summary>Before it listens: accounts that anyone knows must not be there.</summary>
    public static async Task CheckAsync(WebApplication portal, CancellationToken cancel)
    {
        if (portal.Environment.IsDevelopment()) return;
        if (await portal.Services.GetRequiredService<Accounts>().FirstDemonstrationAsync(cancel) is { } known)
            throw Refused($"시연 계정 {known}이(가) 있는 데이터베이스로는 운영 환경을 열지 않습니다.");
    }

    private static string? FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file));

    // Of an embedded database; null for one of a server's.
    private static string? BooksFolder(IConfiguration settings)
    {
        var storage = new StorageOptions
        {
            Engine = settings["Storage:Engine"] ?? new StorageOptions().Engine,
            ConnectionString = settings.GetConnectionString("Eum") ?? "",
            ContentRoot = settings["contentRoot"] ?? Directory.GetCurrentDirectory(),
        };
        return storage.Kind == StorageEngine.Sqlite && storage.ConnectionString.Length > 0
            ? SecretFile.FolderOf(storage)
            : null;
    }

    private static bool IsOfDevelopment(string path, IConfiguration settings)
    {
        if (!File.Exists(path)) return false; // Kestrel says so itself.
        using var certificate = path.EndsWith(".pfx", StringComparison.OrdinalIgnoreCase)
            ? X509CertificateLoader.LoadPkcs12FromFile(path, settings["Kestrel:Certificates:Default:Password"])
            : X509CertificateLoader.LoadCertificateFromFile(path);
        return certificate.Extensions.Any(extension => extension.Oid?.Value == DevelopmentCertificate);
    }

    private static RefusedAddressException Refused(string sentence) => new(sentence);
}
