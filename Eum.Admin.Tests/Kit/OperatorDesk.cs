using System.Globalization;
using System.Text;
using Eum.Admin.Commands;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Storage.Bulk;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Tests.Kit;

/// <summary>
/// Operator files written by a test and imported into books of its own. The world: members M1–M3 with cards C1–C3, the
/// merchants S1 (sales up to 1 billion) and S3 (up to 300 million) in 연수구, and S2, which closed on 30 August 2025.
/// </summary>
internal sealed class OperatorDesk : IDisposable
{
    public static readonly DateOnly Day = new(2025, 9, 1);

    public const string RegistrationNo = "1234567891";

    private OperatorDesk(StorageEngine engine) => Database = TestDatabase.On(engine);

    public TestDatabase Database { get; }

    public TempFolder Folder { get; } = new();

    public static IReadOnlyList<string> Merchants { get; } =
    [
        Merchant("S1", "NEW", "2020-01-02"), Merchant("S2", "NEW", "2020-01-02"),
        Merchant("S2", "END", "2025-08-30", status: "CLOSED"), Merchant("S3", "NEW", "2020-01-02", bracket: "LE300M"),
    ];

    public static IReadOnlyList<string> Members { get; } =
    [
        .. Enumerable.Range(1, 3).Select(no => $"M{no},JOIN,2020-02-01T10:00:00.000+09:00,198{no},F,2818510100"),
    ];

    public static IReadOnlyList<string> Cards { get; } = [.. Enumerable.Range(1, 3).SelectMany(no => new[]
    {
        $"C{no},ISSUED,2020-02-02T10:00:00.000+09:00,M{no},INCHEON,9410-16**-****-000{no},L1,,",
        $"C{no},ACTIVATED,2020-02-03T10:00:00.000+09:00,M{no},INCHEON,9410-16**-****-000{no},L1,,",
    })];

    /// <summary>Books in which the world is known.</summary>
    public static async Task<OperatorDesk> OpenAsync(StorageEngine engine)
    {
        var desk = new OperatorDesk(engine);
        var before = Day.AddDays(-1);
        await desk.TakeAsync(desk.Write("merchants", Merchants, day: before));
        await desk.TakeAsync(desk.Write("members", Members, day: before));
        await desk.TakeAsync(desk.Write("cards", Cards, day: before));
        return desk;
    }

    /// <summary>Books in which nobody is known.</summary>
    public static OperatorDesk Empty(StorageEngine engine) => new(engine);

    public static string Merchant(
        string id, string what, string on, string name = "옥련 분식", string type = "RESTAURANT",
        string dong = "2818510100", string address = "인천광역시 연수구 옥련동 1", string phone = "032-000-0000",
        string bracket = "LE1B", string? from = null, string status = "OPEN", string registration = RegistrationNo) =>
        $"{id},{what},{on},{registration},{name},{type},56111,{dong},{address},{phone},{bracket},{from ?? on},{status},Y";

    public static string Pay(
        string tx, string at, long amount, string merchant = "S1", int who = 1, long theirs = 0, string kind = "PAY",
        string original = "") => string.Create(
        CultureInfo.InvariantCulture,
        $"{tx},{kind},{original},{at},M{who},C{who},{merchant},{amount},{amount},0,0,0,CARD,{theirs}");

    public static string Cancel(
        string tx, string original, string at, long amount, int who = 1, string merchant = "S1") =>
        Pay(tx, at, amount, merchant, who, kind: "CANCEL", original: original);

    /// <summary>A Korean instant of <see cref="Day"/>, or of another.</summary>
    public static string At(string time, DateOnly? day = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{day ?? Day:yyyy-MM-dd}T{time}+09:00");

    /// <summary>The text of a file of the contract, with the sums its rows add up to.</summary>
    public static string TextOf(string kind, IReadOnlyList<string> rows, int sequence = 1, DateOnly? day = null)
    {
        var known = FileKind.Find(kind)!;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture,
            $"#EUM,{kind},1,TEST,{day ?? Day:yyyy-MM-dd},{day ?? Day:yyyy-MM-dd}T23:59:59+09:00,{sequence}\n");
        text.Append(string.Join(',', known.Columns)).Append('\n');
        foreach (var row in rows) text.Append(row).Append('\n');
        var sums = known.Totals.Select(column =>
            rows.Sum(row => Signed(known, row, known.Column(column)))).DefaultIfEmpty(0);
        return text.Append(CultureInfo.InvariantCulture, $"#END,{rows.Count},{string.Join(',', sums)}\n").ToString();
    }

