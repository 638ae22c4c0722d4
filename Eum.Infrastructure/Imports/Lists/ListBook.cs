using System.Security.Cryptography;
using System.Text;
using Eum.Domain.Approvals;
using Eum.Domain.Audit;
using Eum.Domain.Lists;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Lists;
using Eum.Infrastructure.Uploads;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Imports.Lists;

/// <summary>
/// Keeps lists from their upload to their proposal: mapped, judged row by row, corrected in place. Each step with its
/// line of audit, in one transaction, within what the sender reaches.
/// </summary>
public sealed class ListBook(
    IDbContextFactory<EumDbContext> database, IEnumerable<ListJudging> judges, FieldCipher cipher,
    UploadFolder uploads, TimeProvider clock)
{
    private readonly Dictionary<ListSubject, ListJudging> _judges = judges.ToDictionary(judge => judge.Subject);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private DateOnly Today => KoreanTime.BusinessDate(Now);

    /// <summary>What remembers a mapping: the same kind with the same headings.</summary>
    public static string HashOf(ListKind kind, IReadOnlyList<string> headings) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{(int)kind}\n{string.Join('\n', headings)}")));

    /// <summary>Takes a file in as a new list; how its columns were mapped before is taken over.</summary>
    /// <param name="path">Where it lies now.</param>
    /// <param name="beside">Adds what is kept beside the list, in its transaction.</param>
    /// <returns>The list's number.</returns>
    public async Task<Outcome<long>> BeginAsync(
        ListSender by, ListKind kind, string name, Guid upload, string stored, string path, DateOnly effectiveOn,
        Func<EumDbContext, SentListRow, Task<Problem?>>? beside, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(by);
        var (sheet, unreadable) = ReadFile(path);
        if (sheet is null) return unreadable!;
        if (sheet.Rows.Count > by.Subject.MostRows)
            return new Problem("file", $"{sheet.Rows.Count:#,0}행입니다. 한 번에 {by.Subject.MostRows:#,0}행까지 올릴 수 있습니다.");
        if (sheet.Headings.Any(LooksLikeData)) // Headings are kept in clear: a person may not stand there.
            return new Problem("file", "첫 줄에 열 이름이 없고 사람이나 번호가 있습니다. 첫 줄에 열 이름을 적어 다시 올리세요.");

        await using var db = await OpenAsync(by, cancel);
        var no = await db.LastNumberAsync<SentListRow>(row => row.ListNo, cancel) + 1;
        var row = new SentListRow
        {
            ListNo = no,
            Kind = kind,
            Authority = AuthorityOf(by),
            State = ListState.Received,
            FileName = name,
            OfficerId = by.Officer.Id,
            OfficerName = by.Officer.Name,
            MadeAt = Now,
            EffectiveOn = effectiveOn,
            Encoding = sheet.Encoding,
            Headings = string.Join('\n', sheet.Headings.Select(Flat)),
            HeadingsHash = HashOf(kind, sheet.Headings),
            Upload = upload,
            Stored = stored,
        };
        db.SentLists.Add(row);
        if (beside is not null && await beside(db, row) is { } refused) return refused;
        var saved = await SaveAsync(db, by, "목록 올림", no, $"{kind} {name} {sheet.Rows.Count}행 {sheet.Encoding}", cancel);
        return saved is null ? no : saved;
    }

    /// <summary>Reads the file by a mapping and gives every row its verdict.</summary>
    public async Task<Outcome<ListCounts>> MapAsync(
        ListSender by, long list, ListMapping mapping, DateOnly effectiveOn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(mapping);
        await using var db = await OpenAsync(by, cancel);
        var (row, refused) = await OpenListAsync(db, by, list, cancel);
        if (row is null) return refused!;
        if (mapping.Problem(row.Kind, row.Headings.Split('\n').Length) is { } wrong) return wrong;
        mapping = mapping.InFileOrder();
        var (sheet, unreadable) = ReadFile(uploads.Find(row.OfficerId, row.Upload, row.Stored) ?? "");
        if (sheet is null) return unreadable!;

        var rows = sheet.Rows.Select(one =>
            new ListRow(one.Line, [.. mapping.CellsOf(one.Cells).Select(ResidentNumbers.Masked)])).ToList();
        var judged = await _judges[by.Subject].JudgeAsync(
            row, mapping, effectiveOn, by.Scope, Today, rows, cancel);
        await LayOutAsync(db, row, judged, cancel);
        (row.Mapping, row.EffectiveOn, row.State) = (mapping.ToString(), effectiveOn, ListState.Checked);
        Settle(row, judged);
        return await SaveAsync(db, by, "목록 열 맞춤", list, $"{row.Counts}", cancel) is { } problem
            ? problem
            : row.Counts;
    }

    /// <summary>Puts other cells into a row, and judges the list anew: rows stand against each other, too.</summary>
    /// <param name="cells">In the order of the mapping; null leaves a cell as it is.</param>
    public async Task<Outcome<ListRow>> CorrectAsync(
        ListSender by, long list, int line, IReadOnlyList<string?> cells, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(cells);
        await using var db = await OpenAsync(by, cancel);
        var (row, refused) = await OpenListAsync(db, by, list, cancel);
        if (row is null) return refused!;
        if (row.State != ListState.Checked || ListMapping.Parse(row.Mapping) is not { } mapping)
            return new Problem("", "열을 맞춘 뒤에 고칠 수 있습니다.");
        if (cells.Count != mapping.Sources.Count || cells.Any(cell => cell?.Length > ListSheet.LongestCell))
            return new Problem("", "고친 내용을 읽을 수 없습니다. 화면을 새로 고친 뒤 다시 하세요.");

        var pages = await db.SentListPages.Where(page => page.ListNo == list).OrderBy(page => page.PageKey)
            .ToListAsync(cancel);
        var before = pages.ConvertAll(page => ListPages.Rows(page, cipher));
        var rows = before.SelectMany(page => page).ToList();
        if (rows.FindIndex(one => one.Line == line) is not (>= 0 and var at)) return NotFound;

        rows[at] = rows[at] with
        {
            Cells =
            [
                .. cells.Zip(rows[at].Cells, (cell, old) => cell is null ? old : ResidentNumbers.Masked(cell.Trim())),
            ],
        };
        var judged = await _judges[by.Subject].JudgeAsync(
            row, mapping, row.EffectiveOn, by.Scope, Today, rows, cancel);
        foreach (var (number, some) in judged.Chunk(ListPages.RowsToAPage).Index())
            if (!Same(before[number], some)) ListPages.Replace(pages[number], some, cipher);
        Settle(row, judged);
        return await SaveAsync(db, by, "목록 고침", list, $"{line}행: {judged[at].Verdict}", cancel) is { } conflict
            ? conflict
            : judged[at];
    }

    /// <summary>Throws a list away that nobody has approved; what its rows held goes with it.</summary>
    public async Task<Outcome<long>> DropAsync(ListSender by, long list, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(by);
        await using var db = await OpenAsync(by, cancel);
        var (row, refused) = await OpenListAsync(db, by, list, cancel);
        if (row is null) return refused!;

        var pages = await db.SentListPages.Where(page => page.ListNo == list).ToListAsync(cancel);
        db.SentListPages.RemoveRange(pages);
        db.SentLists.Remove(row);
        await _judges[by.Subject].ForgetAsync(db, list, cancel);
        return await SaveAsync(db, by, "목록 버림", list, row.FileName, cancel) is { } conflict ? conflict : list;
    }

    private static Problem NotFound => new("", "찾을 수 없습니다.");

    // The city's own, or the gu that she was given: of several the first.
    private static int AuthorityOf(ListSender by) => by.Scope.IsWholeCity
        ? Domain.Districts.DistrictTable.CityCode
        : by.Officer.Grants.Select(grant => grant.Authority).FirstOrDefault(by.Scope.Covers, by.Scope.Districts[0]);

    private async Task<EumDbContext> OpenAsync(ListSender by, CancellationToken cancel)
    {
        var db = await database.CreateDbContextAsync(cancel);
        db.Scope = by.Scope;
        return db;
    }

    // One that may still be changed.
    private static async Task<(SentListRow?, Problem?)> OpenListAsync(
        EumDbContext db, ListSender by, long list, CancellationToken cancel)
    {
        if (await db.SentLists.SingleOrDefaultAsync(row => row.ListNo == list, cancel) is not { } found
            || !by.Subject.Kinds.Contains(found.Kind)) return (null, NotFound);
        if (found.State is not (ListState.Received or ListState.Checked))
            return (null, new("", "이미 결재된 목록은 바꿀 수 없습니다."));
        var (kind, target) = (by.Subject.ProposalKind, by.Subject.TargetOf(list));
        return await db.Proposals.AnyAsync(
            row => row.Kind == kind && row.Target == target && row.State == ProposalState.Waiting, cancel)
            ? (null, new("", "결재를 기다리는 목록입니다. 바꾸려면 먼저 결재를 철회하세요."))
            : (found, null);
    }

    private static (ListSheet? Sheet, Problem? Problem) ReadFile(string path)
    {
        try
        {
            return File.Exists(path) ? (ListSheet.Read(path), null)
                : (null, new("file", "올린 파일이 남아 있지 않습니다. 다시 올리세요."));
        }
        catch (FileRefusedException refused)
        {
            return (null, new("file", refused.Line > 0 ? $"{refused.Line}행: {refused.Message}" : refused.Message));
        }
    }

    // In the place of what an earlier mapping has laid out.
    private async Task LayOutAsync(
        EumDbContext db, SentListRow list, IReadOnlyList<ListRow> rows, CancellationToken cancel)
    {
        var there = await db.SentListPages.Where(page => page.ListNo == list.ListNo)
            .ToDictionaryAsync(page => page.PageKey, cancel);
        foreach (var page in ListPages.Of(list, rows, cipher))
        {
            if (!there.Remove(page.PageKey, out var old))
            {
                db.SentListPages.Add(page);
                continue;
            }

            old.Body = page.Body;
            old.Count(page.Counts);
        }

        db.SentListPages.RemoveRange(there.Values);
    }

    private static void Settle(SentListRow row, IReadOnlyList<ListRow> judged)
    {
        row.Sha256 = ListPages.Sha256Of(judged);
        row.Count(ListCounts.Of(judged));
    }

    private static bool Same(IReadOnlyList<ListRow> before, ListRow[] after) =>
        before.Count == after.Length && before.Zip(after).All(pair =>
            pair.First.Verdict == pair.Second.Verdict && pair.First.Message == pair.Second.Message
            && pair.First.About == pair.Second.About && pair.First.Field == pair.Second.Field
            && pair.First.Cells.SequenceEqual(pair.Second.Cells));

    // A birth date, a telephone, a business number: no column is called so.
    private static bool LooksLikeData(string heading) =>
        heading.Count(char.IsDigit) >= 6 && heading.All(unit => char.IsDigit(unit) || "-./ ".Contains(unit));

    private static string Flat(string heading) => heading.ReplaceLineEndings(" ").Trim();

    private AuditEntry Line(ListSender by, string action, long list, string details) =>
        new(Now, by.Officer.Account, action, by.Subject.TargetOf(list), details)
        {
            ActorId = by.Officer.Id,
            EmployeeNo = by.Officer.EmployeeNo,
            Address = by.Address,
        };

    private Task<Problem?> SaveAsync(
        EumDbContext db, ListSender by, string action, long list, string details, CancellationToken cancel) =>
        db.SaveAsync(Line(by, action, list, details), cancel);
}
