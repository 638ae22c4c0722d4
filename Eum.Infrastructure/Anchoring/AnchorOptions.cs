using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Anchoring;

/// <summary>The section <c>Audit</c> of the settings.</summary>
public sealed class AnchorOptions
{
    public const string Section = "Audit";

    /// <summary>The signing key's file; audit-signing.pem beside the books unless named.</summary>
    public string KeyFile { get; set; } = "";

    /// <summary>
    /// The append-only file that checkpoints leave the database to; audit-anchors.jsonl beside the books unless named.
    /// In earnest it lies where neither the program's nor the database's administrator can rewrite it.
    /// </summary>
    public string AnchorFile { get; set; } = "";

    /// <summary>Where checkpoints are sent as well (RFC 5424): udp://host:514 or unix:///dev/log; empty for
    /// nowhere.</summary>
    public string Syslog { get; set; } = "";

    /// <summary>Years that entries are kept; the law asks for 2 where there are 50,000 people.</summary>
    public int KeepYears { get; set; } = 5;

    internal AnchorOptions Beside(StorageOptions storage)
    {
        if (KeyFile.Length > 0 && AnchorFile.Length > 0) return this;
        var folder = SecretFile.FolderOf(storage);
        return new()
        {
            KeyFile = KeyFile.Length > 0 ? KeyFile : Path.Combine(folder, "audit-signing.pem"),
            AnchorFile = AnchorFile.Length > 0 ? AnchorFile : Path.Combine(folder, "audit-anchors.jsonl"),
            Syslog = Syslog,
            KeepYears = KeepYears,
        };
    }
}
