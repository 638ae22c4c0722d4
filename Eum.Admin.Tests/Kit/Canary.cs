using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;

namespace Eum.Admin.Tests.Kit;

/// <summary>Somebody who may be found nowhere, in whatever way what is hers is written.</summary>
internal sealed record Canary(string Name, DateOnly Born, string Phone, string Membership = "")
{
    /// <summary>A card number as no operator may send it; masked it is 9410-16**-****-8901.</summary>
    public const string Card = "9410-1677-3456-8901";

    public static IReadOnlyList<string> OfTheCard { get; } = [Card, Card.Replace("-", ""), "1677-3456", "77-3456-8901"];

    public string Birth => Born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public IReadOnlyList<string> Texts =>
    [
        Name, Name.Normalize(NormalizationForm.FormD), Phone, Phone.Replace("-", ""), Phone[4..], Birth,
        Birth.Replace('-', '.'), Birth.Replace("-", ""), .. (string[])(Membership.Length > 0 ? [Membership] : []),
    ];

    /// <summary>Those of the texts that stand in a file; a packed one is looked into.</summary>
    public static IReadOnlyList<string> In(byte[] file, IEnumerable<string> texts)
    {
        var plain = file.AsSpan().StartsWith("PK"u8) ? Unpacked(file) : file;
        return [.. texts.Where(text => plain.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0)];
    }

    private static byte[] Unpacked(byte[] file)
    {
        using var all = new MemoryStream();
        using var zip = new ZipArchive(new MemoryStream(file));
        foreach (var entry in zip.Entries)
        {
            using var content = entry.Open();
            content.CopyTo(all);
        }

        return all.ToArray();
    }
}

/// <summary>All that the server sends to a page by its socket.</summary>
internal sealed class HeardFrames
{
    private readonly List<byte[]> _frames = [];

    public HeardFrames(IPage page) => page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
    {
        lock (_frames) _frames.Add(frame.Binary ?? Encoding.UTF8.GetBytes(frame.Text ?? ""));
    };

    /// <summary>As sent so far.</summary>
    public byte[] All
    {
        get
        {
            lock (_frames) return [.. _frames.SelectMany(frame => frame)];
        }
    }
}
