using System.Text;
using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Storage.Engines;
using static Eum.Admin.Tests.Kit.OperatorDesk;

namespace Eum.Admin.Tests.Imports;

/// <summary>A resident registration number in a file is refused, and its digits stay nowhere.</summary>
public sealed class ResidentNumberTests
{
    private const string Number = "800101-1234567";
    private const string Digits = "8001011234567";
    private const string FullWidth = "８００１０１－１２３４５６７";

    /// <summary>The number in every free text and every id, in each of the ways people write it.</summary>
    private static readonly (string Kind, string[] Rows)[] Files =
    [
        ("merchants",
        [
            Merchant("S11", "NEW", "2025-09-01", name: $"김{Digits}분식"),
                Merchant("S12", "NEW", "2025-09-01", address: $"옥련동 {Number} 앞"),
            Merchant("S13", "NEW", "2025-09-01", phone: Number),
                Merchant("S14", "NEW", "2025-09-01", registration: Number),
            Merchant(Digits, "NEW", "2025-09-01"), Merchant("S15", "NEW", "2025-09-01", name: FullWidth),
            Merchant("S16", "NEW", "2025-09-01", address: "800101 - 1234567"),
                Merchant("S17", "NEW", "2025-09-01", name: "800101\u20131234567"),
            Merchant("S18", "NEW", "2025-09-01", type: Digits), Merchant("S19", "NEW", "2025-09-01", dong: Digits),
            Merchant("S20", "NEW", "2025-09-01", from: Digits),
        ]),
        ("designations", [$"S1,EVENT:{Digits},2025-09-01,", $"{Digits},TAXI,2025-09-01,"]),
        ("benefit-plus", [$"{Digits},300,2025-09-01,", $"S1,{Digits},2025-09-01,"]),
        ("members", [$"{Digits},JOIN,{At("10:00:00.000")},1980,M,", $"{Number},JOIN,{At("10:00:00.000")},1980,M,",
            $"M9,JOIN,{Number},1980,M,"]),
        ("cards",
        [
            $"C11,ISSUED,{At("10:00:00.000")},M1,INCHEON,{Number},L1,,",
                $"C12,ISSUED,{At("10:00:00.000")},M1,INCHEON,,{Digits},,",
            $"C13,ISSUED,{At("10:00:00.000")},M1,INCHEON,,,{Digits},",
                $"C1,LOST,{At("10:00:00.000")},M1,INCHEON,,,,본인 {Number} 분실",
            $"C14,ISSUED,{At("10:00:00.000")},{Digits},INCHEON,,,,", $"C15,ISSUED,{At("10:00:00.000")},M1,{Digits},,,,",
        ]),
        ("charges",
        [
            $"H1,CHARGE,{At("10:00:00.000")},M1,C1,1000,POLICY,{Number},",
                $"{Digits},CHARGE,{At("10:00:00.000")},M1,C1,1000,CASH,,",
        ]),
        ("payments",
        [
            Pay(Digits, At("10:00:00.000"), 1_000), Pay("T1", At("10:00:00.000"), 1_000, Digits),
            Pay("T2", At("10:00:00.000"), 1_000).Replace("M1", Number),
                Pay("T3", At("10:00:00.000"), 1_000).Replace(",CARD,", $",{Number},"),
            Cancel("T4", Digits, At("10:00:00.000"), 1_000),
        ]),
        ("services", [$"MALL,{Number},28185,ORDERS,1", $"MALL,인천e몰,28185,{Digits},1"]),
    ];

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task It_is_refused_wherever_it_stands_and_kept_nowhere(StorageEngine engine)
    {
        using var desk = await OpenAsync(engine);
        var said = new StringBuilder();
        foreach (var (kind, rows) in Files)
        {
            var run = await desk.RunAsync("import", desk.Write(kind, rows, sequence: 2), "--json");
            said.Append(run.Out).Append(run.Error);
            var file = run.Json.GetProperty("files")[0];
            Assert.Equal((3, rows.Length), (run.Exit, file.GetProperty("rejected").GetInt32()));
        }

        AssertNowhere(said.ToString(), "what was said");
        Assert.Equal(Files.Sum(file => file.Rows.Length),
            await desk.Database.NumberAsync("SELECT COUNT(*) FROM import_rejects"));
        Assert.True(await desk.Database.NumberAsync(
            "SELECT COUNT(*) FROM import_rejects WHERE original LIKE '%******-*******%'") > 20);
        AssertNowhere(await EverythingAsync(desk), "the database");
    }

    [Fact]
    public async Task What_only_looks_a_little_like_one_is_taken()
    {
        using var desk = await OpenAsync(StorageEngine.Sqlite);

        var result = await desk.ImportAsync(desk.Write("merchants",
            [
                Merchant("S11", "NEW", "2025-09-01", name: "8013011234567"), // There is no 13th month.
                Merchant("S12", "NEW", "2025-09-01", name: "800101-9234567"), // Nor a ninth century digit.
                Merchant("S13", "NEW", "2025-09-01", name: "98001011234567"), // Fourteen digits.
            ], sequence: 2));

        Assert.Equal(("DONE", 3L), (result.Status, result.Accepted));
    }

    private static void AssertNowhere(string text, string place)
    {
        foreach (var trace in new[] { Digits, Number, FullWidth, "1234567", "１２３４５６７" })
            Assert.False(
                text.Contains(trace, StringComparison.Ordinal), $"{trace} stands in {place}: {Around(text, trace)}");
    }

    private static string Around(string text, string trace) =>
        text[Math.Max(0, text.IndexOf(trace, StringComparison.Ordinal) - 80)..][..Math.Min(160, text.Length)];

    /// <summary>Every byte of the SQLite file and its log; on PostgreSQL every row of every table.</summary>
    private static async Task<string> EverythingAsync(OperatorDesk desk)
    {
        if (desk.Database.Engine == StorageEngine.Sqlite)
        {
            var path = desk.Database.ConnectionString["Data Source=".Length..].Split(';')[0];
            return string.Concat(Directory.GetFiles(Path.GetDirectoryName(path)!).Select(file =>
            {
                using var stream = new FileStream(
                    file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var reader = new StreamReader(stream, Encoding.UTF8);
                return reader.ReadToEnd().Replace(RegistrationNo, "", StringComparison.Ordinal);
            }));
        }

        var tables = await desk.RowsAsync(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'");
        var text = new StringBuilder();
        foreach (var table in tables.Split('\n'))
            text.Append(await desk.RowsAsync($"SELECT t::text FROM \"{table}\" t"));
        return text.ToString().Replace(RegistrationNo, "", StringComparison.Ordinal);
    }
}
