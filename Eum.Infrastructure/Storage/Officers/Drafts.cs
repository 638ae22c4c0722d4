using Eum.Infrastructure.Protection;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Storage.Officers;

/// <summary>What was typed, as it is given back.</summary>
/// <param name="Content">JSON.</param>
/// <param name="SavedAt">UTC.</param>
public sealed record KeptDraft(string Content, string Base, Guid Key, DateTime SavedAt);

/// <summary>
/// Keeps what officers type until they send it. Each sees her own only; it is no change of the books and leaves no line
/// of audit, and after 30 days it is gone.
/// </summary>
public sealed class Drafts(IDbContextFactory<EumDbContext> database, FieldCipher cipher, TimeProvider clock)
{
    public const int LongestContent = 65_536;
    private const int MostForms = 100;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<KeptDraft?> FindAsync(Guid officer, string form, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var row = await db.Drafts.AsNoTracking()
            .SingleOrDefaultAsync(row => row.OfficerId == officer && row.Form == form, cancel);
        if (row is null) return null;
        try
        {
            return new(cipher.Decrypt(row.Content, CellOf(officer, form)), row.Base, row.Key, row.SavedAt);
        }
        catch (CellBrokenException)
        {
            return null; // Typed again sooner than explained; what is kept next takes its place.
        }
    }

    /// <summary>
    /// Keeps it; where the form has been kept before, under the key of then, so that two tabs are one form.
    /// </summary>
    public async Task<KeptDraft> KeepAsync(
        Guid officer, string form, string content, string @base, Guid key, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(content.Length, LongestContent);
        var now = clock.GetUtcNow().UtcDateTime;
        var sealedContent = cipher.Encrypt(content, CellOf(officer, form));
        for (var tries = 0; tries < 3; tries++)
        {
            await using var db = await database.CreateDbContextAsync(cancel);
            var row = await db.Drafts.SingleOrDefaultAsync(
                row => row.OfficerId == officer && row.Form == form, cancel);
            if (row is null)
            {
                if (await db.Drafts.CountAsync(other => other.OfficerId == officer, cancel) >= MostForms)
                    await ForgetOldestAsync(db, officer, cancel);
                var used = await IdempotencyKeys.FindAsync(db, officer, key, cancel) is not null;
                row = new()
                {
                    OfficerId = officer,
                    Form = form,
                    Content = "",
                    Base = "",
                    Key = used ? Guid.CreateVersion7() : key, // Sent already: what is typed now is another matter.
                };
                db.Drafts.Add(row);
            }

            (row.Content, row.Base, row.SavedAt) = (sealedContent, @base, now);
            try
            {
                await db.SaveChangesAsync(cancel);
                return new(content, @base, row.Key, now);
            }
            catch (DbUpdateException) when (tries < 2)
            {
                // Another tab kept it first, or sent it: the next look sees which.
            }
        }

        throw new InvalidOperationException("A draft could not be kept.");
    }

    public async Task ForgetAsync(Guid officer, string form, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        await db.Drafts.Where(row => row.OfficerId == officer && row.Form == form).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Destroys what nobody has touched for 30 days.</summary>
    public async Task<int> ForgetOldAsync(CancellationToken cancel)
    {
        var before = clock.GetUtcNow().UtcDateTime - Kept;
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.Drafts.Where(row => row.SavedAt < before).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Removes, in the transaction of what was sent, the draft that it was sent from.</summary>
    public static Task SentAsync(EumDbContext db, Guid officer, Guid key, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Drafts.Where(row => row.OfficerId == officer && row.Key == key).ExecuteDeleteAsync(cancel);
    }

    private static async Task ForgetOldestAsync(EumDbContext db, Guid officer, CancellationToken cancel)
    {
        var oldest = await db.Drafts.Where(row => row.OfficerId == officer).MinAsync(row => row.SavedAt, cancel);
        await db.Drafts.Where(row => row.OfficerId == officer && row.SavedAt <= oldest).ExecuteDeleteAsync(cancel);
    }

    private static Cell CellOf(Guid officer, string form) => new("drafts", "content", $"{officer:N}/{form}");
}
