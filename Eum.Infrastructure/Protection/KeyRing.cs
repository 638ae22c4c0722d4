using System.Security.Cryptography;
using System.Text.Json;

namespace Eum.Infrastructure.Protection;

/// <summary>
/// The keys that personal data is encrypted with, in a file outside the database: one that encrypts, the earlier ones
/// that still read, and one for what is searched and counted. A file that another process has renewed is read again.
/// </summary>
public sealed class KeyRing
{
    private readonly Lock _reading = new();
    private volatile State _state;

    private KeyRing(string path, State state) => (Path, _state) = (path, state);

    public string Path { get; }

    /// <summary>The version that encrypts now.</summary>
    public int Current => Fresh().File.Current;

    public IReadOnlyList<int> Versions => [.. Fresh().File.Keys.Select(key => key.Version)];

    /// <summary>Opens the ring; makes one where there is no file yet.</summary>
    /// <exception cref="SecretFileException">Others may read the file, or it is no ring.</exception>
    public static KeyRing Open(string path)
    {
        if (SecretFile.Read(path) is null)
            Write(path, new(1, [new(1, NewKey())], NewKey()), replace: false); // Whoever comes first makes it.
        return new(path, Read(path));
    }

    /// <summary>Adds a key and encrypts with it from now on; what the others encrypted they still read.</summary>
    /// <returns>Its version.</returns>
    public int Renew() => RenewTo(Current + 1);

    /// <summary>The same up to a version: where it is there already, whoever asks too gets no second one.</summary>
    /// <exception cref="SecretFileException">Another process is renewing it.</exception>
    public int RenewTo(int version)
    {
        lock (_reading)
        {
            using var @lock = SecretFile.Lock(Path);
            var old = Read(Path).File;
            if (old.Current < version)
                Write(
                    Path, old with { Current = version, Keys = [.. old.Keys, new(version, NewKey())] }, replace: true);
            _state = Read(Path);
            return _state.File.Current;
        }
    }

    /// <summary>The key of a version; null where the ring has none.</summary>
    internal byte[]? Find(int version) =>
        _state.Keys.GetValueOrDefault(version) ?? Fresh().Keys.GetValueOrDefault(version);

    /// <summary>The key of what is searched for and counted; never renewed, or nothing would be found again.</summary>
    internal byte[] Index => _state.Index;

    private static byte[] NewKey() => RandomNumberGenerator.GetBytes(32);

    private State Fresh()
    {
        var state = _state;
        var changed = File.GetLastWriteTimeUtc(Path);
        if (changed == state.Changed) return state;
        lock (_reading) return _state = Read(Path);
    }

    private static State Read(string path)
    {
        var changed = File.GetLastWriteTimeUtc(path);
        var text = SecretFile.Read(path) ?? throw new SecretFileException($"개인정보 열쇠 파일이 없습니다: {path}");
        try
        {
            var file = JsonSerializer.Deserialize<RingFile>(text, JsonSerializerOptions.Web)!;
            var keys = file.Keys.ToDictionary(key => key.Version, key => key.Key);
            if (keys.ContainsKey(file.Current) && keys.Values.Append(file.Index).All(key => key.Length == 32))
                return new(file, keys, file.Index, changed);
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException or NullReferenceException)
        {
            // Said below.
        }

        throw new SecretFileException($"개인정보 열쇠 파일 {path}을(를) 읽을 수 없습니다. 백업에서 되돌리세요.");
    }

    private static void Write(string path, RingFile file, bool replace) =>
        SecretFile.Write(path, JsonSerializer.Serialize(file, JsonSerializerOptions.Web), replace);

    private sealed record RingFile(int Current, IReadOnlyList<RingKey> Keys, byte[] Index);

    private sealed record RingKey(int Version, byte[] Key);

    private sealed record State(RingFile File, Dictionary<int, byte[]> Keys, byte[] Index, DateTime Changed);
}
