using System.Security.Cryptography;
using System.Text;
using Eum.Infrastructure.Protection;

namespace Eum.Infrastructure.Anchoring;

/// <summary>
/// The key that signs checkpoints (ECDSA, P-256, SHA-256): a PEM file outside the database, readable by its owner only.
/// </summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa _key;

    private SigningKey(ECDsa key)
    {
        _key = key;
        PublicKey = key.ExportSubjectPublicKeyInfoPem();
        KeyId = IdOf(PublicKey);
    }

    /// <summary>In PEM; what an auditor keeps.</summary>
    public string PublicKey { get; }

    /// <summary>SHA-256 of the public key in DER, lower-case hex: what an auditor writes down.</summary>
    public string KeyId { get; }

    /// <summary>Opens the key; makes one where there is no file yet.</summary>
    /// <exception cref="SecretFileException">Others may read the file, or it is no key.</exception>
    public static SigningKey Open(string path)
    {
        if (SecretFile.Read(path) is null)
        {
            using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            SecretFile.Write(path, fresh.ExportPkcs8PrivateKeyPem(), replace: false); // Whoever comes first makes it.
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(SecretFile.Read(path));
            return new(key);
        }
        catch (Exception broken) when (broken is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new SecretFileException($"감사 서명 열쇠 {path}을(를) 읽을 수 없습니다. 백업에서 되돌리세요.");
        }
    }

    /// <summary>The signature in base64 (r and s, 32 bytes each).</summary>
    public string Sign(string text) =>
        Convert.ToBase64String(_key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256));

    /// <summary>Whether the holder of the public key (PEM) signed this.</summary>
    public static bool IsSignedBy(string publicKey, string text, string signature)
    {
        using var key = ECDsa.Create();
        var bytes = new byte[64];
        try
        {
            key.ImportFromPem(publicKey);
            return Convert.TryFromBase64String(signature, bytes, out var length) && length == bytes.Length
                && key.VerifyData(Encoding.UTF8.GetBytes(text), bytes, HashAlgorithmName.SHA256);
        }
        catch (Exception broken) when (broken is ArgumentException or CryptographicException)
        {
            return false;
        }
    }

    /// <summary><see cref="KeyId"/> of a public key in PEM; empty where it is none.</summary>
    public static string IdOf(string publicKey)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(publicKey);
            return Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
        }
        catch (Exception broken) when (broken is ArgumentException or CryptographicException)
        {
            return "";
        }
    }

    public void Dispose() => _key.Dispose();
}
