using System.Text.Encodings.Web;
using System.Text.Json;

namespace Eum.Domain.Audit;

/// <summary>One field before and after.</summary>
public sealed record AuditChange(string Field, string Before, string After);

/// <summary>What an entry tells of a change: a sentence, and the fields before and after (이력).</summary>
/// <remarks>Entries may also hold plain text; that is then the note, with no changes.</remarks>
public sealed record AuditDetails(string Note, IReadOnlyList<AuditChange> Changes)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text for <see cref="AuditEntry.Details"/>; fields that stayed the same are left out.</summary>
    public static string Write(string note, params IEnumerable<AuditChange> changes)
    {
        AuditChange[] changed = [.. changes.Where(change => change.Before != change.After)];
        return changed.Length == 0 ? note : JsonSerializer.Serialize(new AuditDetails(note, changed), Format);
    }

    public static AuditDetails Read(string details)
    {
        ArgumentNullException.ThrowIfNull(details);
        if (!details.StartsWith('{')) return new(details, []);
        try
        {
            // The trail doubles backslashes when it keeps a text.
            var written = details.Replace("\\\\", "\\", StringComparison.Ordinal);
            return JsonSerializer.Deserialize<AuditDetails>(written, Format) is { Changes: not null } read
                ? read with { Note = read.Note ?? "" }
                : new(details, []);
        }
        catch (JsonException)
        {
            return new(details, []); // Cut because it was too long, or never meant as an object.
        }
    }
}
