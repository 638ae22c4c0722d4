using System.IO.Compression;
using System.Text;
using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Storage.Engines;
using static Eum.Admin.Tests.Kit.OperatorDesk;

namespace Eum.Admin.Tests.Imports;

/// <summary>
/// The same facts are one import, however often, under whatever name and in whatever clothes they come.
/// </summary>
public sealed class SameFileTests
{
    private static readonly DateOnly Yesterday = Day.AddDays(-1);

    private static readonly (string Kind, IReadOnlyList<string> Rows)[] AllKinds =
    [
        ("merchants", [Merchant("S4", "NEW", "2025-08-01", name: "\"가나, 다라\""),
            Merchant("S4", "CHANGE", "2025-08-20", phone: "1", bracket: "LE3B", from: "2025-09-15")]),
        ("benefit-plus", ["S1,300,2025-09-01,", "S3,500,2025-01-01,2025-12-31"]),
        ("designations", ["S1,FAIR_PRICE,2025-09-01,", "S3,EVENT:FESTIVAL,2025-09-01,2025-09-30"]),
        ("members", [$"M4,JOIN,{At("08:00:00.000")},1990,,", $"M2,MOVE,{At("09:00:00.000")},1982,F,1111010100",
            $"M4,LEAVE,{At("20:00:00.000")},1990,,"]),
        ("cards", [$"C4,ISSUED,{At("08:01:00.000")},M4,SEORO-INU,9410,L2,,",
            $"C3,LOST,{At("18:00:00.000")},M3,INCHEON,,,,분실",
                $"C5,REISSUED,{At("19:00:00.000")},M3,INCHEON,9411,L2,C3,"]),
        ("charges", [$"H1,CHARGE,{At("08:00:00.000")},M1,C1,100000,AUTO,,",
            $"H2,REFUND,{At("09:00:00.000")},M1,C1,20000,,,",
                $"H3,CHARGE,{At("09:00:00.000")},M2,C2,50000,POLICY,YOUTH,2025-12-31"]),
        ("payments", [.. Enumerable.Range(0, 60).Select(no =>
            Pay($"T{100 + no}", At($"{9 + (no / 10)}:{no % 10:00}:00.000".PadLeft(12, '0')), 3_000
                + (no * 777), no % 3 == 0 ? "S3" : "S1", 1 + (no % 3), no)),
                    Cancel("T900", "T101", At("22:00:00.000"), 1_000, who: 2)]),
        ("balances", ["INCHEON,100,10,1,2,3,4,5,6,7,102,150"]),
        ("services", ["MALL,인천e몰,28185,ORDERS,5", "DONATION,나눔e음,28000,AMOUNT,500"]),
    ];

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task No_won_changes_however_a_file_is_sent_again(StorageEngine engine)
    {
        using var desk = await OpenAsync(engine);
        foreach (var (kind, rows) in AllKinds) await desk.TakeAsync(desk.Write(kind, rows));
        var before = await desk.WonAsync();

        foreach (var (kind, rows) in AllKinds)
        {
            var text = TextOf(kind, rows);
            await AssertSameAsync(desk, $"{kind}-renamed.csv", Encoding.UTF8.GetBytes(text), rows.Count);
            await AssertSameAsync(desk, $"{kind}.csv.gz", Gzip(text), rows.Count);
            await AssertSameAsync(
                desk, $"{kind}-bom.csv", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], rows.Count);
            await AssertSameAsync(
                desk, $"{kind}-crlf.csv", Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n")), rows.Count);
            await AssertSameAsync(desk, $"{kind}-cp949.csv", Cp949(text), rows.Count);
            await AssertSameAsync(
                desk, $"{kind}-nfd.csv", Encoding.UTF8.GetBytes(text.Normalize(NormalizationForm.FormD)), rows.Count);
            await AssertSameAsync(
                desk, $"{kind}-mixed.csv", Encoding.UTF8.GetBytes(TextOf(kind, Shuffled(rows), 7)), rows.Count);
        }

        Assert.Equal(before, await desk.WonAsync());
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Neither_the_order_of_files_nor_of_rows_nor_the_size_of_a_chunk_changes_a_won(StorageEngine engine)
    {
        var digests = new HashSet<string>();
        foreach (var chunkRows in new[] { 1, 7, 100, 262_144 })
        {
            using var desk = await OpenAsync(engine);
            foreach (var (kind, rows) in AllKinds) await desk.TakeAsync(desk.Write(kind, rows), chunkRows);
            digests.Add(await desk.WonAsync());
        }

        using var mixed = Empty(engine);
        List<string> paths =
        [
            mixed.Write("merchants", Shuffled(OperatorDesk.Merchants), day: Yesterday),
            mixed.Write("members", Shuffled(OperatorDesk.Members), day: Yesterday),
            mixed.Write("cards", Shuffled(OperatorDesk.Cards), day: Yesterday),
        ];
        foreach (var (kind, rows) in AllKinds)
            paths.Insert(0, mixed.Folder.Write($"z{paths.Count}.csv.gz", Gzip(TextOf(kind, Shuffled(rows)))));
        var run = await mixed.RunAsync(["import", .. paths]);
        digests.Add(await mixed.WonAsync());

        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Single(digests);
        Assert.Equal(FileKind.Daily.Count, AllKinds.Length);
    }

    private static async Task AssertSameAsync(OperatorDesk desk, string name, byte[] content, int rows)
    {
        var result = await desk.ImportAsync(desk.Folder.Write(name, content));

        Assert.True(result.Status == "DONE", $"{name}: {result.Message} {string.Join(' ', result.Problems)}");
        Assert.Equal((name, 0L, (long)rows), (name, result.Accepted, result.Duplicates));
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static byte[] Cp949(string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(949).GetBytes(text.Replace("TEST", "운영"));
    }

    // The second half first, backwards: nothing stands beside what it stood beside.
    private static string[] Shuffled(IReadOnlyList<string> rows) =>
        [.. rows.Skip(rows.Count / 2).Reverse(), .. rows.Take(rows.Count / 2).Reverse()];
}