    public string Write(
        string kind, IReadOnlyList<string> rows, int sequence = 1, DateOnly? day = null, string? name = null) =>
        Folder.Write(name ?? $"{kind}-{day ?? Day:yyyyMMdd}-{sequence}.csv", TextOf(kind, rows, sequence, day));

    public Task<ImportResult> ImportAsync(string path, int chunkRows = 262_144) =>
        Importer(chunkRows).ImportAsync(path, null, "test", null, default);

    /// <summary>Imports a file in which nothing may be wrong.</summary>
    public async Task<ImportResult> TakeAsync(string path, int chunkRows = 262_144)
    {
        var result = await ImportAsync(path, chunkRows);
        Assert.True(result.Status == "DONE", $"{result.Message} {string.Join(' ', result.Problems)}");
        return result;
    }

    public Task<ImportResult> PayAsync(params IReadOnlyList<string> rows) => ImportAsync(Write("payments", rows));

    public async Task<CommandRun> RunAsync(params string[] words)
    {
        using StringWriter answer = new(), complaints = new();
        var terminal = new Terminal(answer, complaints, new StoppedClock(), IsPerson: false)
        {
            Settings = Database.Settings,
        };
        var exit = await CommandLine.RunAsync(words, terminal);
        return new(exit, answer.ToString(), complaints.ToString());
    }

    /// <summary>Every won of the books, without the numbers that the order of arrival gives.</summary>
    public async Task<string> WonAsync() => string.Join('\n',
        await RowsAsync(
            "SELECT approved_at, kind, posted_on, amount, from_charge, from_cashback, from_policy, mtd_before, "
            + "national, city, gu, institution, merchant, cashback, operator_cashback, cause, flags FROM payments"),
        await RowsAsync(
            "SELECT day, legal_dong, district, business_type, kind, flags, count, amount, cashback FROM payments_daily"),
        await RowsAsync("SELECT year, fund, authority, programme, available, executed, uncovered FROM budget_lines"),
        await RowsAsync(
            "SELECT occurred_at, kind, posted_on, home_dong, amount, method, policy_fund, flags FROM charges"),
        await RowsAsync("SELECT day, home_dong, kind, method, count, amount FROM charges_daily"),
        await RowsAsync("SELECT day, home_dong, birth_year, sex, event, count FROM signups_daily"),
        await RowsAsync("SELECT month, home_dong, users FROM users_monthly"),
        await RowsAsync("SELECT joined_at, left_at, birth_year, sex, home_dong FROM members"),
        await RowsAsync("SELECT status, issued_at, activated_at, closed_at, pan_masked, lot_no FROM cards"),
        await RowsAsync("SELECT name, address, phone, registered_on, closed_on FROM merchants"),
        await RowsAsync("SELECT valid_from, business_type, legal_dong, district, bracket, status FROM merchant_terms"));

    /// <summary>Rows as text, sorted.</summary>
    public async Task<string> RowsAsync(string sql)
    {
        await using var db = Database.Open();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await rows.ReadAsync())
            lines.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount)
                .Select(i =>
                    rows.IsDBNull(i) ? "" : Convert.ToString(rows.GetValue(i), CultureInfo.InvariantCulture))));
        lines.Sort(StringComparer.Ordinal);
        return string.Join('\n', lines);
    }

    public void Dispose()
    {
        Folder.Dispose();
        Database.Dispose();
    }

    private FileImporter Importer(int chunkRows) =>
        new(new BulkConnections(Options.Create(Database.Options)), new StoppedClock())
        {
            ChunkRows = chunkRows,
            Cipher = Database.Keys.Cipher,
        };

    private static long Signed(FileKind kind, string row, int column)
    {
        var fields = row.Split(',');
        if (fields.Length != kind.Columns.Count
            || !long.TryParse(fields[column], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var won))
            return 0;
        return kind.Negative.Count > 0 && kind.Negative.Contains(fields[kind.Column("kind")]) ? -won : won;
    }
}
