using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Storage.Engines;
using static Eum.Admin.Tests.Kit.OperatorDesk;

namespace Eum.Admin.Tests.Imports;

/// <summary>An id that stands twice in a file: the first row counts, wherever a chunk happens to end.</summary>
public sealed class RepeatedIdTests
{
    // Rows of one instant stay in one chunk, so the times tell how finely the file can be cut.
    private static readonly string[] Rows =
    [
        Pay("T1", At("10:00:00.000"), 10_000, merchant: "S9"), // An unknown merchant,
        Pay("T2", At("10:00:01.000"), 0), // no payment at all,
        Pay("T3", At("10:00:02.000"), 3_000), // and one that is right.
        Pay("T1", At("10:00:00.000"), 10_000, merchant: "S9"), // The first again: a duplicate of what was rejected.
        Pay("T1", At("10:00:03.000"), 10_000), // Its id with other content: nobody can tell which was meant.
        Pay("T2", At("10:00:04.000"), 2_000),
        Pay("T3", At("10:00:02.000"), 3_000),
        Pay("T3", At("10:00:05.000"), 3_333),
        Pay("T4", At("10:00:06.000"), 4_000),
    ];

    private static readonly string[] Rejected =
    [
        "10|conflict", "3|merchant-unknown", "4|amount-positive", "7|conflict", "8|conflict",
    ];

    public static TheoryData<StorageEngine, int> Cuts
    {
        get
        {
            var cuts = new TheoryData<StorageEngine, int>();
            foreach (int rows in (int[])[1, 2, 3, 4, 5, 7, 9, 100])
            {
                cuts.Add(StorageEngine.Sqlite, rows);
                cuts.Add(StorageEngine.PostgreSql, rows);
            }

            return cuts;
        }
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task What_becomes_of_it_does_not_depend_on_where_a_chunk_ends(StorageEngine engine, int chunkRows)
    {
        using var desk = await OpenAsync(engine);

        var result = await desk.ImportAsync(desk.Write("payments", Rows), chunkRows);

        Assert.Equal((9L, 2L, 2L, 3L, 2L), CountsOf(result));
        Assert.Equal("3000\n4000", await desk.RowsAsync("SELECT amount FROM payments"));
        Assert.Equal(string.Join('\n', Rejected), await desk.RowsAsync("SELECT line, rule FROM import_rejects"));
    }

    private static (long, long, long, long, long) CountsOf(ImportResult result) =>
        (result.Rows, result.Accepted, result.Duplicates, result.Conflicts, result.Rejected);
}
