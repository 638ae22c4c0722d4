using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Eum.Infrastructure.Identity;

/// <summary>A key file that is missing, cannot be read as one, or is open to everyone. The message is a sentence.</summary>
public sealed class KeyFileException(string message) : Exception(message);

/// <summary>
/// The file that Protection:KeyFile names: a line NAME:BASE64 (32 bytes) for each key, the last of them for new secrets.
/// A development machine makes its own the first time.
/// </summary>
public sealed class KeyFile : ISecretKeys
{
    public const string Setting = "Protection:KeyFile";
    private const int KeyBytes = 32;
    private readonly Lazy<IReadOnlyList<(string Name, byte[] Key)>> _keys;

    public KeyFile(IConfiguration settings, IHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(environment);
        var path = Path.GetFullPath(Path.Combine(environment.ContentRootPath, settings[Setting] ?? "data/eum.keys"));
        _keys = new(() => Read(path, mayMake: environment.IsDevelopment()));
    }

    public (string Name, byte[] Key) Current => _keys.Value[^1];

    public byte[]? Find(string name) => _keys.Value.FirstOrDefault(key => key.Name == name).Key;

    private static List<(string Name, byte[] Key)> Read(string path, bool mayMake)
    {
        if (!File.Exists(path))
        {
            if (!mayMake) throw new KeyFileException($"암호키 파일 {path}이(가) 없습니다. 설정 {Setting}에 적은 자리에 두세요.");
            Make(path);
        }

        if (!OperatingSystem.IsWindows()
            && (File.GetUnixFileMode(path) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != 0)
            throw new KeyFileException($"암호키 파일 {path}을(를) 누구나 읽을 수 있습니다. chmod 600으로 닫으세요.");
        var keys = new List<(string Name, byte[] Key)>();
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
            keys.Add(KeyOf(line) ?? throw new KeyFileException($"암호키 파일 {path}의 줄은 이름:BASE64(32바이트)여야 합니다."));
        return keys.Count > 0 ? keys : throw new KeyFileException($"암호키 파일 {path}이(가) 비어 있습니다.");
    }

    private static (string Name, byte[] Key)? KeyOf(string line)
    {
        var key = new byte[KeyBytes + 3];
        return line.Split(':') is [{ Length: > 0 and <= 40 } name, var text]
            && Convert.TryFromBase64String(text, key, out var length) && length == KeyBytes
                ? (name, key[..KeyBytes])
                : null;
    }

    private static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(path, options);
        file.WriteLine($"k1:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes))}");
    }
}
