using Eum.Domain.Merchants.Lists;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Reports.Merchants;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Imports.Lists;

/// <summary>Holds the rows of a list against the registry, as far as its sender reaches.</summary>
internal sealed class ListRegister(
    IDbContextFactory<EumDbContext> database, MerchantMemory memory, FieldCipher cipher)
{
    private const int KeysAtOnce = 500;

    /// <summary>The rows with their verdicts.</summary>
    public async Task<IReadOnlyList<ListRow>> JudgeAsync(
        ListKind kind, ListMapping mapping, DateOnly effectiveOn, DistrictScope scope, DateOnly today,
        IReadOnlyList<ListRow> rows, CancellationToken cancel)
    {
        await using var books = await Snapshot.OpenAsync(database, scope, cancel);
        var register = await memory.RegisterAsync(books, today, cancel);
        var known = new KnownMerchants(register.All);
        Dictionary<long, MerchantTexts> texts = [];
        var judge = new ListJudge(
            kind, ReadingOf(mapping, effectiveOn, scope), known, scope.Covers, texts.GetValueOrDefault, MarkOf);
        if (kind == ListKind.Merchants)
            foreach (var some in judge.KeysOf(rows).Chunk(KeysAtOnce)) await AddTextsAsync(scope, some, texts, cancel);
        return judge.Judge(rows);
    }

    /// <summary>Reads single rows as they were judged.</summary>
    public static ListReading ReadingOf(ListMapping mapping, DateOnly effectiveOn, DistrictScope scope) =>
        new(mapping, effectiveOn, scope.Covers, HasResidentNumber);

    // They are masked before anything is kept: where the mask stands, one stood.
    private static bool HasResidentNumber(string text) =>
        text.Contains(ResidentNumbers.Mask, StringComparison.Ordinal) || ResidentNumbers.ContainsFolded(text);

    private string MarkOf(string phone) => cipher.IndexOf(
        ProtectedColumns.MerchantPhone.Purpose, new PersonalText(PersonalKind.Phone, phone).Plain());

    private async Task AddTextsAsync(
        DistrictScope scope, long[] keys, Dictionary<long, MerchantTexts> texts, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        db.Scope = scope;
        var rows = await db.Merchants.AsNoTracking().Where(row => keys.Contains(row.MerchantKey))
            .Select(row => new { row.MerchantKey, row.Ksic, row.Address, row.Qr, row.PhoneIndex }).ToListAsync(cancel);
        foreach (var row in rows) texts[row.MerchantKey] = new(row.Ksic, row.Address, row.Qr, row.PhoneIndex);
    }
}
