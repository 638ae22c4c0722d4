using System.Globalization;
using Eum.Domain.Audit;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Audit;

namespace Eum.Admin.Features.Audit;

/// <summary>Which entries a list shows, as it stands in the address; null lets all through. Days are Korean.</summary>
/// <param name="Before">Only entries with a smaller number: the next page begins where this one ends.</param>
public sealed record TrailFilter(
    DateOnly? From, DateOnly? To, string? Actor, string? Action, string? Subject, AuditResult? Result, long? Before)
{
    private const int Longest = 200;

    public bool IsOn => this with { Before = null } != new TrailFilter(null, null, null, null, null, null, null);

    /// <summary>The filter of an address; null where a word of it is none.</summary>
    public static TrailFilter? Find(
        string? from, string? to, string? actor, string? action, string? subject, string? result, string? before)
    {
        if (!TryDay(from, out var first) || !TryDay(to, out var last)) return null;
        if (((string?[])[actor, action, subject]).Any(text => text?.Length > Longest)) return null;
        AuditResult? wanted = null;
        if (!string.IsNullOrEmpty(result))
        {
            wanted = Enum.GetValues<AuditResult>().FirstOrDefault(known => AuditChain.WordOf(known) == result);
            if (wanted == default(AuditResult)) return null;
        }

        long? number = null;
        if (before is not null)
        {
            if (!long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)) return null;
            number = parsed;
        }

        return new(first, last, Word(actor), Word(action), Word(subject), wanted, number);
    }

    internal IQueryable<AuditEntryRow> Through(IQueryable<AuditEntryRow> entries)
    {
        if (Before is { } before) entries = entries.Where(row => row.EntryNo < before);
        if (From is { } from)
        {
            var start = KoreanTime.StartOf(from);
            entries = entries.Where(row => row.At >= start);
        }

        if (To is { } to)
        {
            var end = KoreanTime.StartOf(to.AddDays(1));
            entries = entries.Where(row => row.At < end);
        }

        if (Actor is { } actor) entries = entries.Where(row => row.Actor == actor || row.EmployeeNo == actor);
        if (Action is { } action) entries = entries.Where(row => row.Action.Contains(action));
        if (Subject is { } subject) entries = entries.Where(row => row.Subject.StartsWith(subject));
        if (Result is { } result) entries = entries.Where(row => row.Result == result);
        return entries;
    }

    /// <summary>As the record of who read the record keeps it.</summary>
    public override string ToString() => string.Join(
        ' ', ((string?[])
        [
            From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Actor, Action, Subject,
            Result is { } result ? AuditChain.WordOf(result) : null,
        ]).OfType<string>());

    private static string? Word(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool TryDay(string? text, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrEmpty(text)) return true;
        if (!DateOnly.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)) return false;
        day = parsed;
        return parsed.Year is > 1900 and < 9999;
    }
}
