using Eum.Infrastructure.Anchoring;
using Eum.Infrastructure.Protection;

namespace Eum.Admin.Tests.Kit;

/// <summary>
/// The keys of one test's books, in its folder. The ring is the same for all, so that the same file imported into two
/// databases leaves the same bytes; the signing key is made when it is first needed.
/// </summary>
internal sealed class TestKeys
{
    private const string Text =
        """
        {"current":1,"keys":[{"version":1,"key":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="}],
         "index":"Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA="}
        """;

    public TestKeys(TempFolder folder)
    {
        Ring = folder.Write("test.keys", Text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Ring, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (Signing, Anchors) = (folder.At("audit-signing.pem"), folder.At("audit-anchors.jsonl"));
    }

    public string Ring { get; }

    public string Signing { get; }

    public string Anchors { get; }

    public FieldCipher Cipher => new(KeyRing.Open(Ring));

    public AnchorOptions Options => new() { KeyFile = Signing, AnchorFile = Anchors };
}
