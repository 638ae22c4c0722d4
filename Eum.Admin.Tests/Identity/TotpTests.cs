using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Admin.Tests.Identity;

public sealed class TotpTests
{
    private static readonly byte[] Seed = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, the last six of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_standard(long second, string code) =>
        Assert.Equal(code, Totp.CodeAt(Seed, Totp.StepAt(DateTime.UnixEpoch.AddSeconds(second))));

    // RFC 4648, section 10.
    [Theory]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Seeds_are_written_in_the_standards_base32(string bytes, string written)
    {
        Assert.Equal(written, Totp.Written(Encoding.ASCII.GetBytes(bytes)));
        Assert.Equal(bytes, Encoding.ASCII.GetString(Totp.Read(written.ToLowerInvariant())));
    }

    [Fact]
    public void A_sealed_seed_opens_for_its_user_only_and_not_when_a_byte_is_changed()
    {
        var box = new SecretBox(new Keys());
        var closed = box.Seal("totp/a", Seed);

        Assert.Equal(Seed, box.Open("totp/a", closed));
        Assert.ThrowsAny<CryptographicException>(() => box.Open("totp/b", closed));
        for (var at = 0; at < closed.Length; at++)
        {
            var changed = closed.ToArray();
            changed[at] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => box.Open("totp/a", changed));
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public void The_keys_of_cookies_lie_sealed_in_the_database(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var keys = new DataProtectionKeys(database);
        using var services = new ServiceCollection().AddSingleton(new SecretBox(new Keys())).BuildServiceProvider();
        var secret = XElement.Parse("<masterKey><value>c2VjcmV0IG9mIGNvb2tpZXM=</value></masterKey>");

        keys.StoreElement(
            new SealedXml(services.GetRequiredService<SecretBox>()).Encrypt(secret).EncryptedElement, "key-1");

        var stored = Assert.Single(keys.GetAllElements());
        Assert.DoesNotContain("c2VjcmV0", stored.ToString(), StringComparison.Ordinal);
        Assert.True(XNode.DeepEquals(secret, new OpenedXml(services).Decrypt(stored)));
    }

    private sealed class Keys : ISecretKeys
    {
        public (string Name, byte[] Key) Current { get; } = ("k1", new byte[32]);

        public byte[]? Find(string name) => name == "k1" ? Current.Key : null;
    }
}
