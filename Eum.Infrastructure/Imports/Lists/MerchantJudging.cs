using Eum.Domain.Lists;
using Eum.Domain.Merchants.Lists;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Reports.Merchants;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Lists;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Imports.Lists;

/// <summary>Holds the rows of a list of merchants against the registry.</summary>
public sealed class MerchantJudging(
    IDbContextFactory<EumDbContext> database, MerchantMemory memory, FieldCipher cipher) : ListJudging
{
    private const int KeysAtOnce = 500;

    public override ListSubject Subject => ListSubject.Merchants;

    public override async Task<IReadOnlyList<ListRow>> JudgeAsync(
        SentListRow list, ListMapping mapping, DateOnly effectiveOn, DistrictScope scope, DateOnly today,
        IReadOnlyList<ListRow> rows, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(list);
        await using var books = await Snapshot.OpenAsync(database, scope, cancel);
        var register = await memory.RegisterAsync(books, today, cancel);
        var known = new KnownMerchants(register.All);
        Dictionary<long, MerchantTexts> texts = [];
        var judge = new MerchantJudge(
            list.Kind, ReadingOf(mapping, effectiveOn, scope), known, scope.Covers, texts.GetValueOrDefault, MarkOf);
        if (list.Kind == ListKind.Merchants)
            foreach (var some in judge.KeysOf(rows).Chunk(KeysAtOnce)) await AddTextsAsync(scope, some, texts, cancel);
        return judge.Judge(rows);
    }

    /// <summary>Reads single rows as they were judged.</summary>
    public static ListReading ReadingOf(ListMapping mapping, DateOnly effectiveOn, DistrictScope scope) =>
        new(mapping, effectiveOn, scope.Covers, ResidentNumbers.WasIn);

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
