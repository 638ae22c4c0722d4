using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Infrastructure.Identity;

/// <summary>Seals the keys of cookies and forms before they go into the database.</summary>
public sealed class SealedXml(SecretBox box) : IXmlEncryptor
{
    internal const string Purpose = "data-protection";
    internal const string Element = "sealed";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        ArgumentNullException.ThrowIfNull(plaintextElement);
        var text = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        return new(new(Element, Convert.ToBase64String(box.Seal(Purpose, text))), typeof(OpenedXml));
    }
}

/// <summary>Opens them again. Made by the framework, from the name that stands beside the key.</summary>
public sealed class OpenedXml(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        ArgumentNullException.ThrowIfNull(encryptedElement);
        var box = services.GetRequiredService<SecretBox>();
        return XElement.Parse(Encoding.UTF8.GetString(
            box.Open(SealedXml.Purpose, Convert.FromBase64String(encryptedElement.Value))));
    }
}
