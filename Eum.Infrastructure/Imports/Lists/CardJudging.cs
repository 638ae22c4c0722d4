using Eum.Domain.Cards.Lists;
using Eum.Domain.Lists;
using Eum.Domain.Officers;
using Eum.Infrastructure.Cards;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Cards;
using Eum.Infrastructure.Storage.Lists;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Imports.Lists;

/// <summary>Holds the people of a list against persons, their orders and their cards, wherever in the city.</summary>
public sealed class CardJudging(IDbContextFactory<EumDbContext> database, PersonRegister persons) : ListJudging
{
    private const int AtOnce = 500;

    public override ListSubject Subject => ListSubject.Cards;

    public override async Task<IReadOnlyList<ListRow>> JudgeAsync(
        SentListRow list, ListMapping mapping, DateOnly effectiveOn, DistrictScope scope, DateOnly today,
        IReadOnlyList<ListRow> rows, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(list);
        await using var db = await database.CreateDbContextAsync(cancel);
        db.Scope = scope;
        var batch = await db.CardBatches.AsNoTracking().SingleAsync(row => row.ListNo == list.ListNo, cancel);
        var reading = ReadingOf(mapping, today);
        var indexes = rows.Select(row => reading.Read(row.Cells).Entry).OfType<CardListEntry>()
            .Select(entry => persons.IndexOf(entry.Who)).ToList();
        var known = await KnownAsync(db, batch.FundNo, indexes, cancel);
        var terms = await TermsAsync(db, batch, effectiveOn, cancel);
        return new CardListJudge(terms, reading, who => known.GetValueOrDefault(persons.IndexOf(who))).Judge(rows);
    }

    public override async Task ForgetAsync(EumDbContext db, long list, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.CardBatches.SingleOrDefaultAsync(row => row.ListNo == list, cancel) is { } batch)
            db.CardBatches.Remove(batch);
    }

    internal static CardListReading ReadingOf(ListMapping mapping, DateOnly today) =>
        new(mapping, today, ResidentNumbers.WasIn);

    internal static async Task<CardListTerms> TermsAsync(
        EumDbContext db, CardBatchRow batch, DateOnly day, CancellationToken cancel)
    {
        var table = await ProgrammeBook.ReadAsync(db, cancel);
        var fund = batch.FundNo == 0
            ? null
            : await db.PolicyFunds.AsNoTracking().SingleAsync(row => row.FundNo == batch.FundNo, cancel);
        return new(table.Find(batch.Programme)!, table, day, fund?.Amount);
    }

    internal static async Task<Dictionary<string, KnownHolder>> KnownAsync(
        EumDbContext db, long fund, IReadOnlyCollection<string> indexes, CancellationToken cancel)
    {
        var found = await PersonRegister.FindAsync(db, indexes, cancel);
        var funded = new HashSet<long>();
        if (fund > 0)
            foreach (var some in found.Values.Select(person => person.No).Chunk(AtOnce))
                funded.UnionWith(await db.LoadsAnywhere(fund, some).Select(row => row.PersonNo).ToListAsync(cancel));
        return found.ToDictionary(
            pair => pair.Key,
            pair => new KnownHolder(pair.Value.No, pair.Value.Holds, funded.Contains(pair.Value.No)),
            StringComparer.Ordinal);
    }
}
