using System.Diagnostics;
using System.Text.Json;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Audit;
using Eum.Domain.Values;
using Eum.Infrastructure.Anchoring;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Storage.Audit;
using Eum.Infrastructure.Storage.Bulk;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.Extensions.Options;
using Xunit.Abstractions;

namespace Eum.Admin.Tests.Anchoring;

/// <summary>AL-6, AL-7: the figures, printed for docs/performance.md.</summary>
public sealed class MillionEntriesTests(ITestOutputHelper output)
{
    private const int Million = 1_000_000;

    [LongTheory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task AL_6_a_million_entries_are_verified(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var clock = new StoppedClock();
        using var sealer = new AuditSealer(database, database.Keys.Options, clock);
        await sealer.AnchorAsync(default);
        Fill(database, await database.NumberAsync("SELECT MAX(entry_no) FROM audit_entries"));
        clock.Advance(TimeSpan.FromHours(1));
        await sealer.AnchorAsync(default);
        var watch = Stopwatch.StartNew();

        var (told, most) = Verify(database);

        output.WriteLine($"{engine}: {watch.ElapsedMilliseconds:#,0} ms with its start, at most {most >> 10} MiB");
        Assert.True(told.GetProperty("ok").GetBoolean());
        Assert.True(told.GetProperty("entries").GetInt64() > Million);
        Assert.InRange(most >> 10, 1, 300);
    }

    // As it is run, in a process of its own: what it answers, and the most memory it ever held (KiB).
    private static (JsonElement Told, long Most) Verify(TestDatabase database)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "Eum.Admin.dll"), "audit", "verify", "--json"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        foreach (var (name, value) in database.Settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        using var process = Process.Start(start)!;
        var answer = process.StandardOutput.ReadToEndAsync();
        var most = 0L;
        while (!process.WaitForExit(50))
            if (MostOf(process.Id) is var now and > 0) most = now;
        using var told = JsonDocument.Parse(answer.Result);
        return (told.RootElement.Clone(), most);
    }

    private static long MostOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status")
                .First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return long.Parse(string.Concat(line.Where(char.IsAsciiDigit)), null);
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            return 0;
        }
    }

    [LongTheory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task AL_7_fifty_writers_for_a_while(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        using var trail = new AuditTrail(database);
        var before = await database.NumberAsync("SELECT MAX(entry_no) FROM audit_entries");
        var watch = Stopwatch.StartNew();

        var took = await Task.WhenAll(Enumerable.Range(0, 50).Select(async writer =>
        {
            List<long> each = [];
            while (watch.Elapsed < TimeSpan.FromSeconds(60))
            {
                var start = watch.ElapsedMilliseconds;
                if (writer % 10 == 0)
                {
                    await using var db = database.Open();
                    await db.SaveAsync(Storage.An.AuditEntry(), default);
                }
                else await trail.RecordAsync(Storage.An.AuditEntry(), default);
                each.Add(watch.ElapsedMilliseconds - start);
            }

            return each;
        }));

        var all = took.SelectMany(each => each).Order().ToList();
        var written = await database.NumberAsync("SELECT MAX(entry_no) FROM audit_entries") - before;
        output.WriteLine($"{engine}: {written / 60:#,0} entries/s, p50 {all[all.Count / 2]} ms, "
            + $"p95 {all[all.Count * 95 / 100]} ms, longest {all[^1]} ms");
        Assert.Equal(all.Count, written);
        Assert.Equal(written + before, await database.NumberAsync("SELECT COUNT(*) FROM audit_entries"));
        await using var after = database.Open();
        Assert.Null(AuditChain.FirstBroken(
            after.AuditEntries.OrderBy(row => row.EntryNo).AsEnumerable().Select(row => row.ToLink())));
    }

    private static void Fill(TestDatabase database, long number)
    {
        using var store = new BulkConnections(Options.Create(database.Options)).Open();
        using var db = database.Open();
        var last = db.AuditEntries.Single(row => row.EntryNo == number).ToLink();
        for (var round = 0; round < 20; round++)
        {
            var rows = new BulkRows(ImportTables.AuditEntries, Million / 20);
            for (var i = 0; i < Million / 20; i++)
            {
                last = AuditChain.Append(last, last.Entry with { Subject = $"merchant/{i}", Reason = "민원 처리 요청" });
                var row = AuditEntryRow.Of(last);
                rows.Add(row.EntryNo, KoreanTime.ToUnixMs(row.At), row.ActorId, row.Actor, row.EmployeeNo, row.Address,
                    row.Action, row.Subject, row.SubjectPerson, row.District, row.Reason, (int)row.Result,
                    row.RequestId, row.Details, row.PreviousHash, row.Hash);
            }

            store.Begin();
            store.Append(rows);
            store.Commit();
        }
    }
}
