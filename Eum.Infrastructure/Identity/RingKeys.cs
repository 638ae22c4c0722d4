using System.Globalization;
using Eum.Infrastructure.Protection;

namespace Eum.Infrastructure.Identity;

/// <summary>The keys of personal data seal second factors and the keys of cookies too.</summary>
internal sealed class RingKeys(KeyRing ring) : ISecretKeys
{
    public (string Name, byte[] Key) Current
    {
        get
        {
            var version = ring.Current;
            return (version.ToString(CultureInfo.InvariantCulture), ring.Find(version)!);
        }
    }

    public byte[]? Find(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? ring.Find(version)
            : null;
}
