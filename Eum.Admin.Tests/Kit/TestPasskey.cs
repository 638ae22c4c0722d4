using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Eum.Admin.Tests.Kit;

/// <summary>What a device's answer says; the honest one unless a test changes it. It is signed as it says.</summary>
internal sealed record DeviceSays(string Origin, string Rp = "localhost", bool Verified = true);

/// <summary>
/// A passkey whose device does as a test tells it: answers for a foreign site or without having looked at the person,
/// with signatures that fit. No browser lets itself be told that.
/// </summary>
internal sealed class TestPasskey : IDisposable
{
    private const byte Present = 0x01;
    private const byte UserVerified = 0x04;
    private const byte HasCredential = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private string _user = "";

    private string Id => Base64Url.EncodeToString(_id);

    /// <summary>The answer to a request to make a passkey, as navigator.credentials.create gives it.</summary>
    public object Create(JsonElement options, DeviceSays says)
    {
        _user = options.GetProperty("user").GetProperty("id").GetString()!;
        var client = ClientData("webauthn.create", options, says.Origin);
        byte[] length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)_id.Length);
        byte[] credential = [.. new byte[16], .. length, .. _id, .. CoseKey()];
        var authenticator = AuthenticatorData(says, HasCredential, credential);
        byte[] attestation =
        [
            0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"),
            .. Bytes(authenticator),
        ];
        return Answer(new
        {
            clientDataJSON = Base64Url.EncodeToString(client),
            attestationObject = Base64Url.EncodeToString(attestation),
            transports = (string[])["internal"],
        });
    }

    /// <summary>The answer to a request to sign in, as navigator.credentials.get gives it.</summary>
    public object Get(JsonElement options, DeviceSays says)
    {
        var client = ClientData("webauthn.get", options, says.Origin);
        var authenticator = AuthenticatorData(says, 0, []);
        var signature = _key.SignData(
            [.. authenticator, .. SHA256.HashData(client)], HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new
        {
            clientDataJSON = Base64Url.EncodeToString(client),
            authenticatorData = Base64Url.EncodeToString(authenticator),
            signature = Base64Url.EncodeToString(signature),
            userHandle = _user,
        });
    }

    public void Dispose() => _key.Dispose();

    private object Answer(object response) => new
    {
        id = Id,
        rawId = Id,
        type = "public-key",
        authenticatorAttachment = "platform",
        clientExtensionResults = new { },
        response,
    };

    private static byte[] ClientData(string type, JsonElement options, string origin) =>
        JsonSerializer.SerializeToUtf8Bytes(new
        {
            type,
            challenge = options.GetProperty("challenge").GetString(),
            origin,
            crossOrigin = false,
        });

    private static byte[] AuthenticatorData(DeviceSays says, byte flags, byte[] credential) =>
    [
        .. SHA256.HashData(Encoding.UTF8.GetBytes(says.Rp)),
        (byte)(Present | (says.Verified ? UserVerified : 0) | flags),
        0, 0, 0, 0, // How often it was used: this device does not count.
        .. credential,
    ];

    // {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
    private byte[] CoseKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, .. Bytes(point.X!), 0x22, .. Bytes(point.Y!)];
    }

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Bytes(byte[] bytes) => bytes.Length < 256
        ? [0x58, (byte)bytes.Length, .. bytes]
        : [0x59, (byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];
}
