using System.Globalization;
using Eum.Domain.Audit;
using Eum.Domain.Lists;
using Eum.Domain.Merchants;
using Eum.Domain.Merchants.Lists;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Reports.Merchants;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Lists;
using Eum.Infrastructure.Storage.Merchants;
using Eum.Infrastructure.Uploads;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Imports.Lists;

/// <summary>
/// Takes an approved list into the books: its accepted rows become a file of the contract, which is imported like any
/// other. So a list has no way of its own past locks, checkpoints, quarantine and record.
/// </summary>
public sealed class MerchantListCommit(
    IDbContextFactory<EumDbContext> database, MerchantMemory memory, FieldCipher cipher, FileImporter importer,
    UploadOptions uploads, TimeProvider clock)
{
    private const int KeysAtOnce = 500;

    /// <summary>Imports the list; what an earlier run had begun is gone on with.</summary>
    /// <returns>Null where the list is not there to be committed.</returns>
    /// <exception cref="ImportBusyException">Another import is running.</exception>
    public async Task<ImportResult?> RunAsync(
        long list, Officer by, DistrictScope scope, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(by);
        await using var db = await database.CreateDbContextAsync(cancel);
        db.Scope = scope;
        var row = await db.SentLists.SingleOrDefaultAsync(
            one => one.ListNo == list && one.State == ListState.Committing, cancel);
        if (row is null || ListMapping.Parse(row.Mapping) is not { } mapping) return null;

        var path = PathOf(list);
        if (!File.Exists(path)) await WriteAsync(db, row, mapping, path, cancel);
        var name = $"{row.FileName} (목록 {list})";
        var result = await importer.ImportAsync(
            path, name, OperatorRows.KindOf(row.Kind).Name, by.Account, progress, cancel);
        await FinishAsync(db, row, result, by, cancel);
        File.Delete(path);
        return result;
    }

    private async Task FinishAsync(
        EumDbContext db, SentListRow row, ImportResult result, Officer by, CancellationToken cancel)
    {
        row.State = result.Status switch
        {
            "DONE" => ListState.Done,
            "PARTLY" => ListState.Partly,
            _ => ListState.Failed,
        };
        row.BatchNo = result.BatchNo == 0 ? null : result.BatchNo;
        row.Message = Cut($"{row.Message} {(result.Status == "DONE" ? "" : result.Message)}".Trim());
        var line = new AuditEntry(
            clock.GetUtcNow().UtcDateTime, by.Account, "목록 반영", ListSubject.Merchants.TargetOf(row.ListNo),
            $"import/{result.BatchNo} 반영 {result.Accepted}, 중복 {result.Duplicates}, 반려 {result.Rejected + result.Conflicts}")
        {
            ActorId = by.Id,
            EmployeeNo = by.EmployeeNo,
        };
        if (await db.SaveAsync(line, cancel) is { } conflict) throw new InvalidOperationException(conflict.Message);
    }

    private async Task WriteAsync(
        EumDbContext db, SentListRow row, ListMapping mapping, string path, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var how = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var now = clock.GetUtcNow().UtcDateTime;
        var half = path + ".half"; // A file that is there is whole.
        using (var file = new EnvelopeWriter(
            new FileStream(half, how),
            new(OperatorRows.KindOf(row.Kind), 1, Envelope.Own, KoreanTime.BusinessDate(now), now, 0)))
        {
            await WriteRowsAsync(db, row, mapping, new(file, row.ListNo, cipher), cancel);
            file.Complete();
        }

        File.Move(half, path, overwrite: true);
    }

    private async Task WriteRowsAsync(
        EumDbContext db, SentListRow row, ListMapping mapping, OperatorRows file, CancellationToken cancel)
    {
        var scope = DistrictScope.Of(row.Authority);
        var reading = MerchantJudging.ReadingOf(mapping, row.EffectiveOn, scope);
        await using var books = await Snapshot.OpenAsync(database, scope, cancel);
        var today = KoreanTime.BusinessDate(clock.GetUtcNow().UtcDateTime);
        var register = await memory.RegisterAsync(books, today, cancel);
        var pages = await db.SentListPages.AsNoTracking().Where(page => page.ListNo == row.ListNo)
            .OrderBy(page => page.PageKey).ToListAsync(cancel);
        foreach (var some in (await StillAcceptedAsync(row, mapping, pages, scope, today, cancel)).Chunk(KeysAtOnce))
        {
            var kept = row.Kind == ListKind.Merchants ? await KeptAsync(db, some, cancel) : [];
            foreach (var one in some)
            {
                if (reading.Read(one.Cells).Entry is not { } entry) continue;
                var at = register.Find(one.About);
                if (at >= 0) Write(file, row.Kind, register[at], kept.GetValueOrDefault(one.About), entry);
                else if (row.Kind == ListKind.Merchants && one.About == 0) file.New(one.Line, entry);
            }
        }
    }

    // What was approved, unless the registry has moved under it: a merchant that has come meanwhile is not new.
    private async Task<List<ListRow>> StillAcceptedAsync(
        SentListRow list, ListMapping mapping, List<SentListPageRow> pages, DistrictScope scope, DateOnly today,
        CancellationToken cancel)
    {
        var approved = pages.SelectMany(page => ListPages.Rows(page, cipher)).ToList();
        var now = await new MerchantJudging(database, memory, cipher).JudgeAsync(
            list, mapping, list.EffectiveOn, scope, today, approved, cancel);
        var both = approved.Zip(now)
            .Where(pair => pair.First.IsAccepted && pair.Second.Verdict == pair.First.Verdict
                && pair.Second.About == pair.First.About)
            .Select(pair => pair.First).ToList();
        var moved = approved.Count(row => row.IsAccepted) - both.Count;
        if (moved > 0) list.Message = $"결재하는 사이에 가맹점 정보가 달라진 {moved:#,0}행은 반영하지 않았습니다.";
        return both;
    }

    private static void Write(
        OperatorRows file, ListKind kind, MerchantLine merchant, MerchantRow? kept, ListEntry entry)
    {
        if (kind == ListKind.Brackets) file.Bracket(merchant.Id, entry);
        else if (kind == ListKind.Designations) file.Designation(merchant.Id, entry);
        else if (kept is not null) file.Change(merchant, kept, entry);
    }

    private static async Task<Dictionary<long, MerchantRow>> KeptAsync(
        EumDbContext db, IEnumerable<ListRow> rows, CancellationToken cancel)
    {
        long[] keys = [.. rows.Select(row => row.About).Where(key => key > 0)];
        return await db.Merchants.AsNoTracking().Where(one => keys.Contains(one.MerchantKey))
            .ToDictionaryAsync(one => one.MerchantKey, cancel);
    }

    private string PathOf(long list) => Path.Combine(
        uploads.Folder, "lists", string.Create(CultureInfo.InvariantCulture, $"{list}.csv"));

    private static string Cut(string text) => text.Length <= 1000 ? text : text[..1000];
}
